/**
 * The package beside what others use for parts of its work, in Node, on the same articles: `cargo xtask bench`.
 *
 * Megabytes of text a second, the best of several runs. The peers do less: what each finds stands beside it.
 */

import { readdirSync, readFileSync } from 'node:fs';
import * as chrono from 'chrono-node';
import nlp from 'compromise';
import dates from 'compromise-dates';
import winkNLP from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import { load } from '../www/pkg/nutgraf.node.js';

const RUNS = 5;
const folder = new URL('../www/samples/', import.meta.url);
const texts = readdirSync(folder).filter((f) => f.endsWith('.txt')).map((f) => readFileSync(new URL(f, folder), 'utf8'));
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const rounds = Math.ceil(300_000 / bytes);

const nutgraf = await load();
const wink = winkNLP(model);
const its = wink.its;
nlp.plugin(dates);

/** @type {[string, string, (text: string) => unknown][]} */
const readers = [
  ['nutgraf', 'all: summary, names joined, quotes, times, timeline', (text) => nutgraf.analyze(text, { date: '2016-11-15' })],
  ['wink-nlp', 'tokens, parts of speech, entities such as dates and sums (no names)', (text) => {
    const doc = wink.readDoc(text);
    return [doc.tokens().out(its.pos), doc.entities().out(its.detail)];
  }],
  ['compromise', 'parts of speech, names, quotations, dates', (text) => {
    const doc = nlp(text);
    return [doc.topics().json(), doc.quotations().json(), doc.dates().json()];
  }],
  ['chrono-node', 'dates alone', (text) => chrono.parse(text, new Date('2016-11-15'))],
];

/** @type {{ name: string, speed: number, finds: string }[]} */
const table = [];
for (const [name, finds, read] of readers) {
  let best = Infinity;
  // The first run compiles.
  for (let run = 0; run <= RUNS; run++) {
    const start = performance.now();
    for (let round = 0; round < rounds; round++) texts.forEach(read);
    if (run) best = Math.min(best, performance.now() - start);
  }
  table.push({ name, finds, speed: (bytes * rounds) / 1e3 / best });
}
console.log(`\n${'in Node'.padEnd(14)}${'MB/s'.padStart(8)}${'nutgraf is'.padStart(14)}   finds`);
for (const { name, speed, finds } of table) {
  console.log(`${name.padEnd(14)}${speed.toFixed(3).padStart(8)}${`${(table[0].speed / speed).toFixed(2)} times`.padStart(14)}   ${finds}`);
}
