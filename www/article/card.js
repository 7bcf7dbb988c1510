/** The card beside a mark: what it is, what belongs to it, and how to set it right. Shown on hover and focus, entered by Enter or a click. */

import { append, el, icon } from '../dom.js';
import { anchor } from '../correct/anchor.js';
import { plainEdtf, plainValue } from '../dates.js';
import { TYPES } from '../panels/entities.js';
import { words } from '../panels/parts.js';
import { t } from '../strings.js';

/** @typedef {import('../types.js').Entity} Entity */
/** @typedef {import('../types.js').Span} Span */

/** A pointer that only passes by opens nothing. */
const PAUSE = 180;

export class Card {
  /** @type {HTMLElement | null} */
  #mark = null;
  #pinned = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLElement} article
   * @param {HTMLElement} card a popover
   * @param {() => import('../store.js').State} state
   * @param {import('../panels/parts.js').Hands & { show(key: string): void }} hands
   */
  constructor(article, card, state, hands) {
    this.card = card;
    this.state = state;
    this.hands = hands;
    const markOf = (/** @type {EventTarget | null} */ target) =>
      target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest('[data-layer]')) : null;
    article.addEventListener('pointerover', (event) => {
      if (event.pointerType === 'touch' || this.#pinned) return;
      const mark = markOf(event.target);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => (mark ? this.#open(mark) : this.close()), mark ? PAUSE : 300);
    });
    card.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    article.addEventListener('pointerleave', () => this.#closeSoon());
    card.addEventListener('pointerleave', () => this.#closeSoon());
    article.addEventListener('focusin', (event) => {
      const mark = markOf(event.target);
      if (mark && mark.matches(':focus-visible') && !this.#pinned) this.#open(mark);
    });
    article.addEventListener('focusout', (event) => {
      if (!this.#pinned && !card.contains(/** @type {Node | null} */ (event.relatedTarget))) this.close();
    });
    article.addEventListener('click', (event) => {
      const mark = markOf(event.target);
      if (mark && getSelection()?.isCollapsed !== false) this.#pin(mark);
    });
    article.addEventListener('keydown', (event) => {
      const mark = markOf(event.target);
      if (mark && mark === event.target && (event.key === 'Enter' || event.key === ' ')) {
        event.preventDefault();
        this.#pin(mark);
      }
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.isOpen) {
        event.stopPropagation();
        const inside = card.contains(document.activeElement);
        const mark = this.#mark;
        this.close();
        if (inside) mark?.focus();
      }
    }, true);
    document.addEventListener('pointerdown', (event) => {
      const target = /** @type {Node | null} */ (event.target);
      if (this.#pinned && !card.contains(target) && !markOf(target)) this.close();
    });
    addEventListener('scroll', () => { if (!this.#pinned) this.close(); }, { passive: true });
  }

  get isOpen() {
    return this.card.matches(':popover-open');
  }

  close() {
    clearTimeout(this.#timer);
    this.#pinned = false;
    if (this.isOpen) this.card.hidePopover();
  }

  #closeSoon() {
    clearTimeout(this.#timer);
    if (!this.#pinned) this.#timer = setTimeout(() => this.close(), 300);
  }

  /** @param {HTMLElement} mark */
  #pin(mark) {
    this.#open(mark);
    this.#pinned = true;
    this.card.focus({ preventScroll: true });
  }

  /** @param {HTMLElement} mark */
  #open(mark) {
    clearTimeout(this.#timer);
    const content = this.#content(mark);
    if (!content) return;
    this.#mark = mark;
    this.card.replaceChildren();
    append(this.card, [
      el('button.quiet.icon-only.shut', { type: 'button', 'aria-label': t('close'), onclick: () => { this.close(); mark.focus(); } }, icon('close')),
      content,
    ]);
    if (!this.isOpen) this.card.showPopover();
    this.#beside(mark);
  }

  /** @param {HTMLElement} mark */
  #beside(mark) {
    const { style } = this.card;
    const at = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
    const own = this.card.getBoundingClientRect();
    if (innerWidth < 640) {
      style.removeProperty('left');
      style.removeProperty('top');
      return;
    }
    const below = at.bottom + 8 + own.height < innerHeight;
    style.left = `${Math.max(8, Math.min(at.left, innerWidth - own.width - 8))}px`;
    style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - own.height - 6)}px`;
  }

  /**
   * @param {HTMLElement} mark
   * @returns {Node[] | null}
   */
  #content({ dataset: { layer, ref, nth } }) {
    const { view } = this.state();
    const index = Number(ref);
    if (!view) return null;
    if (layer === 'entity' && view.entities[index]) return this.#entity(view.entities[index], Number(nth));
    if (layer === 'quote' && view.quotes[index]) return this.#quote(index);
    if (layer === 'time' && view.times[index]) return this.#time(index);
    return null;
  }

  /**
   * @param {Entity} e
   * @param {number} nth
   */
  #entity(e, nth) {
    const { text, view } = this.state();
    const here = e.mentions[nth] ?? e.mentions[0];
    const self = words(text, here);
    const names = new Set(e.mentions.filter((m) => m.kind !== 'pronoun').map((m) => words(text, m)));
    names.delete(e.name);
    const said = new Set(view?.quotes.filter((q) => q.speaker?.entity === e.id).map((q) => q.utterance)).size;
    const dates = view?.timeline.filter((d) => d.entities.includes(e.id)) ?? [];
    const others = view?.entities.filter((o) => o !== e && o.type !== 'money' && o.type !== 'percent') ?? [];
    const at = anchor(text, here);
    const split = e.mentions.some((m) => words(text, m) !== self) && here.kind === 'name';
    return [
      el('p.kicker', null, el('span', { className: `sample ${e.type}` }, t(`type-${e.type}`))),
      el('p.title', null, e.name),
      el('p.facts', null, t('mentions', { n: e.mentions.length }), names.size > 0 && [' · ', t('alsoCalled'), ' ', [...names].slice(0, 6).join(', ')]),
      el(
        'p.row',
        null,
        this.#step(e, nth, -1),
        el('span.count', null, t('nthOf', { nth: nth + 1, n: e.mentions.length })),
        this.#step(e, nth, 1),
        el('button.quiet', { type: 'button', onclick: () => this.hands.filter({ by: 'entity', value: e.name }) }, t('onlyThis')),
        el('button.quiet', { type: 'button', onclick: () => { this.close(); this.hands.show(`e${e.id}`); } }, t('inPanel')),
      ),
      ...(said
        ? [el('p.row', null, el('button.quiet', { type: 'button', onclick: () => this.hands.filter({ by: 'speaker', value: e.name }) }, t('saidBy', { n: said })))]
        : []),
      ...(dates.length
        ? [
            el(
              'ul.dates',
              { 'aria-label': t('datesWith') },
              dates.slice(0, 3).map((d) => el('li', null, el('strong', null, plainEdtf(d.edtf)), ' ', d.label)),
            ),
          ]
        : []),
      this.#setRight([
        label(
          t('isA'),
          select(
            TYPES.map((type) => [type, t(`type-${type}`)]),
            e.type,
            (type) => this.#correct({ op: 'retype', at, type: /** @type {Entity['type']} */ (type) }, t('corrected')),
          ),
        ),
        others.length > 0 &&
          label(
            t('sameAs'),
            select([['', '…'], ...others.slice(0, 200).map((o) => /** @type {[string, string]} */ ([String(o.id), o.name]))], '', (id) => {
              const other = view?.entities[Number(id)];
              if (id && other) this.#correct({ op: 'merge', at, into: anchor(text, other.mentions[0]) }, t('merged', { name: other.name }));
            }),
          ),
        el(
          'p.row',
          null,
          split && el('button.quiet', { type: 'button', onclick: () => this.#correct({ op: 'split', at }, t('splitDone')) }, t('split', { name: self })),
          el('button.quiet', { type: 'button', onclick: () => this.#correct({ op: 'dismiss', at }, t('dismissed', { name: e.name })) }, t('dismiss')),
        ),
      ]),
    ];
  }

  /**
   * @param {Entity} e
   * @param {number} nth
   * @param {1 | -1} by
   */
  #step(e, nth, by) {
    const n = e.mentions.length;
    return el(
      'button.quiet.icon-only',
      {
        type: 'button',
        'aria-label': t(by > 0 ? 'next' : 'previous'),
        disabled: n < 2,
        onclick: () => {
          const to = e.mentions[(nth + by + n) % n];
          this.hands.goTo(to, `e${e.id}`);
          const mark = document.querySelector(`[data-layer="entity"][data-start="${to.start}"]`);
          if (mark instanceof HTMLElement) this.#pin(mark);
        },
      },
      icon(by > 0 ? 'next' : 'previous'),
    );
  }

  /** @param {number} index */
  #quote(index) {
    const { text, view } = this.state();
    const q = /** @type {import('../types.js').Quote} */ (view?.quotes[index]);
    const at = anchor(text, q);
    const people = view?.entities.filter((e) => e.type === 'person' || e.type === 'organization' || e.id === q.speaker?.entity) ?? [];
    const name = q.speaker?.name ?? '';
    return [
      el('p.kicker', null, el('span', { className: `sample quote ${q.kind}` }, t(`quote-${q.kind}`))),
      el('p.title', null, name || t('unattributed')),
      el('p.facts', null, q.cue ? t('cue', { words: q.cue.text }) : name ? t('noCue') : t('nobodyCredited')),
      el(
        'p.row',
        null,
        q.speaker && el('button.quiet', { type: 'button', onclick: () => { if (q.speaker) this.hands.goTo(q.speaker, `q${q.start}`); } }, t('showSpeaker')),
        el('button.quiet', { type: 'button', onclick: () => this.hands.filter({ by: 'speaker', value: name }) }, t(name ? 'onlySpeaker' : 'onlyUnattributed')),
        el('button.quiet', { type: 'button', onclick: () => { this.close(); this.hands.show(`q${q.start}`); } }, t('inPanel')),
      ),
      this.#setRight([
        label(
          t('saidByWhom'),
          select(
            [['', t('nobody')], ...people.map((p) => /** @type {[string, string]} */ ([String(p.id), p.name]))],
            q.speaker?.entity === null || !q.speaker ? '' : String(q.speaker.entity),
            (id) => {
              const who = id ? view?.entities[Number(id)] : null;
              const mention = who?.mentions.findLast((m) => m.kind === 'name' && m.start < q.start) ?? who?.mentions[0];
              this.#correct({ op: 'speaker', at, who: mention ? anchor(text, mention) : null }, t('corrected'));
            },
          ),
        ),
        el('p.row', null, el('button.quiet', { type: 'button', onclick: () => this.#correct({ op: 'unquote', at }, t('corrected')) }, t('notAQuote'))),
      ]),
    ];
  }

  /** @param {number} index */
  #time(index) {
    const { text, view } = this.state();
    const time = /** @type {import('../types.js').Time} */ (view?.times[index]);
    const entries = view?.timeline.filter((e) => e.time === index) ?? [];
    const at = anchor(text, time);
    const from = el('input', { type: 'date', value: entries[0]?.from ?? /^\d{4}-\d\d-\d\d/.exec(time.value)?.[0] ?? '', 'aria-label': t('firstDay') });
    const to = el('input', { type: 'date', value: entries[0]?.to ?? '', 'aria-label': t('lastDay') });
    return [
      el('p.kicker', null, el('span.sample.when', null, t(`time-${time.type}`))),
      el('p.title', null, entries[0] ? plainEdtf(entries[0].edtf) : (plainValue(time.value) ?? words(text, time))),
      el('p.facts', null, t('inTheText', { words: words(text, time) }), time.approximate && [' · ', t('approximate')]),
      ...entries.slice(0, 2).map((e) => el('p.facts', null, e.label)),
      el(
        'p.row',
        null,
        entries[0] && el('button.quiet', { type: 'button', onclick: () => { this.close(); this.hands.show(`t${index}-${entries[0].sentence}`); } }, t('inPanel')),
      ),
      this.#setRight([
        el('p.row', null, from, ' – ', to),
        el(
          'p.row',
          null,
          el('button.quiet', { type: 'button', onclick: () => { if (from.value) this.#correct({ op: 'date', at, from: from.value, to: to.value || from.value }, t('corrected')); } }, t('setDate')),
          entries.length > 0 && el('button.quiet', { type: 'button', onclick: () => this.#correct({ op: 'date', at, from: null, to: null }, t('corrected')) }, t('notADate')),
        ),
      ]),
    ];
  }

  /**
   * @param {import('../types.js').Correction} correction
   * @param {string} said
   */
  #correct(correction, said) {
    const start = this.#mark?.dataset.start;
    this.close();
    this.hands.correct(correction, said);
    const again = start && document.querySelector(`#article [data-stop][data-start="${start}"]`);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }

  /** @param {import('../dom.js').Child[]} children */
  #setRight(children) {
    return el('details.set-right', null, el('summary', null, icon('pencil'), ' ', t('setRight')), children);
  }
}

/**
 * @param {string} words
 * @param {HTMLElement} control
 */
function label(words, control) {
  return el('label', null, el('span', null, words), ' ', control);
}

/**
 * @param {[string, string][]} options
 * @param {string} value
 * @param {(value: string) => void} change
 */
function select(options, value, change) {
  return el(
    'select',
    { onchange: (/** @type {Event} */ event) => change(/** @type {HTMLSelectElement} */ (event.target).value) },
    options.map(([v, words]) => el('option', { value: v, selected: v === value }, words)),
  );
}
