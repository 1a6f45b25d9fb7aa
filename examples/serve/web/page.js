// Picks out the statements of one speaker or source. Without this script the
// page shows everything.
"use strict";
(() => {
  const marks = [...document.querySelectorAll(".whosaid .text mark.st")];
  const rows = [...document.querySelectorAll(".whosaid .statements tbody tr")];
  const buttons = [...document.querySelectorAll("button.pick")];
  const shown = document.getElementById("shown");
  const all = document.getElementById("all");
  if (!shown || !all) return;

  // A mark says in its tooltip which statement it is part of.
  const numberOf = (mark) => (/^Statement (\d+):/.exec(mark.title) || [])[1];

  function pick(button) {
    const wanted = button && new Set(button.dataset.statements.split(" "));
    for (const b of buttons) b.setAttribute("aria-pressed", String(b === button));
    for (const mark of marks) {
      mark.classList.toggle("muted", Boolean(wanted) && !wanted.has(numberOf(mark)));
    }
    let count = 0;
    for (const row of rows) {
      row.hidden = Boolean(wanted) && !wanted.has(row.cells[0].textContent.trim());
      if (!row.hidden) count++;
    }
    all.hidden = !button;
    shown.textContent = `${count} of ${rows.length} statements shown` + (button ? `: ${button.textContent}.` : ".");
    if (button) {
      const first = marks.find((mark) => wanted.has(numberOf(mark)));
      if (first) first.scrollIntoView({ block: "nearest" });
    }
  }

  for (const button of buttons) {
    button.addEventListener("click", () => pick(button.getAttribute("aria-pressed") === "true" ? null : button));
  }
  all.addEventListener("click", () => pick(null));
})();
