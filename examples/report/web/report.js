// Draws the charts from their options, and searches the statements.
"use strict";
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let drawn = [];

  // fit gives labels a part of the width that there is: long names go over
  // several lines instead of taking the bars' place or ending in dots. What is
  // drawn in cells is no larger than they are.
  function fit(options, width) {
    const narrow = width < 560;
    const label = Math.min(220, Math.round(width * (narrow ? 0.36 : 0.4)));
    for (const axis of [].concat(options.yAxis || [])) {
      if (axis.type === "category") Object.assign(axis.axisLabel ||= {}, { width: label, overflow: "break", lineHeight: 13, fontSize: 12 });
    }
    for (const axis of [].concat(options.xAxis || [])) {
      if (axis.type === "category" && axis.axisLabel && narrow) Object.assign(axis.axisLabel, { rotate: axis.axisLabel.rotate ? 60 : 90, fontSize: 10 });
    }
    for (const series of options.series || []) {
      if (series.type !== "scatter") continue;
      const cell = Math.min(30, (width - label - 30) / options.xAxis[0].data.length);
      for (const point of series.data) point.symbolSize *= Math.min(1, cell / 26);
    }
    for (const legend of [].concat(options.legend || [])) {
      legend.type = "scroll";
      if (legend.show === false) for (const grid of [].concat(options.grid || [])) grid.top = 12;
    }
    options.aria = { enabled: true, label: { enabled: false }, decal: { show: (options.series || []).some((s) => s.stack) } };
    options.animation = false;
  }

  // colours are those of the speakers on other pages, for the reader's scheme.
  function colours() {
    const probe = document.querySelector(".report .whosaid").appendChild(document.createElement("i"));
    const found = Array.from({ length: 8 }, (_, i) => {
      probe.className = `s${i}`;
      return getComputedStyle(probe).getPropertyValue("--who").trim();
    });
    probe.remove();
    return found;
  }

  function draw() {
    for (const chart of drawn) chart.dispose();
    const color = colours();
    drawn = [...document.querySelectorAll(".chart")].map((element) => {
      const options = JSON.parse(document.getElementById(element.id + "-options").textContent);
      options.backgroundColor = "transparent";
      options.color = color;
      fit(options, element.clientWidth);
      const chart = echarts.init(element, dark.matches ? "dark" : null);
      chart.setOption(options);
      return chart;
    });
  }
  if (!document.querySelector(".chart")) return;
  draw();
  dark.addEventListener("change", draw);
  let width = innerWidth;
  addEventListener("resize", () => { if (width !== innerWidth) { width = innerWidth; draw(); } });

  const data = document.getElementById("rows-data");
  if (!data) return;
  const columns = ["Date", "Speaker", "Statement", "Kind", "Source", "Article"];
  const order = [2, 1, 4, 3, 0, 5]; // of the table's columns
  const rows = JSON.parse(data.textContent) || [];
  const plain = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = rows.map((row) => plain(row.join("\n")));
  const search = document.getElementById("search");
  const body = document.getElementById("rows");
  const more = document.getElementById("more");
  const step = 25;
  let found = [];
  let shown = 0;

  function show() {
    for (const i of found.slice(shown, shown + step)) {
      const tr = body.insertRow();
      for (const c of order) {
        const td = tr.insertCell();
        if (c === 2) td.className = "words";
        td.dataset.label = columns[c];
        if (rows[i][c]) td.appendChild(document.createElement("bdi")).textContent = rows[i][c];
      }
    }
    shown = Math.min(shown + step, found.length);
    more.hidden = shown >= found.length;
  }
  function look() {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    found = rows.map((_, i) => i).filter((i) => words.every((word) => texts[i].includes(word)));
    body.textContent = "";
    shown = 0;
    show();
    document.getElementById("found").textContent = `${found.length} of ${rows.length} statements`;
  }
  search.addEventListener("input", look);
  more.addEventListener("click", show);
  document.getElementById("statements").hidden = false;
  look();

  const csv = document.getElementById("csv");
  csv.hidden = false;
  csv.addEventListener("click", () => {
    // What a spreadsheet could take for a formula gets an apostrophe.
    const cell = (s) => '"' + s.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""') + '"';
    const lines = [columns, ...found.map((i) => rows[i])].map((row) => row.map(cell).join(",")).join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + lines + "\r\n"], { type: "text/csv" }));
    link.download = "statements.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
})();
