/** Several articles as one story: in short, when, who and where, who said what. Each with the articles that tell it. */

import { el, icon, refill } from '../dom.js';
import { entrySpan, introduced, polarityWords, words } from '../panels/lists.js';
import { plainEdtf } from '../dates.js';
import { TYPES } from '../panels/entities.js';
import { t } from '../strings.js';
import { listed, w } from './strings.js';
import { goTo, leads } from './texts.js';
import { find, marked, toldChanges } from './wording.js';

/**
 * @typedef {import('../pkg/nutgraf.js').Story} Story
 * @typedef {import('../pkg/nutgraf.js').StoryEvent} StoryEvent
 * @typedef {import('../pkg/nutgraf.js').StoryEntity} StoryEntity
 * @typedef {import('../pkg/nutgraf.js').StoryQuote} StoryQuote
 * @typedef {import('./texts.js').Place} Place
 */

/** Amounts are many and seldom looked for: folded. */
const FOLDED = new Set(['money', 'percent']);

/**
 * @param {HTMLElement} into
 * @param {Story} story
 * @param {string[]} texts
 * @param {object} desk
 * @param {number | null} desk.only the entity that everything shown is about
 * @param {(what: 'entity' | 'quote' | 'event', nth: number, from: HTMLElement) => void} desk.card
 * @param {() => void} desk.all shows everything again
 * @param {Child} [desk.changes] what the reader has set right
 */
export function showStory(into, story, texts, { only, card, all, changes }) {
  const page = new Page(story, texts, only, card);
  refill(
    into,
    el('h1', { id: 'found-title' }, page.title()),
    el('p.facts', null, w('toldBy', { names: listed([...new Set(story.sources.map((s) => s.name))]) }), ' ', w('byProgram')),
    page.warnings(),
    changes,
    only !== null && el('p.filtered', { role: 'status' }, w('filtered', { name: story.entities[only].name }), ' ', el('button.quiet', { type: 'button', id: 'all', onclick: all }, icon('close'), ' ', w('showAll'))),
    page.summary(),
    page.timeline(),
    page.differences(),
    page.quotes(),
    page.entities(),
  );
}

class Page {
  /**
   * @param {Story} story
   * @param {string[]} texts
   * @param {number | null} only
   * @param {(what: 'entity' | 'quote' | 'event', nth: number, from: HTMLElement) => void} card
   */
  constructor(story, texts, only, card) {
    this.story = story;
    this.texts = texts;
    this.only = only;
    this.card = card;
  }

  /**
   * Whether a stretch mentions the entity that everything shown is about.
   *
   * @param {number} article
   * @param {Span} span
   * @param {number | null} [id]
   */
  isAbout(article, span, id = this.only) {
    if (id === null) return true;
    const members = this.story.entities[id].members.filter((m) => m.article === article);
    return members.some((m) => this.story.articles[article].entities[m.entity].mentions.some(({ start, end }) => start < span.end && end > span.start));
  }

  /**
   * A small button that opens the card of an item.
   *
   * @param {'entity' | 'quote' | 'event'} what
   * @param {number} nth
   * @param {string} name
   */
  more(what, nth, name) {
    const button = el('button.quiet.icon-only.more', { type: 'button', 'data-key': `${what}-${nth}`, 'aria-label': w('moreAbout', { name }), title: w('moreAbout', { name }), 'aria-haspopup': 'dialog', onclick: () => this.card(what, nth, button) }, icon('more'));
    return button;
  }

  /** @param {number} article */
  name(article) {
    return this.story.sources[article].name;
  }

  /**
   * The name of an article, which leads to a place in it.
   *
   * @param {Place} place
   * @param {...Child} more
   */
  tag(place, ...more) {
    const node = leads([place], this.name(place.text), ...more);
    node.classList.add('tag');
    return node;
  }

  /** No headline of one article: an early one may give an old toll. */
  title() {
    const groups = new Set(this.story.sources.map((s) => s.group)).size;
    return groups > 1 ? w('titleApart', { n: this.texts.length, groups }) : w('title', { n: this.texts.length });
  }

