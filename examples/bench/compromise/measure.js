// Measures compromise on the texts that come as a JSON array on the standard
// input, for the number of seconds given as the argument.
import { readFileSync } from "node:fs";
import nlp from "compromise";

const texts = JSON.parse(readFileSync(0, "utf8"));
const budget = Number(process.argv[2] ?? 2) * 1000;

function pass() {
  let quotations = 0;
  let people = 0;
  for (const text of texts) {
    const doc = nlp(text);
    quotations += doc.quotations().json().length;
    people += doc.people().json().length;
  }
  return { quotations, people };
}

pass(); // the compiler warms up
let found;
let best = Infinity;
const start = performance.now();
do {
  const begin = performance.now();
  found = pass();
  best = Math.min(best, performance.now() - begin);
} while (performance.now() - start < budget);
console.log(JSON.stringify({ seconds: best / 1000, ...found }));
