// Sets the page up; page is defined in the script before.
"use strict";
(() => {
  const go = document.querySelector("#article button.go");
  page.form(() => { go.disabled = true; });
  addEventListener("pageshow", () => { go.disabled = false; });

  if (!document.getElementById("filter")) return;
  const wanted = document.querySelector('#download [name="min-confidence"]');
  const usual = wanted.value;
  // Downloads have what is shown.
  page.filter((from) => { wanted.value = from > 0 ? String(from) : usual; });
})();
