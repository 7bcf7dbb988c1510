/** What the element shows of itself: the summary, the names, who said what, when; each leads to its place in the host's text. */

import { el } from '../dom.js';
import { plainEdtf } from '../dates.js';
import { words } from '../panels/parts.js';
import { bySpeaker } from '../panels/quotes.js';
import { t, tOr } from '../strings.js';
import { light } from './paint.js';

const STYLE = `
:host { display: block; font: 1rem/1.45 system-ui, sans-serif; color: light-dark(#1b1a17, #e9e6df); }
:host([hidden]) { display: none; }
.own { display: block; font: 1.1rem/1.6 Charter, "Iowan Old Style", Cambria, Georgia, serif; }
.own.plain { white-space: pre-line; }
.found { border: 1px solid light-dark(#d9d5ca, #3a3d44); border-radius: .4rem; padding: .25rem 1rem; background: light-dark(#fffefb, #1c1e23); }
details { padding: .6rem 0; } details + details { border-top: 1px solid light-dark(#d9d5ca, #3a3d44); }
summary { cursor: pointer; font-weight: 650; }
ul, ol { margin: .4rem 0 0; padding: 0; list-style: none; display: grid; gap: .4rem; }
button { all: unset; cursor: pointer; } button:hover { text-decoration: underline; } button:focus-visible { outline: 2px solid; outline-offset: 2px; }
.names { display: flex; flex-wrap: wrap; gap: .2rem .8rem; }
small, h4 { font-size: .8125rem; color: light-dark(#5c5952, #a9a59b); margin: .5rem 0 0; font-weight: 600; }
.facts { font-size: .875rem; color: light-dark(#5c5952, #a9a59b); margin: .5rem 0; }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * @param {ShadowRoot} root
 * @param {{ text: string, analysis: Analysis, rangeOf(span: Span): Range | null, own: boolean, plain: boolean }} found
 */
export function show(root, { text, analysis: a, rangeOf, own, plain }) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  root.adoptedStyleSheets = [sheet];
  const go = (/** @type {Span} */ span) => () => {
    const range = rangeOf(span);
    if (!range) return;
    light(range);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
  };
  const place = (/** @type {Span} */ span, /** @type {string} */ label) => el('button', { type: 'button', onclick: go(span) }, label);
  const part = (/** @type {Key} */ title, /** @type {boolean} */ open, /** @type {Child[]} */ children) =>
    el('details', { open }, el('summary', null, t(title)), children);
  const names = a.entities.filter((e) => e.type === 'person' || e.type === 'organization' || e.type === 'place');
  const notices = a.warnings.filter((w) => w.code !== 'no-document-date');
  root.replaceChildren();
  if (own) root.append(el('div', { className: plain ? 'own plain' : 'own' }, document.createElement('slot')));
  root.append(
    el(
      'div.found',
      { role: 'region', 'aria-label': t('panels'), part: 'found' },
      notices.map((w) => el('p.facts', null, tOr(`warning-${w.code}`, w.message))),
      a.summary.sentences.length > 0 && part('summary', true, [el('ul', null, a.summary.sentences.map((s) => el('li', null, place(s, words(text, s)))))]),
      names.length > 0 && part('entities', false, [el('ul.names', null, names.slice(0, 30).map((e) => el('li', null, place(e.mentions[0], e.name), ' ', el('small', null, e.mentions.length))))]),
      a.quotes.length > 0 &&
        part(
          'quotes',
          false,
          bySpeaker(a.quotes)
            .slice(0, 30)
            .flatMap(({ who, utterances }) => [el('h4', null, who), el('ul', null, utterances.slice(0, 20).map(([q]) => el('li', null, place(q, words(text, q)))))]),
        ),
      a.timeline.length > 0 &&
        part('timeline', false, [
          el('ol', null, a.timeline.slice(0, 60).map((e) => el('li', null, el('time', { dateTime: e.from }, plainEdtf(e.edtf)), ': ', place(a.times[e.time] ?? a.sentences[e.sentence], e.label)))),
        ]),
    ),
  );
}
