/** Applies the reader's corrections to a copy of an analysis. */

import { locate } from './anchor.js';
import { touch } from './touched.js';

/**
 * @param {string} text
 * @param {Analysis} raw
 * @param {Correction[]} corrections
 * @param {number} wanted how many sentences the summary should have
 * @returns {Analysis}
 */
export function apply(text, raw, corrections, wanted) {
  const a = /** @type {Analysis} */ (structuredClone(raw));
  const work = new Working(text, a);
  for (const c of corrections) work.correct(c);
  work.finish(wanted);
  return a;
}

class Working {
  /**
   * @param {string} text
   * @param {Analysis} a
   */
  constructor(text, a) {
    this.text = text;
    this.a = a;
    /** @type {(Entity | null)[]} by original id; a merged entity is replaced by the one it became */
    this.byId = [...a.entities];
    this.names = a.entities.map((e) => e.name);
    /** @type {Set<number>} */
    this.dropped = new Set();
  }

  /** @param {Correction} c */
  correct(c) {
    if (c.op === 'published' || c.op === 'kind') return;
    const span = locate(this.text, c.at);
    if (!span) return;
    switch (c.op) {
      case 'retype': {
        const entity = this.entityAt(span);
        if (entity) entity.type = c.type;
        touch(entity, c);
        break;
      }
      case 'merge': {
        const into = locate(this.text, c.into);
        const [from, to] = [this.entityAt(span), into && this.entityAt(into)];
        if (from && to && from !== to) this.merge(from, to);
        touch(to, c);
        break;
      }
      // Of links that were made before there was a scope.
      case 'split':
        this.who(span, null, 'all', c);
        break;
      case 'who':
        this.who(span, c.into && locate(this.text, c.into), c.scope, c);
        break;
      case 'dismiss': {
        const entity = this.entityAt(span);
        if (entity) this.become(entity, null);
        break;
      }
      case 'speaker':
        this.speaker(this.utteranceOf(this.quoteAt(span)), c.who && locate(this.text, c.who), c);
        break;
      case 'name':
        this.name(span, c);
        break;
      case 'quote':
        this.quote(span, c);
        break;
      case 'event':
        this.event(span, c.from, c.to, c);
        break;
      case 'unquote': {
        const parts = this.utteranceOf(this.quoteAt(span));
        this.a.quotes = this.a.quotes.filter((q) => !parts.includes(q));
        break;
      }
      case 'date':
        this.date(span, c.from, c.to, c);
        break;
      case 'confirm': {
        if (c.what === 'quote') for (const part of this.utteranceOf(this.quoteAt(span))) touch(part, c);
        if (c.what === 'name') touch(this.entityAt(span), c);
        break;
      }
      case 'drop':
        this.a.sentences.forEach((s, i) => {
          if (s.start === span.start) this.dropped.add(i);
        });
        break;
    }
  }

  /** @param {Span} span */
  entityAt(span) {
    const overlap = this.a.entities.filter((e) => e.mentions.some((m) => m.start < span.end && m.end > span.start));
    return overlap.find((e) => e.mentions.some((m) => m.start === span.start)) ?? overlap[0] ?? null;
  }

  /** @param {Span} span */
  quoteAt(span) {
    return (
      this.a.quotes.find((q) => q.start === span.start) ??
      this.a.quotes.find((q) => q.start < span.end && q.end > span.start) ??
      null
    );
  }

  /**
   * @param {Entity} entity
   * @param {Entity | null} other
   */
  become(entity, other) {
    this.a.entities = this.a.entities.filter((e) => e !== entity);
    this.byId = this.byId.map((e) => (e === entity ? other : e));
  }

  /**
   * @param {Entity} from
   * @param {Entity} to
   */
  merge(from, to) {
    to.mentions = [...to.mentions, ...from.mentions].sort((x, y) => x.start - y.start);
    to.salience = Math.max(to.salience, from.salience);
    to.story ||= from.story;
    this.become(from, to);
  }

