/**
 * HTML from the clipboard or a file, reduced to clean text: a line per block, and what the markup knows about each.
 * A hint is evidence, not an order: a form around the whole page says nothing, nor does the name of the site as a heading.
 */

import { Markup, attribute, decode, slices } from './markup.js';

const SKIP = new Set('template svg math object canvas audio video select option del s strike datalist'.split(' '));
const BLOCK = new Set(
  'address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(' '),
);
const EMPTY = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** What an opening tag closes by itself. */
const CLOSES = /** @type {Record<string, string[]>} */ ({ li: ['li'], dt: ['dt', 'dd'], dd: ['dt', 'dd'], tr: ['tr'], option: ['option'] });
const FURNITURE = /^(nav|aside|footer|form|button)$/;
const ROLES = /^(navigation|complementary|contentinfo|search)$/;
const LABELS = /(^|[\s_-])(comments?|related|teasers?|promo|newsletter|cookies?|breadcrumbs?|share|social)([\s_-]|$)/i;
/** Word's own signs of lists, comments and notes. */
const WORD = /mso-list:\s*ignore|mso-element:\s*(comment|footnote|endnote)|mso-comment|mso-(foot|end)note-id/i;
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/i;
/** A paragraph is at least this long; a shorter neighbour is a teaser or a menu. */
const PARAGRAPH = 80;
/** A standfirst is longer than the label of a section. */
const STANDFIRST = 30;
/** Tags that are open at once; what lies deeper is read as if it lay here. */
const DEPTH = 5000;

/** @typedef {{ up: Region | null, from: number, letters: number, real: boolean }} Region a part of the page that is no story, by its tag */
/**
 * @typedef {object} Context what stands around a text
 * @property {Region | null} region
 * @property {boolean} caption
 * @property {boolean} item
 * @property {boolean} row
 * @property {boolean} link
 * @property {boolean} pre
 * @property {boolean} standfirst
 * @property {number} heading 1 to 6; 0 for none
 * @property {number} header which one, 0 for none
 */
/** @typedef {{ text: string, context: Context, linked: number }} Line */
/** @typedef {{ value: string, line: number, context: Context, sure: boolean }} When */

/**
 * @param {string} html
 * @returns {Promise<Clean>}
 */
export async function readHtml(html) {
  const { lines, times, day } = await linesOf(html);
  const head = headline(lines);
  const time = published(lines, times, head);
  return { ...withKinds(lines, head, time?.line ?? -1), date: day ?? time?.value ?? null };
}

