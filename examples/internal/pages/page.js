// What a page without a script cannot do: say what is wrong before anything is
// sent, take dropped files, and hide statements under a confidence.
"use strict";
const page = {
  size(bytes) {
    if (bytes < 10_000) return `${bytes} bytes`;
    return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  },

  // form watches the form of an article, and calls send with the event of a
  // submission that can be sent: one of text or of a file, neither too large.
  form(send) {
    const form = document.getElementById("article");
    const text = document.getElementById("text");
    const file = document.getElementById("file");
    const state = document.getElementById("state");
    const most = Number(form.dataset.maxBytes);

    function say(words, bad) {
      state.textContent = words;
      state.classList.toggle("bad", Boolean(bad));
    }
    function check() {
      const chosen = file.files[0];
      const bytes = chosen ? chosen.size : new TextEncoder().encode(text.value).length;
      let why = "";
      if (bytes > most) why = `This has ${page.size(bytes)}; at most ${page.size(most)} are read.`;
      else if (!chosen && /^\s*https?:\/\/\S+\s*$/.test(text.value)) why = "This is an address. Nothing is fetched from there: paste the article's text.";
      const what = chosen ? `${chosen.name}, ${page.size(bytes)}` : text.value.trim() ? page.size(bytes) : "";
      say(why || what, why);
      return why === "" && what !== "";
    }

    text.addEventListener("input", () => { file.value = ""; check(); });
    file.addEventListener("change", check);
    form.addEventListener("submit", (event) => {
      if (check()) {
        say("Reading …");
        send(event, say);
        return;
      }
      event.preventDefault();
      if (!state.textContent) say("There is no text. Paste an article or choose a file.", true);
      text.focus();
    });
    addEventListener("pageshow", check);

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
      form.querySelector("button.go").focus();
    });
  },

  // filter shows the slider for the article on the page and calls changed with
  // its value whenever it moves.
  filter(changed) {
    const threshold = document.getElementById("threshold");
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
      document.getElementById("shown").textContent = `${from.toFixed(2)}: ${count} of ${statements.length} statements`;
      changed(from);
    }
    threshold.oninput = hide;
    document.getElementById("filter").hidden = statements.length === 0;
    hide();
  },
};