  /**
   * Mentions that read like the one at `span` mean somebody else, and so do the pronouns that follow them.
   *
   * @param {Span} span
   * @param {Span | null} into a mention of whom they mean; null for somebody new
   * @param {Scope} scope
   * @param {Correction} by
   */
  who(span, into, scope, by) {
    const entity = this.entityAt(span);
    const here = entity?.mentions.find((m) => m.start < span.end && m.end > span.start);
    const other = into && this.entityAt(into);
    if (!entity || !here || other === entity) return;
    const words = (/** @type {Span} */ { start, end }) => bare(this.text.slice(start, end));
    const same = words(here);
    const own = scope === 'here' ? [here] : [];
    let moved = false;
    for (const m of scope === 'here' ? [] : entity.mentions) {
      if (m.kind === 'name' || m === here) moved = words(m) === same && (scope === 'all' || m.start >= here.start);
      if (moved) own.push(m);
    }
    if (own.length === entity.mentions.length) {
      if (other) this.merge(entity, other);
      touch(other, by);
      return;
    }
    entity.mentions = entity.mentions.filter((m) => !own.includes(m));
    const names = entity.mentions.filter((m) => m.kind === 'name').map(words);
    if (bare(entity.name) === same && names.length) entity.name = names.reduce((x, y) => (y.length > x.length ? y : x));
    const to = other ?? this.enter({ ...entity, name: same, named: true, role: null, mentions: [] }, this.a.entities.indexOf(entity) + 1);
    to.mentions = [...to.mentions, ...own].sort((x, y) => x.start - y.start);
    for (const { speaker } of this.a.quotes) {
      if (speaker && own.some((m) => m.start < speaker.end && m.end > speaker.start)) Object.assign(speaker, { entity: this.byId.indexOf(to), name: to.name });
    }
    touch(to, by);
  }

  /**
   * @param {Entity} entity
   * @param {number} [at] its place in the list
   */
  enter(entity, at = this.a.entities.length) {
    this.byId.push(entity);
    this.a.entities.splice(at, 0, entity);
    return entity;
  }

  /**
   * Words that the reader marked as a name, wherever they stand.
   *
   * @param {Span} span
   * @param {Extract<Correction, { op: 'name' }>} c
   */
  name(span, c) {
    const words = this.text.slice(span.start, span.end);
    const places = occurrences(this.text, words);
    // A part of a longer name elsewhere stays what it is; here the reader knows better.
    const free = places.filter((p) => p.start === span.start || !this.a.entities.some((e) => e.mentions.some((m) => m.start < p.end && m.end > p.start && m.end - m.start > words.length)));
    for (const e of [...this.a.entities]) {
      e.mentions = e.mentions.filter((m) => !free.some((p) => m.start < p.end && m.end > p.start));
      if (!e.mentions.length) this.become(e, null);
    }
    const mentions = free.map((p) => ({ ...p, kind: /** @type {const} */ ('name'), confidence: 1 }));
    const name = bare(words);
    const known = this.a.entities.find((e) => e.name === name && e.type === c.type);
    const entity = known ?? this.enter({ id: this.byId.length, type: c.type, name, named: true, story: true, salience: 0, role: null, mentions: [] });
    entity.mentions = [...entity.mentions, ...mentions].sort((x, y) => x.start - y.start);
    touch(entity, c);
  }

