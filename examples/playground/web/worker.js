// Runs the library. It is packed, as not every server packs what it sends.
"use strict";
importScripts("wasm_exec.js");

const library = (words) => postMessage({ library: words });

const loaded = (async () => {
  const response = await fetch("whosaid.bin");
  if (!response.ok) throw new Error(`whosaid.bin: ${response.status} ${response.statusText}`);
  const unpacked = new Response(response.body.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": "application/wasm" } });
  const go = new Go();
  const { instance } = await WebAssembly.instantiateStreaming(unpacked, go.importObject);
  await new Promise((ready) => {
    self.ready = ready; // the library calls it when it can be called
    go.run(instance).then(() => library("The library has stopped. Load the page again."));
  });
})();
loaded.then(() => library(""), (error) => library(`The library could not be loaded: ${error.message}`));

onmessage = async ({ data }) => {
  try {
    await loaded;
    postMessage({ id: data.id, ...whosaid(JSON.stringify(data.request), data.file) });
  } catch (error) {
    postMessage({ id: data.id, error: error.message });
  }
};
