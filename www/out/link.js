/** A link that carries the text and the corrections behind its #, which browsers never send to a server. */

import { comesWithLink } from '../correct/touched.js';

/** Maximum characters of a link: browsers and mail programs cut or refuse longer ones. */
export const LIMIT = 60_000;
/** Characters above which some mail and chat programs cut links: the reader is warned. */
export const CAREFUL = 8_000;
/** Maximum characters of a link that is opened; others may have made it longer. */
const OPENED = 250_000;
/** Maximum characters after decompression, as for every text that comes in: a small link must not fill the memory. */
const UNFOLDED = 4_000_000;
/** Articles become 2 to 6 times smaller; a link that unfolds to much more is made to stall the page. */
const RATIO = 40;
/** Maximum number of corrections of a link. */
const CORRECTIONS = 2_000;

const HEAD = '#t=';

/**
 * @param {State} state
 * @returns {Promise<string>} the whole address
 */
export async function makeLink({ text, corrections, sentences, hints }) {
  return `${location.origin}${location.pathname}${HEAD}${await pack(JSON.stringify({ v: 2, text, hints, corrections, sentences }))}`;
}

/**
 * As it stands in a link.
 *
 * @param {string} json
 */
export async function pack(json) {
  return base64(await squeeze(json));
}

/**
 * @param {string} packed as it stands in a link
 * @returns {Promise<string>}
 */
export async function unpack(packed) {
  if (packed.length > OPENED) throw new Error('too long');
  return unfold(bytes(repair(packed)));
}

/**
 * @param {string} hash
 * @returns {Promise<SavedArticle & { given: Correction[] }>} `given`: what a person set right before they made the link
 */
export async function readLink(hash) {
  const found = JSON.parse(await unpack(hash.slice(HEAD.length)));
  if (typeof found?.text !== 'string' || !Array.isArray(found.corrections)) throw new Error('not one of our links');
  /** @type {Correction[]} */
  const all = found.corrections.slice(0, CORRECTIONS).map(clean).filter(Boolean);
  // In a link of the first version what the markup knew of the lines stands among the corrections.
  const old = found.v === 1;
  /** @type {KindHint[]} */
  const hints = old
    ? all.flatMap((c) => (c.op === 'kind' ? [{ anchor: c.at, kind: c.kind }] : []))
    : list(found.hints).flatMap((h) => (isAnchor(h?.anchor) && KINDS.has(h.kind) ? [{ anchor: anchorOf(h.anchor), kind: h.kind }] : []));
  const corrections = old ? all.filter((c) => c.op !== 'kind') : all;
  // A page that was pasted told its day itself, and that is no correction; a link can't show which it was.
  for (const c of corrections) comesWithLink(c);
  return { text: found.text, hints, corrections, sentences: Math.min(10, Math.max(1, Math.round(Number(found.sentences)) || 3)), before: null, after: null, given: corrections };
}

/** @param {unknown} value */
const list = (value) => /** @type {any[]} */ (Array.isArray(value) ? value.slice(0, CORRECTIONS) : []);

/**
 * What mail and chat programs add to a link or break it with: a full stop, a bracket, white space, a tracker's name.
 *
 * @param {string} packed
 */
function repair(packed) {
  const whole = packed.replace(/%(?:20|0[ad]|09)|\s|\u200b|=%?/gi, '');
  return /^[\w-]*/.exec(whole)?.[0] ?? '';
}

const TYPES = new Set(['person', 'organization', 'place', 'misc', 'money', 'percent']);
const SCOPES = new Set(['here', 'on', 'all']);
const KINDS = new Set(['headline', 'standfirst', 'byline', 'caption', 'heading', 'list', 'body', 'furniture']);

/** @param {any} a */
const isAnchor = (a) =>
  typeof a?.exact === 'string' && a.exact.length <= 200 && typeof a.before === 'string' && typeof a.after === 'string' && Number.isInteger(a.at) && a.at >= 0 && Number.isInteger(a.length) && a.length >= 0;

/**
 * @param {Anchor} anchor
 * @returns {Anchor}
 */
const anchorOf = ({ exact, before, after, at, length }) => ({ exact, before: before.slice(-24), after: after.slice(0, 24), at, length });

/** @param {unknown} value a day of the calendar, of these thousand years */
function isDay(value) {
  if (typeof value !== 'string' || !/^[12]\d{3}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/**
 * A link comes from anywhere: what is not of the right shape is left out, and only what we know is kept.
 *
 * @param {any} c
 * @returns {Correction | null}
 */
function clean(c) {
  const op = c?.op;
  if (op === 'published') return c.date === null || isDay(c.date) ? { op, date: c.date } : null;
  if (!isAnchor(c?.at)) return null;
  const at = anchorOf(c.at);
  switch (op) {
    case 'merge':
      return isAnchor(c.into) ? { op, at, into: anchorOf(c.into) } : null;
    case 'who':
      if (!SCOPES.has(c.scope)) return null;
      return c.into === null ? { op, at, into: null, scope: c.scope } : isAnchor(c.into) ? { op, at, into: anchorOf(c.into), scope: c.scope } : null;
    case 'speaker':
    case 'quote':
      if (typeof c.name === 'string') return c.name.length <= 100 && !/\p{C}/u.test(c.name) ? { op, at, who: null, name: c.name } : null;
      return c.who === null ? { op, at, who: null } : isAnchor(c.who) ? { op, at, who: anchorOf(c.who) } : null;
    case 'event':
      return isDay(c.from) && isDay(c.to) && c.to >= c.from ? { op, at, from: c.from, to: c.to } : null;
    case 'name':
    case 'date':
      if (c.from === null) return { op, at, from: null, to: null };
      return isDay(c.from) && (c.to === null || (isDay(c.to) && c.to >= c.from)) ? { op, at, from: c.from, to: c.to } : null;
    case 'retype':
      return TYPES.has(c.type) ? { op, at, type: c.type } : null;
    case 'kind':
      return KINDS.has(c.kind) ? { op, at, kind: c.kind } : null;
    case 'confirm':
      return c.what === 'quote' || c.what === 'name' ? { op, at, what: c.what } : null;
    case 'split':
    case 'dismiss':
    case 'unquote':
    case 'drop':
      return { op, at };
    default:
      return null;
  }
}

/** @param {string} text */
async function squeeze(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {Uint8Array<ArrayBuffer>} packed */
async function unfold(packed) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > Math.min(UNFOLDED, Math.max(100_000, packed.length * RATIO))) throw new Error('too long');
  }
}

/** @param {Uint8Array} data */
function base64(data) {
  let binary = '';
  for (let i = 0; i < data.length; i += 8192) binary += String.fromCharCode(...data.subarray(i, i + 8192));
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @param {string} text */
function bytes(text) {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
}
