// The package as a program in Node uses it: found by its name, loaded from the disk.
import assert from "node:assert/strict";
import { mkdtemp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = fileURLToPath(new URL("../www/pkg/", import.meta.url));

/** A folder where the package is installed, and what `import * from "nutgraf"` gives there. */
async function installed() {
  const project = await mkdtemp(join(tmpdir(), "nutgraf-"));
  await mkdir(join(project, "node_modules"));
  await symlink(folder, join(project, "node_modules", "nutgraf"));
  await writeFile(join(project, "index.mjs"), 'export * from "nutgraf";\n');
  try {
    return await import(pathToFileURL(join(project, "index.mjs")).href);
  } finally {
    await rm(project, { recursive: true });
  }
}

const { load } = await installed();
const nutgraf = await load();
const TEXT = "Mayor Ana Lima opened the bridge in Évora on Monday 😀. “It will last,” she said.\n";

test("load() finds its .wasm in Node and shares it", async () => {
  assert.equal(nutgraf.analyze(TEXT).schemaVersion, 2);
  assert.equal(await load(), nutgraf);
  assert.equal(await load(pathToFileURL(`${folder}/nutgraf_bg.wasm`)), nutgraf);
});

test("a date is a Date, an ISO date or a date-time", () => {
  for (const date of ["2016-11-15", "2016-11-15T23:31:00-05:00", new Date("2016-11-15T10:31Z")]) {
    assert.deepEqual(nutgraf.analyze(TEXT, { date }).documentDate, { value: "2016-11-15", source: "given", span: null });
  }
  for (const date of ["yesterday", "2016-02-31", new Date(NaN), 5]) {
    assert.throws(() => nutgraf.analyze(TEXT, { date }), { name: "TypeError", message: /^date: / });
  }
});

test("an analysis is exported in every format, as it was corrected", () => {
  const analysis = structuredClone(nutgraf.analyze(TEXT, { date: "2016-11-15" }));
  const person = analysis.entities.find((e) => e.name === "Ana Lima");
  assert.ok(person);
  person.name = "Ana Maria Lima";
  analysis.quotes[0].speaker.name = "Ana Maria Lima";
  analysis.quotes[0].polarity = "denied";
  for (const format of ["markdown", "html", "csv", "names-csv", "quotes-csv"]) {
    assert.match(nutgraf.exportAs(TEXT, analysis, format), /Ana Maria Lima/, format);
  }
  assert.match(nutgraf.exportAs(TEXT, analysis, "markdown"), /\*\*denied:\*\* “It will last,”/);
  assert.match(nutgraf.exportAs(TEXT, analysis, "timeline-csv"), /^"2016-11-14","2016-11-14"/m);
  assert.match(nutgraf.exportAs(TEXT, analysis, "ics"), /DTSTART;VALUE=DATE:20161114\r\n/);
});

test("an export is written in the words it is given", () => {
  const analysis = nutgraf.analyze(TEXT, { date: "2016-11-15" });
  const months = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember";
  const german = { timeline: "Wann", day: "{day}. {month} {year}", months, footer: "Erstellt mit nutgraf." };
  const file = nutgraf.exportAs(TEXT, analysis, "markdown", german);
  assert.match(file, /## Wann\n\n- \*\*14\. November 2016\*\*/);
  assert.match(file, /Erstellt mit nutgraf\.\n$/);
});

test("what is no analysis, and an unknown format, are told so", () => {
  const analysis = nutgraf.analyze(TEXT);
  assert.throws(() => nutgraf.exportAs(TEXT, analysis, "pdf"), { name: "TypeError", message: /^format: / });
  for (const wrong of [null, {}, "text", { ...analysis, quotes: 5 }]) {
    assert.throws(() => nutgraf.exportAs(TEXT, wrong, "csv"), { name: "TypeError", message: /^analysis: / });
  }
  // Spans that do not fit the text must not stop the .wasm.
  const odd = structuredClone(analysis);
  odd.sentences[0].end = 1e6;
  odd.quotes[0].start = 79;
  odd.quotes[0].end = 3;
  odd.timeline.forEach((entry) => { entry.sentence = 99; entry.entities = [99]; });
  for (const format of ["markdown", "html", "csv", "timeline-csv", "ics"]) nutgraf.exportAs(TEXT, odd, format);
  assert.equal(nutgraf.analyze(TEXT).schemaVersion, 2);
});

test("CoNLL-U tells the part of speech and head of every token, and whose words they are", () => {
  const rows = nutgraf.conllu("Ana Lima said she was tired.").split("\n").filter((line) => /^\d/.test(line)).map((line) => line.split("\t"));
  const said = rows.find((row) => row[1] === "said");
  assert.deepEqual([said[2], said[3], said[6], said[7]], ["say", "VERB", "0", "root"]);
  assert.match(rows[0][9], /^start_char=0\|end_char=3\|Entity=B-0-person/);
  assert.match(rows[3][9], /Quote=B-0-indirect/);
  assert.throws(() => nutgraf.conllu(7), { name: "TypeError" });
});

test("several articles are one story, and a draft is held against them", () => {
  const source = { text: "“We will rebuild the pier,” Mayor Ana Berg said on Monday.", date: "2024-05-07", source: "Post" };
  const other = { text: "Berg said on Monday: “We will rebuild the pier.”", date: new Date("2024-05-08"), source: "Echo" };
  const story = nutgraf.merge([source, other]);
  assert.deepEqual(story.quotes.map((q) => [q.speaker, q.agreement, q.tellings.length]), [["Ana Berg", "same", 2]]);
  const checked = nutgraf.check("“We will sell the pier,” said Ana Berg.", [source]);
  assert.deepEqual(checked.quotations[0].changes, [{ here: "sell", there: "rebuild" }]);
  assert.equal(checked.quotations[0].speaker, "same");
  for (const wrong of [() => nutgraf.merge("text"), () => nutgraf.merge([{ date: "2024-05-07" }]), () => nutgraf.check("x", [{ text: "y", date: "soon" }])]) {
    assert.throws(wrong, { name: "TypeError" });
  }
});
