/** What the element shows of itself: the summary, the names, who said what, when; each leads to its place in the host's text. */

import { el } from '../dom.js';
import { plainEdtf } from '../dates.js';
import { entrySpan, polarityWords, words } from '../panels/lists.js';
import { bySpeaker, manner } from '../panels/quotes.js';
import { t, tOr } from '../strings.js';
import { light } from './paint.js';

const STYLE = `
:host { --ink: light-dark(#1b1a17, #e9e6df); --soft: light-dark(#5c5952, #a9a59b); --rule: light-dark(#d9d5ca, #3a3d44); --serif: Newsreader, Charter, "Iowan Old Style", Cambria, Georgia, serif; display: block; margin-block: 1.5rem; font: 1rem/1.45 system-ui, sans-serif; color: var(--ink); }
:host([hidden]) { display: none; }
.own { display: block; font: 1.1rem/1.6 var(--serif); }
.own.plain { white-space: pre-line; }
.found { border-top: 2px solid; border-bottom: 1px solid var(--rule); background: light-dark(#fffefb, #1c1e23); padding: 0 1.25rem; }
details { padding: .75rem 0; } details + details { border-top: 1px solid var(--rule); }
summary { cursor: pointer; font: 600 1.1875rem/1.3 var(--serif); list-style-position: outside; }
ul, ol { margin: .5rem 0 0; padding: 0; list-style: none; display: grid; gap: .5rem; }
button { all: unset; cursor: pointer; } button:hover { text-decoration: underline; text-decoration-thickness: 1px; } button:focus-visible { outline: 2px solid; outline-offset: 2px; }
.short, .said { font: 1.0625rem/1.45 var(--serif); } .short li, .said li { border-inline-start: 2px solid light-dark(#e5cf6e, #7a6a2c); padding-inline-start: .75rem; } .said li { border-color: light-dark(#0b5f6b, #7cd0dc); }
.names { display: flex; flex-wrap: wrap; gap: .3rem 1rem; }
.when li { display: grid; grid-template-columns: minmax(6rem, 25%) 1fr; gap: .75rem; } time { font-weight: 600; font-size: .9375rem; }
small, .facts { font-size: .8125rem; color: var(--soft); } h4 { margin: .9rem 0 0; font-size: .9375rem; } .facts { margin: .75rem 0; }
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
  const said = (/** @type {Quote[]} */ parts) => {
    const polarity = polarityWords(parts[0]);
    return el('li', null, polarity && el('strong', null, polarity, ': '), place(parts[0], parts.map((q) => words(text, q)).join(' … ')), ' ', el('small', null, manner(parts[0])));
  };
  const part = (/** @type {Key} */ title, /** @type {boolean} */ open, /** @type {Child[]} */ children) =>
    el('details', { open }, el('summary', null, t(title)), children);
  const { nutgraf } = a.summary;
  const rest = a.summary.sentences.filter((s) => s.sentence !== nutgraf?.sentence);
  const names = a.entities.filter((e) => e.story && (e.type === 'person' || e.type === 'organization' || e.type === 'place'));
  const notices = a.warnings.filter((w) => w.code !== 'no-document-date');
  root.replaceChildren();
  if (own) root.append(el('div', { className: plain ? 'own plain' : 'own' }, document.createElement('slot')));
  root.append(
    el(
      'div.found',
      { role: 'region', 'aria-label': t('panels'), part: 'found' },
      notices.map((w) => el('p.facts', null, tOr(`warning-${w.code}`, w.message))),
      (nutgraf !== null || rest.length > 0) &&
        part('summary', true, [
          nutgraf && el('p.facts', null, t('inOneSentence')),
          nutgraf && el('p.short', null, place(nutgraf, words(text, nutgraf))),
          rest.length > 0 && el('ul.short', null, rest.map((s) => el('li', null, place(s, words(text, s))))),
        ]),
      names.length > 0 && part('entities', false, [el('ul.names', null, names.slice(0, 30).map((e) => el('li', null, place(e.mentions[0], e.name), ' ', el('small', null, e.mentions.length))))]),
      a.quotes.length > 0 &&
        part(
          'quotes',
          false,
          bySpeaker(a.quotes)
            .slice(0, 30)
            .flatMap(({ who, utterances }) => [el('h4', null, who), el('ul.said', null, utterances.slice(0, 20).map((parts) => said(parts)))]),
        ),
      a.timeline.length > 0 &&
        part('timeline', false, [
          el('ol.when', null, a.timeline.slice(0, 60).map((e) => el('li', null, e.from === null ? el('b', null, plainEdtf(e.edtf)) : el('time', { dateTime: e.from }, plainEdtf(e.edtf)), el('span', null, place(entrySpan(a, e), e.label), e.source && el('small', null, ` ${t('source', { name: e.source })}`))))),
        ]),
    ),
  );
}