  warnings() {
    const { sources, warnings } = this.story;
    const note = (/** @type {string} */ code, /** @type {string} */ told) => el('p.notice', { 'data-code': code }, told);
    const strange = this.story.articles.flatMap((a, i) => (a.warnings.some((one) => one.code === 'not-english') ? [this.name(i)] : []));
    const groups = [...new Set(sources.map((s) => s.group))].sort((a, b) => a - b).map((g) => listed(sources.filter((s) => s.group === g).map((s) => s.name)));
    return [
      ...warnings
        // Told below, with the names of this page.
        .filter(({ code }) => code !== 'same-article' && code !== 'not-english')
        .map(({ code, message }) => note(code, code === 'different-stories' ? w('warning-different-stories', { groups: groups.join(' | ') }) : code === 'one-article' ? w('warning-one-article') : message)),
      ...sources.flatMap(({ name, sameAs }) => (sameAs === null ? [] : [note('same-article', w('warning-same-article', { name, other: sources[sameAs].name }))])),
      ...strange.map((name) => note('not-english', `${name}: ${t('warning-not-english')}`)),
    ];
  }

  summary() {
    const { nutgraf, sentences } = this.story.summary;
    const sentence = (/** @type {NonNullable<typeof nutgraf>} */ s) => {
      const place = { text: s.article, start: s.start, end: s.end };
      return [
        leads([place], introduced(this.texts[s.article], { ...s, reasons: [] })),
        ' ',
        el('span.tags', null, this.tag(place), s.also.length > 0 && [' ', el('span.words', null, w('alsoIn', { names: listed(s.also.map((a) => this.name(a))) }))]),
      ];
    };
    const about = sentences.filter((s) => this.isAbout(s.article, s));
    const rest = about.filter((s) => !nutgraf || s.article !== nutgraf.article || s.sentence !== nutgraf.sentence);
    const isTold = nutgraf && this.isAbout(nutgraf.article, nutgraf);
    return section(
      'summary',
      isTold && el('p.nutgraf', null, sentence(nutgraf)),
      rest.length > 0 && el('ol.summary', null, rest.map((s) => el('li', null, sentence(s)))),
      !isTold && !rest.length && el('p.none', null, w(this.only === null ? 'noSummary' : 'nothingAbout')),
    );
  }

  timeline() {
    const timeline = this.story.timeline.filter(({ entities, tellings }) => this.only === null || entities.includes(this.only) || tellings.some((t) => this.isAbout(t.article, this.sentence(t))));
    /** @type {{ edtf: string, events: StoryEvent[] }[]} */
    const days = [];
    for (const event of timeline) {
      if (days.at(-1)?.edtf === event.edtf) days.at(-1)?.events.push(event);
      else days.push({ edtf: event.edtf, events: [event] });
    }
    return section(
      'timeline',
      !timeline.length && el('p.none', null, w(this.only === null ? 'noTimeline' : 'nothingAbout')),
      el('ol.timeline', null, days.map(({ edtf, events }) => el('li', null, el('p.date', null, el('strong', null, plainEdtf(edtf))), el('ul.happenings', null, events.map((e) => this.event(e)))))),
    );
  }

  /** @param {StoryEvent['tellings'][number]} telling */
  sentence({ article, entry }) {
    const own = this.story.articles[article];
    return own.sentences[own.timeline[entry].sentence];
  }

  /** @param {StoryEvent} event */
  event(event) {
    const { label, planned, tellings, differences } = event;
    const places = tellings.map(({ article, entry }) => ({ text: article, ...spanOf(entrySpan(this.story.articles[article], this.story.articles[article].timeline[entry])) }));
    const alone = new Set(tellings.map((t) => t.article)).size === 1;
    return el(
      'li',
      { className: alone ? 'alone' : '' },
      leads([places[0]], label),
      planned && [' ', el('span.kind', null, w('planned'))],
      this.more('event', this.story.timeline.indexOf(event), label),
      el('span.tags', null, alone ? [el('span.words', null, w('only')), ' ', this.tag(places[0])] : places.map((p) => [this.tag(p), ' ']).flat()),
      differences.map((difference) => this.difference(difference, places)),
    );
  }

