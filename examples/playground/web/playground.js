// Sets the page up; page is defined in the script before. The library runs in a
// worker, so that the page stays alive while it reads.
"use strict";
(() => {
  const element = (id) => document.getElementById(id);
  const go = document.querySelector("#article button.go");
  const worker = new Worker("worker.js");
  const waiting = new Map(); // what to do with the answer to each question
  let count = 0;
  let shown = null; // the article on the page

  worker.onmessage = ({ data }) => {
    if ("library" in data) {
      element("library").textContent = data.library;
      element("library").hidden = data.library === "";
      go.disabled = data.library !== "";
      return;
    }
    const [done, failed] = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error) failed(new Error(data.error));
    else done(data.answer);
  };
  const ask = (article, to, minConfidence) => new Promise((done, failed) => {
    waiting.set(++count, [done, failed]);
    worker.postMessage({ id: count, file: article.file, request: { ...article.request, to, minConfidence } });
  });

  page.form(async (event, say) => {
    event.preventDefault();
    go.disabled = true;
    const file = element("file").files[0];
    const article = {
      file: file ? new Uint8Array(await file.arrayBuffer()) : null,
      request: { text: file ? "" : element("text").value, name: file ? file.name : "", allActs: element("acts").value === "all" },
      usual: element("uncertain").checked ? -1 : 0,
    };
    try {
      element("result").innerHTML = await ask(article, "fragment", article.usual); // escaped by package render
      shown = article;
      element("tools").hidden = false;
      element("threshold").value = 0;
      page.filter((from) => { article.from = from; });
      document.querySelector("details.input").open = false;
      say("");
      element("result").scrollIntoView({ block: "nearest" });
    } catch (error) {
      say(error.message, true);
    }
    go.disabled = false;
  });

  const endings = { json: ".json", html: ".html", jsonld: ".jsonld", webannotation: ".anno.jsonld", brat: ".ann", tei: ".xml", csv: ".csv" };
  for (const button of document.querySelectorAll("[data-to]")) {
    button.addEventListener("click", async () => {
      const to = button.dataset.to;
      const answer = await ask(shown, to, shown.from > 0 ? shown.from : shown.usual); // what is shown
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([answer]));
      link.download = "statements" + endings[to];
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
  }

  element("example").addEventListener("click", async () => {
    const response = await fetch("example.txt");
    element("text").value = await response.text();
    element("text").dispatchEvent(new Event("input"));
    document.querySelector("details.input").open = true;
    if (!go.disabled) go.click();
  });
})();
