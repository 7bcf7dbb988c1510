/** The panel: the summary, the names, who said what, when; each leads to its place in the host's text. */

import { dateWords, edtfWords } from '../edtf.js';
import { el } from './el.js';
import { LAYERS, LINES, PAIRS, SECTIONS } from './kinds.js';
import { isWord } from './words.js';

// What the element needs only once there is something to show: fetched then, in one piece.
export { fetchGiven, placed } from './given.js';
export { wordsOf } from './words.js';
export { dateWords };

/** Of each kind one: the browser takes its time for the first of a kind. */
export const DATES = ['2000-01', '2000-01-01'];

/** @typedef {import('./kinds.js').Section} Section */
/** @typedef {import('./kinds.js').Layer} Layer */
/** @typedef {import('./kinds.js').Statement} Statement */
/** @typedef {import('./words.js').Word} Word */

// The host's own colours and typeface, so that it can be read wherever the host's text can.
const STYLE = `
:host { --rule: color-mix(in srgb, currentColor 25%, transparent); --mark: var(--nutgraf-accent, #b5901b); }
.found { border-block: 1px solid var(--rule); padding: var(--nutgraf-padding, .25em 0); font-family: var(--nutgraf-font, inherit); line-height: 1.45; text-align: start; overflow-wrap: anywhere; }
details { padding: .6em 0; } details + details { border-top: 1px solid var(--rule); }
summary { cursor: pointer; min-height: 1.5rem; } h2 { display: inline; margin: 0; font: inherit; font-size: 1.125em; font-weight: 650; }
h3 { margin: .9em 0 .2em; font: inherit; font-size: .9375em; font-weight: 650; } p { margin: .5em 0; }
ul, ol { margin: .4em 0 0; padding: 0; list-style: none; display: grid; gap: .5em; }
button { all: unset; cursor: pointer; } button:hover { text-decoration: underline; text-decoration-thickness: 1px; } :focus-visible { outline: 2px solid; outline-offset: 2px; }
.lead, .direct { border-inline-start: 3px solid var(--mark); padding-inline-start: .7em; } .lead { font-size: 1.0625em; }
.more li { padding-inline-start: calc(.7em + 3px); } .mixed, .indirect { padding-inline-start: calc(.7em + 3px); }
.names { display: flex; flex-wrap: wrap; gap: .2em 1em; } .names li { min-height: 1.5rem; }
.when li { display: grid; grid-template-columns: minmax(6em, 25%) 1fr; gap: .75em; } time, .when b { font-weight: 600; font-size: .9375em; }
small, .note { font-size: .8125em; } 
fieldset { all: unset; display: flex; flex-wrap: wrap; gap: .1em 1em; padding: .5em 0; font-size: .875em; } legend { all: unset; display: contents; }
label { display: inline-flex; align-items: center; gap: .35em; min-height: 1.5rem; cursor: pointer; } label.all { font-weight: 650; } input { margin: 0; }
.sample { padding-inline: .15em; }
${PAIRS.map(([name, ...pairs]) => pairs.map(([background, color], i) => `${i ? '.dark ' : ''}.sample.${name} { background: var(--nutgraf-${name}, ${background}); color: var(--nutgraf-${name}-text, ${color}); }`).join(' ')).join(' ')}
${LINES.map(([name, style, color]) => `.${name} { text-decoration: underline ${style} 2px var(--nutgraf-${name}, ${color}); }`).join(' ')}
.back { position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: 2147483647; padding: .5rem .9rem; border-radius: .4rem; background: #1b1a17; color: #fff; font: 600 .9375rem/1.4 system-ui, sans-serif; box-shadow: 0 0 0 1px #fff8, 0 2px 8px #0006; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { fieldset, .back { display: none; } details::details-content { content-visibility: visible; block-size: auto; display: block; } }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** @param {ShadowRoot} root */
function dressPanel(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

/** How many of a long list are shown. */
const MOST = { names: 30, speakers: 30, quotes: 20, dates: 60 };

/**
 * Builds the panel anew in `container`, in steps; what was open stays open, and the focus stays where it was.
 *
 * @param {HTMLElement} container
 * @param {object} shown
 * @param {string} shown.text
 * @param {Analysis} shown.analysis
 * @param {import('./words.js').Say} shown.say
 * @param {string} shown.language
 * @param {ReadonlySet<string>} shown.sections
 * @param {ReadonlySet<Layer>} shown.layers those that the host allows
 * @param {ReadonlySet<string>} shown.marked those that the reader has left on
 * @param {(statement: Statement, from: string) => void} shown.select
 * @param {(layer: Layer | null) => void} shown.toggle one layer, or all
 */
export function* showPanel(container, { text, analysis: a, say, language, sections, layers, marked, select, toggle }) {
  const words = (/** @type {Span} */ { start, end }) => text.slice(start, end).replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  // A sentence of the summary, with the names of whom it means.
  const shown = (/** @type {Analysis['summary']['sentences'][number]} */ { start, end, introduce }) => {
    const parts = (introduce ?? []).map((part, i, all) => text.slice(i ? all[i - 1].end : start, part.start) + part.text);
    const line = parts.join('') + text.slice(introduce?.at(-1)?.end ?? start, end);
    return line.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  };
  const edtf = (/** @type {string} */ date) => edtfWords(date, language, say);
  const place = (/** @type {Section} */ kind, /** @type {number} */ index, /** @type {Span | (() => Span)} */ span, /** @type {string} */ label, /** @type {string} */ className = '') => {
    const key = `${kind}-${index}`;
    const go = () => select({ kind, index, span: typeof span === 'function' ? span() : span, text: label }, key);
    return el('button', { type: 'button', part: 'statement', class: className, 'data-key': key, onclick: go }, label);
  };
  const open = new Map([...container.querySelectorAll('details')].map((d) => [d.dataset.key, d.open]));
  const section = (/** @type {Section} */ kind, /** @type {(Node | string | false)[]} */ ...children) =>
    el('details', { part: `section ${kind}`, 'data-key': kind, ...((open.get(kind) ?? kind === 'summary') ? { open: '' } : {}) }, el('summary', { 'data-key': `${kind}-title` }, el('h2', { part: 'heading' }, say(kind))), ...children);

  const build = {
    summary() {
      const { nutgraf, sentences } = a.summary;
      const rest = sentences.filter((s) => s.sentence !== nutgraf?.sentence);
      if (!nutgraf && !rest.length) return false;
      return section(
        'summary',
        nutgraf && el('p', { class: 'lead', part: 'nutgraf', lang: 'en' }, place('summary', sentences.findIndex((s) => s.sentence === nutgraf.sentence), nutgraf, shown(nutgraf))) || '',
        rest.length > 0 && el('ul', { class: 'more', lang: 'en' }, ...rest.map((s) => el('li', {}, place('summary', sentences.indexOf(s), s, shown(s))))),
      );
    },
    entities() {
      const groups = /** @type {const} */ (['person', 'organization', 'place', 'misc']).map((type) => ({ type, list: a.entities.filter((e) => e.story && e.type === type).slice(0, MOST.names) })).filter(({ list }) => list.length);
      if (!groups.length) return false;
      const name = (/** @type {Entity} */ e) => {
        let turn = 0;
        // Each click leads to the next place.
        return el('li', {}, place('entities', e.id, () => e.mentions[turn++ % e.mentions.length], e.name, e.type), e.mentions.length > 1 && el('small', {}, ` ${e.mentions.length}`));
      };
      return section('entities', ...groups.flatMap(({ type, list }) => [el('h3', {}, say(type)), el('ul', { class: 'names', lang: 'en' }, ...list.map(name))]));
    },
    quotes() {
      if (!a.quotes.length) return false;
      const said = (/** @type {Quote[]} */ parts) => {
        const [first] = parts;
        const how = [first.kind !== 'direct' && say(first.kind), first.cue && `“${first.cue.text}”`].filter(Boolean).join(' · ');
        return el(
          'li',
          { class: first.kind, part: `quote ${first.kind}` },
          first.polarity !== 'affirmed' && el('strong', { part: 'polarity' }, `${say(first.polarity)}: `),
          el('span', { lang: 'en' }, place('quotes', a.quotes.indexOf(first), first, parts.map(words).join(' … '))),
          how && el('small', { part: 'cue' }, ` ${how}`),
        );
      };
      const speakers = [...bySpeaker(a.quotes)].slice(0, MOST.speakers);
      return section(
        'quotes',
        ...speakers.flatMap(([name, utterances]) => [
          el('h3', { part: 'speaker' }, name === NOBODY ? say('unattributed') : name === UNNAMED ? say('unnamed') : name, roleOf(a, utterances)),
          el('ul', {}, ...[...utterances.values()].slice(0, MOST.quotes).map(said)),
        ]),
      );
    },
    timeline() {
      if (!a.timeline.length) return false;
      return section(
        'timeline',
        el(
          'ol',
          { class: 'when' },
          ...a.timeline.slice(0, MOST.dates).map((e, i) =>
            el(
              'li',
              { part: 'event' },
              e.from === null ? el('b', {}, edtf(e.edtf)) : el('time', { datetime: e.from }, edtf(e.edtf)),
              el('span', {}, el('span', { lang: 'en' }, place('timeline', i, (e.time === null ? null : a.times[e.time]) ?? e.event ?? a.sentences[e.sentence], e.label)), e.source && el('small', {}, ` ${say('source', { name: e.source })}`), e.planned && el('small', {}, ` (${say('planned')})`)),
            ),
          ),
        ),
      );
    },
  };
  dressPanel(/** @type {ShadowRoot} */ (container.getRootNode()));
  /** @type {Node[]} */
  const parts = [];
  for (const name of SECTIONS) {
    const part = sections.has(name) && build[name]();
    yield;
    if (part) parts.push(part);
  }
  const notices = a.warnings.filter((w) => w.code !== 'no-document-date' && w.code !== 'empty');
  const focus = /** @type {ShadowRoot} */ (container.getRootNode()).activeElement;
  const key = focus instanceof HTMLElement && container.contains(focus) ? focus.dataset.key ?? focus.closest('details')?.dataset.key : null;
  container.setAttribute('aria-label', say('found'));
  container.replaceChildren(
    ...notices.map(({ code, message }) => el('p', { class: 'note', part: 'note' }, isWord(`warning-${code}`) ? say(/** @type {Word} */ (`warning-${code}`)) : message)),
    ...parts,
    ...(layers.size && 'highlights' in CSS ? [legend(layers, marked, toggle, say)] : []),
    el('p', { class: 'note', part: 'note' }, say('note')),
  );
  if (key) /** @type {HTMLElement | null} */ (container.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus({ preventScroll: true });
  yield;
}

/**
 * What the marks mean; each can be taken off, and all.
 *
 * @param {ReadonlySet<Layer>} layers
 * @param {ReadonlySet<string>} marked
 * @param {(layer: Layer | null) => void} toggle
 * @param {import('./words.js').Say} say
 */
function legend(layers, marked, toggle, say) {
  const box = (/** @type {Layer | null} */ layer, /** @type {(Node | string)[]} */ ...label) => {
    const input = /** @type {HTMLInputElement} */ (el('input', { type: 'checkbox', 'data-key': `mark-${layer ?? 'all'}`, onchange: () => toggle(layer) }));
    input.checked = layer ? marked.has(layer) : marked.size > 0;
    return el('label', { class: layer ?? 'all' }, input, ...label);
  };
  const names = () => LINES.slice(0, 3).flatMap(([type]) => [el('span', { class: `sample ${type}` }, say(/** @type {Word} */ (type))), ' ']);
  return el(
    'fieldset',
    { part: 'legend' },
    el('legend', {}, el('span', { class: 'unseen' }, say('marks'))),
    box(null, say('marks')),
    ...LAYERS.filter((l) => layers.has(l)).map((layer) => box(layer, ...(layer === 'entities' ? names() : [el('span', { class: `sample ${{ summary: 'summary', quotes: 'quote', times: 'time' }[layer]}` }, say(`mark-${layer}`))]))),
  );
}

/**
 * Who the speaker is, in the words of the text.
 *
 * @param {Analysis} a
 * @param {Map<number, Quote[]>} utterances
 */
function roleOf({ entities }, utterances) {
  const speaker = utterances.values().next().value?.[0].speaker;
  const role = speaker && speaker.entity !== null && entities[speaker.entity]?.role;
  return role ? el('small', { lang: 'en' }, `, ${role.text}`) : '';
}

const NOBODY = '';
const UNNAMED = '?';

/**
 * The utterances by speaker, those of nobody last.
 *
 * @param {Quote[]} quotes in text order
 */
function bySpeaker(quotes) {
  /** @type {Map<string, Map<number, Quote[]>>} */
  const speakers = new Map();
  for (const quote of quotes) {
    const { speaker } = quote;
    // "She" in one place need not be "she" in another.
    const pointsAt = speaker?.entity === null && /^(he|she|they|it|we|i|you|who)$/i.test(speaker.name);
    const name = pointsAt ? UNNAMED : (speaker?.name ?? NOBODY);
    const said = speakers.get(name) ?? new Map();
    said.set(quote.utterance, [...(said.get(quote.utterance) ?? []), quote]);
    speakers.set(name, said);
  }
  const last = [UNNAMED, NOBODY].flatMap((name) => [...speakers].filter(([n]) => n === name));
  return [...[...speakers].filter(([name]) => name !== UNNAMED && name !== NOBODY).sort((x, y) => y[1].size - x[1].size), ...last];
}