  /**
   * @param {StoryEvent['differences'][number]} difference
   * @param {Place[]} places of the event
   */
  difference({ kind, values }, places) {
    return el(
      'p.differ',
      null,
      el('span.words', null, w(kind === 'date' ? 'differDay' : 'differ')),
      ' ',
      [...Map.groupBy(values, (v) => v.text)].flatMap(([text, told], i) => [
        i > 0 && ' · ',
        el('strong', null, kind === 'date' ? plainEdtf(text) : text),
        ' (',
        ...told.flatMap(({ article }, nth) => [nth > 0 && ', ', this.value(article, text, places.find((p) => p.text === article) ?? places[0] ?? { text: article, start: 0, end: 0 })]),
        ')',
      ]),
    );
  }

  /** Numbers that differ and stand with no event. */
  differences() {
    const { differences } = this.story;
    return this.only === null && differences.length > 0 && section('differences', differences.map((d) => this.difference(d, [])));
  }

  /**
   * What one article says where others say something else: leads to these words.
   *
   * @param {number} article
   * @param {string} said
   * @param {Place} near
   */
  value(article, said, near) {
    const text = this.texts[article];
    const sentence = this.story.articles[article].sentences.find((s) => s.start <= near.start && near.start < s.end);
    const at = (sentence && find(text, said, sentence.start)) ?? find(text, said);
    return leads([at ? { text: article, ...at } : near], this.name(article));
  }

  entities() {
    const named = this.story.entities.filter((e) => e.named && this.isNear(e));
    const groups = TYPES.map((type) => ({ type, list: named.filter((e) => e.type === type) })).filter((g) => g.list.length);
    return section(
      'names',
      !groups.length && el('p.none', null, w('noNames')),
      groups.map(({ type, list }) => {
        const heading = [el('span', { className: `sample ${type}` }, w(`type-${type}`)), ' ', el('span.count', null, list.length)];
        const rows = el('ul.names', null, list.map((e) => this.entity(e)));
        return FOLDED.has(type) ? el('details.group', null, el('summary', null, el('h3', null, heading)), rows) : el('div.group', null, el('h3', null, heading), rows);
      }),
    );
  }

  /** Whether a name stands in a sentence with the one that everything is about. @param {StoryEntity} entity */
  isNear({ id, members }) {
    if (this.only === null || this.only === id) return true;
    return members.some(({ article, entity }) => {
      const { entities, sentences } = this.story.articles[article];
      return entities[entity].mentions.some(({ start }) => sentences.some((s) => s.start <= start && start < s.end && this.isAbout(article, s)));
    });
  }

  /** @param {StoryEntity} entity */
  entity({ id, name, members }) {
    /** @type {Map<number, Span[]>} */
    const mentions = new Map();
    for (const { article, entity } of members) {
      mentions.set(article, [...(mentions.get(article) ?? []), ...this.story.articles[article].entities[entity].mentions].sort((a, b) => a.start - b.start));
    }
    const tags = [...mentions].sort((a, b) => a[0] - b[0]).map(([article, spans]) => {
      let next = 0;
      const label = () => w('goMention', { name, nth: next + 1, n: spans.length, source: this.name(article) });
      const button = el(
        'button.go.tag',
        {
          type: 'button',
          'aria-label': label(),
          onclick: () => {
            goTo({ text: article, ...spanOf(spans[next]) });
            next = (next + 1) % spans.length;
            button.setAttribute('aria-label', label());
          },
        },
        this.name(article),
        spans.length > 1 && el('span.count', null, ` ${spans.length}`),
      );
      return [button, ' '];
    });
    return el('li', null, el('span', null, el('strong.who', null, name), ' ', this.more('entity', id, name)), ' ', el('span.tags', null, tags.flat()));
  }