  /**
   * Words that the reader marked as somebody's. No quote crosses the end of a line.
   *
   * @param {Span} span
   * @param {Extract<Correction, { op: 'quote' }>} c
   */
  quote(span, c) {
    const utterance = this.a.quotes.reduce((most, q) => Math.max(most, q.utterance + 1), 0);
    /** @type {Quote[]} */
    const made = [];
    for (const line of this.text.slice(span.start, span.end).matchAll(/[^\n\r]*\S[^\n\r]*/g)) {
      const start = span.start + line.index + line[0].search(/\S/);
      const end = span.start + line.index + line[0].trimEnd().length;
      const parts = [...this.text.slice(start, end).matchAll(/["“][^"”]*(?:["”]|$)/g)].map((m) => ({ start: start + m.index, end: start + m.index + m[0].length }));
      const whole = parts.length === 1 && parts[0].start === start && parts[0].end === end;
      made.push({ start, end, kind: whole ? 'direct' : parts.length ? 'mixed' : 'indirect', parts, utterance, speaker: null, cue: null, polarity: 'affirmed', confidence: 1 });
    }
    const kept = this.a.quotes.filter((q) => !made.some((m) => m.start < q.end && m.end > q.start));
    this.a.quotes = [...kept, ...made].sort((x, y) => x.start - y.start);
    this.speaker(made, c.who && locate(this.text, c.who), c);
  }

  /**
   * What the reader marked as a happening, in the words of the text.
   *
   * @param {Span} span
   * @param {string} from
   * @param {string} to
   * @param {Correction} by
   */
  event(span, from, to, by) {
    const time = this.a.times.findIndex((t) => t.start < span.end && t.end > span.start);
    const label = this.text.slice(span.start, span.end).replace(/\s+/g, ' ').replace(/[\s,;:.–—-]+$/, '');
    this.happened({ from, to, edtf: to !== from ? `${from}/${to}` : from, label, event: span, time: time < 0 ? null : time }, span, by);
  }

  /**
   * @param {Pick<TimelineEntry, 'from' | 'to' | 'edtf' | 'label' | 'event' | 'time'>} entry
   * @param {Span} where
   * @param {Correction} by
   */
  happened(entry, where, by) {
    const sentence = this.a.sentences.findIndex((s) => s.end > where.start);
    if (sentence < 0) return;
    const { start, end } = this.a.sentences[sentence];
    const entities = this.byId.flatMap((e, id) => (e?.mentions.some((m) => m.start >= start && m.end <= end) ? [id] : []));
    const made = { source: null, sentence, entities, planned: false, ...entry };
    this.a.timeline.push(made);
    touch(made, by);
    this.sortTimeline();
  }

  /** @param {Quote | null} quote */
  utteranceOf(quote) {
    return quote ? this.a.quotes.filter((q) => q.utterance === quote.utterance) : [];
  }

  /**
   * @param {Quote[]} parts
   * @param {Span | null} who
   * @param {Extract<Correction, { op: 'speaker' | 'quote' }>} by
   */
  speaker(parts, who, by) {
    const entity = who && this.entityAt(who);
    for (const part of parts) {
      // A typed name stands nowhere in the text.
      const nowhere = { start: part.start, end: part.start };
      part.speaker = entity && who ? { ...who, name: entity.name, entity: this.byId.indexOf(entity) } : by.name ? { ...nowhere, name: by.name, entity: null } : null;
      part.confidence = 1;
      touch(part, by);
    }
  }

  /**
   * @param {Span} span
   * @param {string | null} from
   * @param {string | null} to
   * @param {Correction} by
   */
  date(span, from, to, by) {
    const index = this.a.times.findIndex((t) => t.start === span.start);
    if (index < 0) return;
    if (from === null) {
      this.a.timeline = this.a.timeline.filter((e) => e.time !== index);
      return;
    }
    const edtf = to && to !== from ? `${from}/${to}` : from;
    const time = this.a.times[index];
    time.value = edtf;
    time.approximate = false;
    const entries = this.a.timeline.filter((e) => e.time === index);
    for (const entry of entries) touch(Object.assign(entry, { from, to: to ?? from, edtf }), by);
    const sentence = this.a.sentences.find((s) => s.end > span.start);
    if (entries.length || !sentence) return this.sortTimeline();
    const label = this.text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ');
    this.happened({ from, to: to ?? from, edtf, label, event: null, time: index }, span, by);
  }

  /** Entries without a day come last. */
  sortTimeline() {
    const day = (/** @type {TimelineEntry} */ e) => e.from ?? '~';
    this.a.timeline.sort((x, y) => (day(x) < day(y) ? -1 : day(x) > day(y) ? 1 : x.sentence - y.sentence));
  }

  /**
   * Numbers the entities anew and cuts the summary to length.
   *
   * @param {number} wanted
   */
  finish(wanted) {
    const { a } = this;
    const ids = this.byId.map((e) => (e ? a.entities.indexOf(e) : -1));
    a.entities.forEach((e, i) => (e.id = i));
    for (const { speaker } of a.quotes) {
      if (!speaker || speaker.entity === null) continue;
      const id = ids[speaker.entity];
      speaker.entity = id < 0 ? null : id;
      if (id >= 0) speaker.name = a.entities[id].name;
    }
    for (const entry of a.timeline) {
      entry.entities = [...new Set(entry.entities.map((i) => ids[i]))].filter((i) => i >= 0);
    }
    const { summary } = a;
    // A name that the reader has set right is not shown in its old form.
    for (const s of [...summary.sentences, ...(summary.nutgraf ? [summary.nutgraf] : [])]) {
      s.introduce = (s.introduce ?? []).flatMap((part) => {
        const [entity, before] = [this.byId[part.entity], this.names[part.entity]];
        return entity && ids[part.entity] >= 0 && entity.name === before ? [{ ...part, entity: ids[part.entity] }] : [];
      });
    }
    const kept = summary.sentences.filter((s) => !this.dropped.has(s.sentence));
    const best = [...kept].sort((x, y) => y.score - x.score).slice(0, wanted);
    summary.sentences = kept.filter((s) => best.includes(s));
    if (summary.nutgraf && this.dropped.has(summary.nutgraf.sentence)) summary.nutgraf = null;
  }
}

/**
 * A name without the 's of an owner.
 *
 * @param {string} words
 */
const bare = (words) => words.replace(/\s+/g, ' ').replace(/['’]s?$/, '');

/** Maximum number of places of a name that are marked. */
const PLACES = 1000;

/**
 * Where words stand in a text, as whole words.
 *
 * @param {string} text
 * @param {string} words
 * @returns {Span[]}
 */
function occurrences(text, words) {
  /** @type {Span[]} */
  const found = [];
  const isLetter = (/** @type {string | undefined} */ c) => c !== undefined && /[\p{L}\p{N}]/u.test(c);
  for (let start = text.indexOf(words); start >= 0 && found.length < PLACES; start = text.indexOf(words, start + words.length)) {
    const end = start + words.length;
    if (!isLetter(text[start - 1]) && !isLetter(text[end])) found.push({ start, end });
  }
  return found;
}