/** @param {string} html */
async function linesOf(html) {
  const markup = new Markup(html);
  const pause = slices();
  /** @type {Line[]} */
  const lines = [];
  /** @type {When[]} */
  const times = [];
  /** @type {string | null} */
  let day = null;
  /** @type {Region[]} */
  const regions = [];
  let letters = 0;
  let headers = 0;
  let text = '';
  let linked = 0;
  /** @type {Context | null} of the first words of the line */
  let first = null;
  /** @type {Context} */
  let context = { region: null, caption: false, item: false, row: false, link: false, pre: false, standfirst: false, heading: 0, header: 0 };
  /** @type {{ tag: string, context: Context, block: boolean, region: Region | null, skip: boolean }[]} */
  const stack = [];
  /** @type {Map<string, number>} */
  const open = new Map();
  let skipping = 0;

  const flush = () => {
    if (!text) return;
    const own = first ?? context;
    const block = own.pre ? text : text.replace(/ *\t */g, '\t').replace(/ {2,}/g, ' ');
    for (const part of block.split(/\n[ \t]*\n\s*/)) {
      const line = part.split('\n').map((l) => l.trim()).join('\n').trim();
      if (line) lines.push({ text: line, context: own, linked });
    }
    text = '';
    linked = 0;
    first = null;
  };
  const close = () => {
    const frame = stack.pop();
    if (!frame) return;
    open.set(frame.tag, (open.get(frame.tag) ?? 1) - 1);
    if (frame.block) flush();
    if (frame.region) frame.region.letters = letters - frame.region.from;
    if (frame.skip) skipping--;
    context = frame.context;
  };
  /** @param {string} tag */
  const closeTo = (tag) => {
    if (!open.get(tag)) return;
    while (stack.length && stack[stack.length - 1].tag !== tag) close();
    close();
  };

  for (let kind = markup.next(); kind; kind = markup.next()) {
    const wait = pause();
    if (wait) await wait;
    const { tag, attributes } = markup;
    if (kind === 'text') {
      if (skipping) continue;
      let words = decode(markup.text);
      words = context.pre ? words.replace(/\r\n?/g, '\n').replace(/\u00a0/g, ' ') : words.replace(/[ \t\n\r\f\u00a0]+/g, ' ');
      if (!words.trim()) {
        if (text && !/\s/.test(text[text.length - 1])) text += context.pre ? words : ' ';
        else if (context.pre) text += words;
        continue;
      }
      first ??= context;
      text += words;
      letters += words.length;
      if (context.link) linked += words.length;
    } else if (kind === 'raw') {
      if (tag === 'script' && /ld\+json/i.test(attributes)) day ??= fromLinkedData(markup.text);
    } else if (kind === 'close') {
      if (tag === 'p' && !open.get('p')) flush();
      else if (tag === 'br') text += '\n';
      else closeTo(tag);
    } else {
      if (tag === 'meta') day ??= fromMeta(attributes);
      if (tag === 'br' && !skipping) {
        // One break is a space in a heading, a new line elsewhere.
        text += context.heading ? ' ' : '\n';
      }
      if (tag === 'hr') flush();
      if (EMPTY.has(tag) || (markup.alone && !BLOCK.has(tag))) continue;
      const style = (attributes && attribute(attributes, 'style')) || '';
      const block = BLOCK.has(tag) || /display\s*:\s*(block|flex|grid|table)\b/i.test(style);
      if (BLOCK.has(tag) && open.get('p') && !skipping) {
        if (tag === 'p' || /^h[1-6]$/.test(tag)) closeTo('p');
      }
      for (const other of CLOSES[tag] ?? []) {
        if (!open.get(other)) continue;
        const outer = stack.findLast((f) => f.tag === other || /^(ul|ol|dl|table|tbody)$/.test(f.tag));
        if (outer?.tag === other) closeTo(other);
      }
      if (stack.length >= DEPTH) close();
      if (block) flush();
      // A row of a table is one line, as in what the browser copies as plain text.
      if ((tag === 'td' || tag === 'th') && text.trim()) text += '\t';
      const name = `${attribute(attributes, 'class') ?? ''} ${attribute(attributes, 'id') ?? ''}`;
      const skip =
        SKIP.has(tag) || HIDDEN.test(style) || WORD.test(style) || attribute(attributes, 'hidden') !== null || attribute(attributes, 'aria-hidden') === 'true' || /Mso(Comment|Footnote|Endnote)Ref|msocomanchor/i.test(name) || (tag === 'sup' && isNote(html, markup, text));
      /** @type {Region | null} */
      let region = null;
      if (FURNITURE.test(tag) || ROLES.test(attribute(attributes, 'role') ?? '') || (block && LABELS.test(name))) {
        region = { up: context.region, from: letters, letters: 0, real: true };
        regions.push(region);
      }
      stack.push({ tag, context, block, region, skip });
      open.set(tag, (open.get(tag) ?? 0) + 1);
      if (skip) skipping++;
      const change = contextOf(tag, style, name, () => ++headers);
      if (region || change) context = { ...context, ...change, ...(region && { region }) };
      if (tag === 'time' && !skipping) {
        const value = toDay(attribute(attributes, 'datetime'));
        const sure = attribute(attributes, 'itemprop') === 'datePublished' || attribute(attributes, 'pubdate') !== null;
        if (value && attribute(attributes, 'itemprop') !== 'dateModified') times.push({ value, line: lines.length, context, sure });
      }
    }
  }
  while (stack.length) close();
  flush();
  for (const region of regions) region.real = region.letters * 2 <= letters || Boolean(region.up?.real);
  return { lines, times, day };
}

/**
 * What a tag says of the words in it.
 *
 * @param {string} tag
 * @param {string} style
 * @param {string} name its class and id
 * @param {() => number} header counts the headers
 * @returns {Partial<Context> | null}
 */
function contextOf(tag, style, name, header) {
  const standfirst = name.length > 1 && /standfirst|subtitle|\bdek\b/i.test(name) && { standfirst: true };
  if (tag === 'a') return { link: true };
  if (tag === 'figcaption' || tag === 'caption') return { caption: true };
  if (tag === 'li') return { item: true, ...standfirst };
  if (tag === 'tr') return { row: true };
  if (tag === 'header') return { header: header() };
  if (/^h[1-6]$/.test(tag)) return { heading: Number(tag[1]), ...standfirst };
  if (tag === 'pre' || (style && /white-space\s*:\s*pre/i.test(style))) return { pre: true };
  return standfirst || null;
}

/**
 * Whether a raised text is the number of a note: “said¹ on Monday”, not “20 km²” or “the 4th”.
 *
 * @param {string} html
 * @param {Markup} markup behind the tag
 * @param {string} before
 */
function isNote(html, markup, before) {
  const words = html.slice(markup.place, markup.place + 200).replace(/<\/sup[\s\S]*/i, '').replace(/<[^>]*>/g, '').trim();
  return /^[[(]?(\d{1,3}|[a-z]|[*†‡§]+)[\])]?(, ?\d+)*$/i.test(words) && !/(^|[\s\d])(k?m|cm|mm|ft|mi)$/.test(before.slice(-8));
}

