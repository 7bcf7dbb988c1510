/** All that was found as W3C Web Annotations (JSON-LD), which Hypothesis and Recogito read. */

import { anchor } from '../correct/anchor.js';
import { articleNames } from '../panels/visible.js';

/** @param {ExportInput} work */
export function annotations({ text, analysis: a }) {
  const source = 'urn:nutgraf:text';
  /** @type {object[]} */
  const items = [];
  const add = (/** @type {Span} */ span, /** @type {string} */ motivation, /** @type {object[]} */ body) => {
    const { before, after } = anchor(text, span);
    items.push({
      id: `${source}#${items.length + 1}`,
      type: 'Annotation',
      motivation,
      body,
      target: {
        source,
        selector: [
          { type: 'TextQuoteSelector', exact: text.slice(span.start, span.end), prefix: before, suffix: after },
          // In characters, as the model asks: not in UTF-16 units.
          { type: 'TextPositionSelector', start: characters(text, span.start), end: characters(text, span.end) },
        ],
      },
    });
  };
  const tag = (/** @type {string} */ value) => ({ type: 'TextualBody', purpose: 'tagging', value });
  const comment = (/** @type {string} */ value) => ({ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value });
  const counted = counter(text);
  const characters = (/** @type {string} */ _, /** @type {number} */ at) => counted(at);
  const { nutgraf, sentences } = a.summary;
  if (nutgraf) add(nutgraf, 'highlighting', [tag('nutgraf')]);
  for (const s of sentences) add(s, 'highlighting', [tag('summary')]);
  for (const e of articleNames(a)) for (const m of e.mentions) add(m, 'identifying', [tag(e.type), { type: 'TextualBody', purpose: 'identifying', value: e.name }]);
  for (const q of a.quotes) {
    const claim = q.polarity === 'affirmed' ? [] : [tag(q.polarity)];
    const said = [q.speaker?.name, q.cue && `“${q.cue.text}”`].filter(Boolean).join(', ');
    add(q, 'describing', [tag(`quote, ${q.kind}`), ...claim, ...(said ? [comment(said)] : [])]);
  }
  for (const t of a.times) add(t, 'describing', [tag(t.type.toLowerCase()), comment(t.value)]);
  return JSON.stringify(
    { '@context': 'http://www.w3.org/ns/anno.jsonld', id: `${source}#annotations`, type: 'AnnotationCollection', total: items.length, first: { id: `${source}#page`, type: 'AnnotationPage', startIndex: 0, items } },
    null,
    2,
  );
}

/**
 * Counts the characters before an offset, remembering where it left off.
 *
 * @param {string} text
 */
function counter(text) {
  let [at, count] = [0, 0];
  return (/** @type {number} */ to) => {
    if (to < at) [at, count] = [0, 0];
    while (at < to) {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      count++;
    }
    return count;
  };
}
