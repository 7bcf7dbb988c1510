#!/usr/bin/env node
/**
 * `npx nutgraf-site public`: for each `<nut-graf for="…" src="….json">` in the pages of a finished site it reads the
 * article and writes the analysis to where `src` points. Readers then load no .wasm. It runs after any generator.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { articleText, attribute } from "./html.js";
import { load } from "./nutgraf.node.js";

const [folder] = process.argv.slice(2);
if (!folder || folder.startsWith("-")) {
  console.error("nutgraf-site FOLDER: the folder of the finished site is expected");
  process.exit(2);
}
const nutgraf = await load();
const root = resolve(folder);
let [made, wrong] = [0, 0];
for (const entry of await readdir(root, { recursive: true })) {
  if (!/\.html?$/.test(entry)) continue;
  const page = join(root, entry);
  const html = await readFile(page, "utf8");
  for (const [, attributes] of html.matchAll(/<nut-graf\b((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi)) {
    const src = attribute(attributes, "src");
    const id = attribute(attributes, "for")?.replace(/^#/, "");
    if (!src || !id || /^[a-z]+:|^\/\//i.test(src)) continue;
    const to = src.startsWith("/") ? join(root, src) : join(dirname(page), src);
    const text = articleText(html, id);
    if (text === null || relative(root, to).startsWith("..")) {
      console.error(`${entry}: ${text === null ? `there is no element with the id "${id}"` : `src="${src}" points out of the folder`}`);
      wrong++;
      continue;
    }
    const date = dayOf(attribute(attributes, "date") ?? published(html));
    const sentences = Number(attribute(attributes, "sentences")) || undefined;
    await writeFile(to, JSON.stringify({ text, ...nutgraf.analyze(text, { date, sentences }) }));
    made++;
  }
}
console.log(`${made} ${made === 1 ? "analysis" : "analyses"} written`);
process.exit(wrong ? 1 : 0);

/** @param {string} html */
function published(html) {
  const linked = /"datePublished"\s*:\s*"([^"]+)"/.exec(html);
  if (linked) return linked[1];
  for (const [, attributes] of html.matchAll(/<meta\b([^>]*)>/gi)) {
    if (/^(article:published_time|datePublished|date)$/i.test(attribute(attributes, "property") ?? attribute(attributes, "name") ?? attribute(attributes, "itemprop") ?? "")) return attribute(attributes, "content");
  }
  return null;
}

/** @param {string | null} written */
function dayOf(written) {
  const day = written && /^\d{4}-\d\d-\d\d(?!\d)/.exec(written.trim())?.[0];
  return day && !Number.isNaN(Date.parse(day)) ? day : undefined;
}