/**
 * The line that is the headline by its tag: the last large heading before the first paragraph, unless it only names the site.
 *
 * @param {Line[]} lines
 * @returns {number} -1 for none
 */
function headline(lines) {
  const isBody = (/** @type {Line} */ l) => !l.context.heading && !l.context.region?.real && !l.context.caption && l.text.length >= PARAGRAPH;
  const body = lines.findIndex(isBody);
  let best = -1;
  for (let i = 0; i < (body < 0 ? lines.length : body); i++) {
    const { text, context, linked } = lines[i];
    if (context.heading !== 1 && context.heading !== 2) continue;
    if (context.region?.real || linked * 2 > text.length) continue;
    // The second heading is the story's where the first only names the site or the section.
    if (best >= 0 && context.heading > lines[best].context.heading && !(wordsOf(lines[best].text) < 4 && wordsOf(text) >= 4)) continue;
    best = i;
  }
  if (best < 0) return -1;
  // A text whose parts have headings of the same size has its title elsewhere.
  const level = lines[best].context.heading;
  const others = lines.filter((l, i) => i > best && l.context.heading === level && !l.context.region?.real).length;
  return (level === 1 && others > 0 && best > 0) || (level === 2 && others > 0) ? -1 : best;
}

/** @param {string} text */
const wordsOf = (text) => text.split(/\s+/).length;

/**
 * @param {Line[]} lines
 * @param {number} head
 * @param {number} dated the line that tells the day
 */
function withKinds(lines, head, dated) {
  /** @type {Clean['kinds']} */
  const kinds = [];
  /** @type {string[]} */
  const parts = [];
  let at = 0;
  lines.forEach((line, i) => {
    const kind = i === head ? 'headline' : i === dated && line.text.length < PARAGRAPH ? 'byline' : kindOf(line, lines[i + 1]?.text ?? '', i < head);
    if (kind) kinds.push({ at, kind });
    parts.push(line.text);
    at += line.text.length + 2;
  });
  return { text: parts.join('\n\n'), kinds };
}

/**
 * What the markup says for certain; the rest is for the analysis to find out.
 *
 * @param {Line} line
 * @param {string} next the line after
 * @param {boolean} early does it stand before the headline?
 * @returns {ParagraphKind | null}
 */
function kindOf({ text, context, linked }, next, early) {
  if (context.region?.real) return 'furniture';
  if (context.caption) return 'caption';
  if (context.heading === 1 && early) return 'furniture';
  if (context.heading > 0 && context.heading < 5 && !early && next.length >= PARAGRAPH && linked * 2 < text.length) return 'heading';
  if (context.standfirst && text.length >= STANDFIRST) return 'standfirst';
  if (context.row && text.includes('\t') && !linked) return 'list';
  // An item of a menu is no sentence.
  if (context.item && /[.!?]["'”’)]*$/.test(text) && linked * 2 < text.length) return 'list';
  return null;
}

/**
 * The day by a `<time>`: one that says so itself, else one that stands under the headline.
 *
 * @param {Line[]} lines
 * @param {When[]} times
 * @param {number} head
 * @returns {When | null}
 */
function published(lines, times, head) {
  const body = lines.findIndex((l, i) => i > head && !l.context.heading && l.text.length >= PARAGRAPH);
  const free = times.filter(({ context, line }) => !context.region?.real && !context.link && !context.item && !/\b(updated?|modified|edited|starts?)\b/i.test(lines[line]?.text ?? ''));
  const sure = free.find((t) => t.sure);
  if (sure) return sure;
  const near = free.filter(({ line, context }) => (line > head && (body < 0 || line <= body)) || (head >= 0 && context.header > 0 && context.header === lines[head].context.header));
  return near[0] ?? null;
}

/** @param {string} attributes of a meta tag */
function fromMeta(attributes) {
  const name = attribute(attributes, 'property') ?? attribute(attributes, 'itemprop') ?? attribute(attributes, 'name') ?? '';
  return /^(article:published_time|datePublished|date|dc\.date(\.issued)?|parsely-pub-date|sailthru\.date)$/i.test(name) ? toDay(attribute(attributes, 'content')) : null;
}

/** @param {string} source JSON-LD */
function fromLinkedData(source) {
  return source.length < 500_000 ? toDay(/"datePublished"\s*:\s*"([^"]{10,40})"/.exec(source)?.[1]) : null;
}

/**
 * The day as it is written: in the time zone of who wrote it.
 *
 * @param {string | null | undefined} value
 */
export function toDay(value) {
  const iso = /^\s*(\d{4}-\d\d-\d\d)/.exec(value ?? '')?.[1];
  if (!iso) return null;
  const date = new Date(`${iso}T00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
