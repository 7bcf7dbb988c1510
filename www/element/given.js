/**
 * An analysis that was made when the site was built. Its spans count in the text it was made from, which comes with it
 * as `text`; white space may differ from the page's, and words may have been added or taken out since.
 */

/** How far ahead in the page, in characters without white space, a sentence is looked for. */
const WINDOW = 20_000;

/**
 * @param {string} address
 * @returns {Promise<{ analysis: Analysis, text: string | null }>}
 */
export async function fetchGiven(address) {
  const url = new URL(address, document.baseURI);
  let given;
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
    given = await answer.json();
  } catch (error) {
    throw new Error(`src: there is no analysis at ${url}: ${error instanceof Error ? error.message : error}`);
  }
  const { text = null, ...analysis } = given ?? {};
  if (analysis.schemaVersion !== 2 || !Array.isArray(analysis.entities)) throw new Error(`src: ${url} is no analysis of this version; make it anew`);
  if (analysis.offsets !== 'utf16') throw new Error(`src: the offsets at ${url} count in ${analysis.offsets}; make it anew with utf16`);
  return { analysis, text };
}

/**
 * @param {Analysis} analysis
 * @param {string} from the text it was made from
 * @param {string} page the text of the page
 * @returns {(span: Span) => Span | null} a span's place on the page; null for words that are not there
 */
export function align(analysis, from, page) {
  if (from === page) return (span) => span;
  const [source, target] = [solid(from), solid(page)];
  /** For each solid character of the source, the solid character of the page; -1 where the page has it not. */
  const place = new Int32Array(source.at.length).fill(-1);
  let near = 0;
  const pieces = analysis.sentences.length ? analysis.sentences : [{ start: 0, end: from.length }];
  for (const { start, end } of source.text === target.text ? [{ start: 0, end: from.length }] : pieces) {
    const [first, last] = [source.before(start), source.before(end)];
    const words = source.text.slice(first, last);
    if (!words) continue;
    const found = target.text.slice(near, near + WINDOW + words.length).indexOf(words);
    if (found < 0) continue;
    for (let i = first; i < last; i++) place[i] = near + found + i - first;
    near += found + words.length;
  }
  return ({ start, end }) => {
    const [first, last] = [source.before(start), source.before(end) - 1];
    if (last < first || place[first] < 0 || place[last] - place[first] !== last - first) return null;
    return { start: target.at[place[first]], end: target.at[place[last]] + 1 };
  };
}

/**
 * A text without its white space, and where each of its characters stood.
 *
 * @param {string} text
 */
function solid(text) {
  /** @type {number[]} */
  const at = [];
  let squeezed = '';
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    squeezed += word;
    for (let i = 0; i < word.length; i++) at.push(index + i);
  }
  return {
    text: squeezed,
    at,
    /** How many solid characters stand before an offset. */
    before(/** @type {number} */ offset) {
      let [low, high] = [0, at.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (at[middle] < offset) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

/**
 * The page's text as the analysis counts it. What is not on the page loses its mark, not its line.
 *
 * @param {Analysis} analysis
 * @param {string | null} from
 * @param {import('./host-text.js').HostText} page
 * @returns {import('./host-text.js').HostText}
 */
export function placed(analysis, from, page) {
  if (from === null) {
    // Without its text only the words that the analysis repeats tell whether it belongs to this page.
    const told = [...analysis.quotes.flatMap((q) => q.cue ?? []), ...analysis.summary.keyphrases.flatMap(({ text, spans }) => spans.map((s) => ({ ...s, text })))];
    if (told.some(({ start, end, text }) => squeeze(page.text.slice(start, end)) !== squeeze(text))) {
      throw new Error('src: the analysis was made from another text than this page has; put that text into the file, as "text"');
    }
    return page;
  }
  const place = align(analysis, from, page.text);
  return {
    text: from,
    root: page.root,
    rangeOf(span) {
      const there = place(span);
      return there && page.rangeOf(there);
    },
  };
}

/** @param {string} words */
const squeeze = (words) => words.replace(/\s+/g, ' ').toLowerCase();
