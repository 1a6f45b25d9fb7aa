// Helps with what a page without a script cannot do: hide statements under a
// confidence, take dropped files, and say what is wrong before anything is sent.
"use strict";
(() => {
  const form = document.getElementById("article");
  const text = document.getElementById("text");
  const file = document.getElementById("file");
  const state = document.getElementById("state");
  const go = form.querySelector("button.go");
  const most = Number(form.dataset.maxBytes);

  const size = (bytes) => bytes < 10_000 ? `${bytes} bytes` : bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

  // check says what would be sent and returns whether it can be.
  function check() {
    const chosen = file.files[0];
    const bytes = chosen ? chosen.size : new TextEncoder().encode(text.value).length;
    let why = "";
    // A packed file is smaller than its text; the server looks after that.
    if (bytes > most) why = `This has ${size(bytes)}; at most ${size(most)} are read.`;
    else if (!chosen && /^\s*https?:\/\/\S+\s*$/.test(text.value)) why = "This is an address. Nothing is fetched from there: paste the article's text.";
    state.classList.toggle("bad", why !== "");
    state.textContent = why || (chosen ? `${chosen.name}, ${size(bytes)}` : text.value.trim() ? size(bytes) : "");
    return why === "" && (Boolean(chosen) || text.value.trim() !== "");
  }

  text.addEventListener("input", () => { file.value = ""; check(); });
  file.addEventListener("change", check);
  form.addEventListener("submit", (event) => {
    if (!check()) {
      event.preventDefault();
      if (!state.textContent) state.textContent = "There is no text. Paste an article or choose a file.";
      state.classList.add("bad");
      text.focus();
      return;
    }
    go.disabled = true;
    state.textContent = "Reading …";
  });
  addEventListener("pageshow", () => { go.disabled = false; check(); });

  // A file may be dropped anywhere.
  const box = form.closest("details");
  const withFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  addEventListener("dragover", (event) => {
    if (!withFiles(event)) return;
    event.preventDefault();
    box.open = true;
    box.classList.add("drop");
  });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) box.classList.remove("drop"); });
  addEventListener("drop", (event) => {
    box.classList.remove("drop");
    if (!withFiles(event)) return;
    event.preventDefault();
    file.files = event.dataTransfer.files;
    check();
    go.focus();
  });

  const filter = document.getElementById("filter");
  if (!filter) return;
  const threshold = document.getElementById("threshold");
  const shown = document.getElementById("shown");
  const wanted = document.querySelector('#download [name="min-confidence"]');
  const usual = wanted.value;
  const statements = [...document.querySelectorAll(".whosaid .statements tbody tr")].map((row, i) => ({
    row,
    confidence: Number(row.querySelector('[data-label="Confidence"]').textContent),
    parts: [...document.querySelectorAll(`.whosaid .text .n${i + 1}`)],
    links: [...document.querySelectorAll(`.whosaid .numbers a[href="#${row.id}"]`)],
  }));
  const cards = [...document.querySelectorAll(".whosaid .rail li")].filter((card) => card.querySelector(".numbers"));

  function hide() {
    const from = Number(threshold.value);
    let count = 0;
    for (const s of statements) {
      const low = s.confidence < from;
      if (!low) count++;
      s.row.hidden = low;
      for (const link of s.links) link.hidden = low;
      for (const part of s.parts) part.classList.toggle("muted", low);
    }
    for (const card of cards) card.hidden = !card.querySelector(".numbers a:not([hidden])");
    shown.textContent = `${from.toFixed(2)}: ${count} of ${statements.length} statements`;
    wanted.value = from > 0 ? threshold.value : usual; // downloads have what is shown
  }
  threshold.addEventListener("input", hide);
  filter.hidden = false;
  hide();
})();
