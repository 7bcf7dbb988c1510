/** A link that carries the text and the corrections behind its #, which browsers never send to a server. */

/** Maximum characters of a link: browsers and mail programs cut or refuse longer ones. */
export const LIMIT = 60_000;
/** Characters above which some mail and chat programs cut links: the reader is warned. */
export const CAREFUL = 8_000;
/** Maximum characters after decompression: a small link must not fill the memory. */
const UNFOLDED = 8_000_000;

const HEAD = '#t=';

/**
 * @param {State} state
 * @returns {Promise<string>} the whole address
 */
export async function makeLink({ text, corrections, sentences, hints }) {
  const packed = await squeeze(JSON.stringify({ v: 1, text, corrections: [...kindsOf(hints), ...corrections], sentences }));
  return `${location.origin}${location.pathname}${HEAD}${base64(packed)}`;
}

/**
 * @param {KindHint[]} hints
 * @returns {Correction[]}
 */
function kindsOf(hints) {
  return hints.map(({ anchor, kind }) => ({ op: 'kind', at: anchor, kind }));
}

/**
 * @param {string} hash
 * @returns {Promise<{ text: string, corrections: Correction[], sentences: number }>}
 */
export async function readLink(hash) {
  const found = JSON.parse(await unfold(bytes(hash.slice(HEAD.length))));
  if (typeof found?.text !== 'string' || !Array.isArray(found.corrections)) throw new Error('not one of our links');
  return { text: found.text, corrections: found.corrections.filter(isCorrection), sentences: Math.min(10, Math.max(1, Math.round(Number(found.sentences)) || 3)) };
}

/**
 * A link comes from anywhere: what is not of the right shape is left out.
 *
 * @param {any} c
 */
function isCorrection(c) {
  const anchor = (/** @type {any} */ a) => typeof a?.exact === 'string' && typeof a.before === 'string' && typeof a.after === 'string' && Number.isInteger(a.at) && a.at >= 0 && Number.isInteger(a.length) && a.length >= 0;
  const date = (/** @type {unknown} */ d) => d === null || (typeof d === 'string' && /^\d{4}-\d\d-\d\d$/.test(d));
  switch (c?.op) {
    case 'published':
      return date(c.date);
    case 'merge':
      return anchor(c.at) && anchor(c.into);
    case 'speaker':
      return anchor(c.at) && (c.who === null || anchor(c.who));
    case 'date':
      return anchor(c.at) && date(c.from) && date(c.to);
    case 'retype':
      return anchor(c.at) && ['person', 'organization', 'place', 'misc', 'money', 'percent'].includes(c.type);
    case 'kind':
      return anchor(c.at) && ['headline', 'standfirst', 'byline', 'caption', 'heading', 'list', 'body', 'furniture'].includes(c.kind);
    case 'split':
    case 'dismiss':
    case 'unquote':
    case 'drop':
      return anchor(c.at);
    default:
      return false;
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
    if (text.length > UNFOLDED) throw new Error('too long');
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