  quotes() {
    /** @type {{ who: string | null, quotes: StoryQuote[] }[]} */
    const speakers = [];
    const about = this.story.quotes.filter((q) => this.only === null || q.entity === this.only || q.tellings.some((t) => this.said(t).spans.some((s) => this.isAbout(s.text, s))));
    for (const quote of about) {
      const same = speakers.find((s) => s.who === quote.speaker && (quote.entity === null) === (s.quotes[0].entity === null) && quote.entity === s.quotes[0].entity);
      if (same) same.quotes.push(quote);
      else speakers.push({ who: quote.speaker, quotes: [quote] });
    }
    return section(
      'quotes',
      !speakers.length && el('p.none', null, w(this.only === null ? 'noQuotes' : 'nothingAbout')),
      el(
        'ul.speakers',
        null,
        speakers.map(({ who, quotes }) => el('li.speaker', null, el('h3', null, el('span', { className: who ? 'who' : 'who nobody' }, who ?? w('unattributed'))), el('ul.quotes', null, quotes.map((q) => this.quote(q))))),
      ),
    );
  }

  /** @param {StoryQuote} quote */
  quote(quote) {
    const { agreement, tellings } = quote;
    const otherSpeaker = (/** @type {StoryQuote['tellings'][number]} */ t) => t.entity !== null && t.entity !== quote.entity && w('creditedTo', { name: t.speaker ?? w('somebody') });
    const [full, ...others] = tellings;
    const { spans, said } = this.said(full);
    const same = tellings.filter((t) => t.agreement === 'same');
    const apart = others.filter((t) => t.agreement !== 'same');
    const polarity = polarityWords(this.story.articles[full.article].quotes[full.quotes[0]]);
    return el(
      'li',
      { className: agreement },
      polarity && el('strong.polarity', null, polarity),
      leads(spans, said),
      this.more('quote', this.story.quotes.indexOf(quote), said),
      el('span.tags', null, same.flatMap((t) => [this.tag(this.said(t).spans[0]), ' ', otherSpeaker(t) && el('strong.words', null, otherSpeaker(t)), ' ']), agreement === 'same' && el('span.words', null, w('same', { n: tellings.length }))),
      apart.length > 0 &&
        el(
          'ul.tellings',
          null,
          apart.map((t) => {
            const other = this.said(t);
            // The words of indirect speech are each reporter's own; numbers are not.
            const changes = this.isIndirect(t) ? t.changes.filter((c) => /\d/.test(c.here + c.there)) : t.changes;
            const manner = this.isIndirect(t) && t.agreement === 'altered' ? w('otherManner') : w(t.agreement === 'cut' ? 'cut' : 'altered');
            const turned = polarityWords(this.story.articles[t.article].quotes[t.quotes[0]]);
            return el(
              'li',
              { className: t.agreement },
              turned && turned !== polarity && el('strong.polarity', null, turned),
              leads(other.spans, marked(other.said, changes, 'here')),
              el('span.tags', null, this.tag(other.spans[0]), ' ', el('span.words', null, [[manner, toldChanges(changes)].filter(Boolean).join(': '), otherSpeaker(t)].filter(Boolean).join(' · '))),
            );
          }),
        ),
    );
  }

  /** @param {StoryQuote['tellings'][number]} telling */
  isIndirect({ article, quotes }) {
    return quotes.every((q) => this.story.articles[article].quotes[q].kind === 'indirect');
  }

  /**
   * @param {StoryQuote['tellings'][number]} telling
   * @returns {{ spans: Place[], said: string }}
   */
  said({ article, quotes }) {
    const spans = quotes.map((q) => ({ text: article, ...spanOf(this.story.articles[article].quotes[q]) }));
    return { spans, said: spans.map((s) => words(this.texts[article], s)).join(' … ') };
  }
}

/**
 * @param {'summary' | 'timeline' | 'differences' | 'names' | 'quotes'} name
 * @param {...(Child | Child[])} children
 */
function section(name, ...children) {
  return el('section', { id: name, 'aria-labelledby': `${name}-title` }, el('h2', { id: `${name}-title` }, w(name)), ...children);
}

/** @param {Span} span */
const spanOf = ({ start, end }) => ({ start, end });
