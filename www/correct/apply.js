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
      case 'split':
        this.split(span);
        touch(this.entityAt(span), c);
        break;
      case 'dismiss': {
        const entity = this.entityAt(span);
        if (entity) this.become(entity, null);
        break;
      }
      case 'speaker':
        this.speaker(span, c.who && locate(this.text, c.who), c);
        break;
      case 'unquote': {
        const quote = this.quoteAt(span);
        this.a.quotes = this.a.quotes.filter((q) => !quote || q.utterance !== quote.utterance);
        break;
      }
      case 'date':
        this.date(span, c.from, c.to, c);
        break;
      case 'confirm': {
        const quote = c.what === 'quote' ? this.quoteAt(span) : null;
        for (const part of quote ? this.a.quotes.filter((q) => q.utterance === quote.utterance) : []) touch(part, c);
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
   * The mentions that read like the one at `span` become an entity of their own.
   *
   * @param {Span} span
   */
  split(span) {
    const entity = this.entityAt(span);
    const words = this.text.slice(span.start, span.end);
    if (!entity) return;
    const own = entity.mentions.filter((m) => this.text.slice(m.start, m.end) === words);
    if (!own.length || own.length === entity.mentions.length) return;
    entity.mentions = entity.mentions.filter((m) => !own.includes(m));
    const made = { ...entity, id: this.byId.length, name: words, named: true, mentions: own };
    const names = entity.mentions.filter((m) => m.kind === 'name').map((m) => this.text.slice(m.start, m.end));
    if (entity.name === words && names.length) entity.name = names.reduce((x, y) => (y.length > x.length ? y : x));
    this.byId.push(made);
    this.a.entities.splice(this.a.entities.indexOf(entity) + 1, 0, made);
    for (const quote of this.a.quotes) {
      const who = quote.speaker;
      if (who && own.some((m) => m.start === who.start)) {
        who.entity = made.id;
        who.name = words;
      }
    }
  }

  /**
   * @param {Span} span
   * @param {Span | null} who
   * @param {Correction} by
   */
  speaker(span, who, by) {
    const quote = this.quoteAt(span);
    if (!quote) return;
    const entity = who && this.entityAt(who);
    for (const part of this.a.quotes.filter((q) => q.utterance === quote.utterance)) {
      part.speaker = entity && who ? { ...who, name: entity.name, entity: this.byId.indexOf(entity) } : null;
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
    if (!entries.length) {
      const sentence = this.a.sentences.findIndex((s) => s.end > span.start);
      if (sentence < 0) return;
      const { start, end } = this.a.sentences[sentence];
      const entities = this.byId.flatMap((e, id) => (e?.mentions.some((m) => m.start >= start && m.end <= end) ? [id] : []));
      const label = this.text.slice(start, end).replace(/\s+/g, ' ');
      const made = { from, to: to ?? from, edtf, label, event: null, source: null, sentence, time: index, entities, planned: false };
      this.a.timeline.push(made);
      touch(made, by);
    }
    for (const entry of entries) touch(Object.assign(entry, { from, to: to ?? from, edtf }), by);
    // Entries without a day come last.
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
    const kept = summary.sentences.filter((s) => !this.dropped.has(s.sentence));
    const best = [...kept].sort((x, y) => y.score - x.score).slice(0, wanted);
    summary.sentences = kept.filter((s) => best.includes(s));
    if (summary.nutgraf && this.dropped.has(summary.nutgraf.sentence)) summary.nutgraf = null;
  }
}
