/** From a text to what is on screen: asks for the analysis when the text or its options change, lays corrections over it. */

import { Analyzer, Superseded } from './analyzer.js';
import { nothingToApply, optionsFor } from './correct/options.js';
import { byId } from './dom.js';
import { complain, say, showNotices } from './messages.js';
import { currentLanguage, exportStrings, t, tOr } from './strings.js';

/** @typedef {import('./store.js').Store} Store */

/** Characters. A longer text is read in two steps: its first pages, then all. */
const LONG = 250_000;
const FIRST_PAGES = 30_000;
/** Milliseconds before progress is shown. */
const PATIENCE = 300;
/** Milliseconds after which a reader on a slow line is told what is being waited for. */
const SLOW = 5000;

/** Characters. A shorter remainder is not offered as another article. */
const WORTH_READING = 300;

/** What is said before anything is drawn out of a text that is no article. */
const NO_ARTICLE = ['address', 'not-english', 'code', 'chat', 'recipe', 'mixed-columns', 'no-article'];
/** Codes of warnings that the page shows in other places. */
const SAID_ELSEWHERE = new Set(['no-document-date', 'empty', 'address', 'code', 'chat', 'recipe', 'mixed-columns']);

export class Session {
  #analyzer = new Analyzer();
  #asked = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** The text is shown in its field until the reader is there. */
  #waiting = false;
  /** The reader wants what is no article read all the same. */
  #anyway = false;
  /** How many corrections came with a link, and what can be done about them. */
  /** @type {import('./messages.js').Notice | null} */
  #linked = null;

  /**
   * @param {Store} store
   * @param {(clean: Clean & Partial<SavedArticle>) => void} take reads another text
   */
  constructor(store, take) {
    this.store = store;
    this.take = take;
    byId('cancel').addEventListener('click', () => this.cancel());
  }

  warmUp() {
    this.#analyzer.warmUp().catch(() => {});
  }

  /** Another text: what was decided for the last one does not count. */
  forget() {
    this.#anyway = false;
    this.#linked = null;
  }

  /**
   * Shown above the text as long as the corrections are there.
   *
   * @param {import('./messages.js').Notice} notice
   */
  announce(notice) {
    this.#linked = notice;
  }

  /**
   * Reads a text without showing it.
   *
   * @param {string} text
   * @param {AnalyzeOptions} options
   */
  peek(text, options) {
    return this.#analyzer.peek(text, options);
  }

  /**
   * Brings the screen up to date with the state, after `wait` milliseconds of quiet.
   *
   * @param {number} [wait]
   */
  refresh(wait = 0) {
    clearTimeout(this.#timer);
    if (wait) this.#timer = setTimeout(() => this.#read(), wait);
    else this.#read();
  }

  async #read() {
    const { store } = this;
    const { text } = store.state;
    if (!text.trim()) {
      this.#analyzer.drop();
      this.#asked = '';
      this.#busy(false);
      showNotices([]);
      store.set({ raw: null, view: null, gate: null, narrowed: null, entity: null, before: null, after: null });
      return;
    }
    const options = optionsFor(text, store.state);
    const asked = JSON.stringify(options) + text;
    // A text that was put away a moment ago and comes back has lost its analysis.
    if (asked === this.#asked && store.state.raw) {
      await this.#show(text, store.state.raw);
      return;
    }
    this.#asked = asked;
    try {
      if (text.length > LONG) {
        this.#busy(true, text.length);
        const cut = text.lastIndexOf('\n', FIRST_PAGES);
        const head = text.slice(0, cut > FIRST_PAGES / 2 ? cut : FIRST_PAGES);
        if (!store.state.view) await this.#show(text, await this.#analyzer.read(head, options));
      }
      const patience = setTimeout(() => this.#busy(true, text.length), PATIENCE);
      const slow = setTimeout(() => this.#wait(), SLOW);
      const started = performance.now();
      const raw = await this.#analyzer.read(text, options).finally(() => {
        clearTimeout(patience);
        clearTimeout(slow);
      });
      performance.measure('nutgraf-analysis', { start: started });
      this.#busy(false);
      await this.#show(text, raw);
      if (this.#waiting) store.set({ mode: 'read' });
      this.#waiting = false;
    } catch (error) {
      if (error instanceof Superseded) return;
      this.#asked = '';
      this.#busy(false);
      console.info('nutgraf:', error);
      // The text stays in sight.
      if (!store.state.view) store.set({ mode: 'edit' });
      // Where the line is down, so is this file.
      const { reasonOf } = await import('./failures.js').catch(() => ({ reasonOf: () => /** @type {const} */ ('failed') }));
      complain(t(reasonOf(error)), { label: t('tryAgain'), act: () => { this.refresh(); store.set({ mode: 'read' }); } });
    }
  }

  /** The reader itself is still on its way. */
  #wait() {
    const { view, mode } = this.store.state;
    if (view || this.#analyzer.loaded) return;
    this.#waiting = mode === 'read';
    this.store.set({ mode: 'edit' });
    showNotices([{ code: 'slow', words: t('slow') }]);
  }

  cancel() {
    this.#analyzer.drop();
    this.#asked = '';
    this.#busy(false);
    // Stopped before there was anything to show: the text is still in its field.
    const { view } = this.store.state;
    if (!view) this.store.set({ mode: 'edit' });
    const words = t(view ? 'cancelled' : 'cancelledEarly');
    say(words);
    showNotices([{ code: 'cancelled', words }]);
  }

  /**
   * @param {string} text
   * @param {Analysis | null} raw
   */
  async #show(text, raw) {
    const { store } = this;
    if (!raw || store.state.text !== text) return;
    const { corrections, sentences, filter } = store.state;
    let view = raw;
    if (!nothingToApply(corrections)) {
      const { apply } = await import('./correct/apply.js');
      if (store.state.text !== text || store.state.corrections !== corrections) return;
      view = apply(text, raw, corrections, sentences);
    }
    const { applyFilter } = filter ? await import('./panels/filter.js') : {};
    const gate = this.#anyway ? null : (NO_ARTICLE.find((c) => view.warnings.some((w) => w.code === c)) ?? null);
    showNotices(this.#notices(text, view, gate));
    const kept = store.state.entity !== null && store.state.view?.entities[store.state.entity]?.name;
    const entity = kept ? view.entities.findIndex((e) => e.name === kept) : -1;
    store.set({ raw, view, gate, narrowed: filter && applyFilter ? applyFilter(text, view, filter) : null, entity: entity < 0 ? null : entity });
  }

  /**
   * @param {string} text
   * @param {Analysis} view
   * @param {string | null} gate the code of the warning that it is no article
   * @returns {import('./messages.js').Notice[]}
   */
  #notices(text, view, gate) {
    const { before, corrections } = this.store.state;
    const linked = this.#linked && corrections.length ? [this.#linked] : [];
    if (gate) {
      const anyway = { label: t('readAnyway'), act: () => { this.#anyway = true; this.refresh(); } };
      return [...linked, { code: 'gate', words: warning(view, gate), grave: true, actions: gate === 'address' ? [] : [anyway] }];
    }
    const rest = () => text.slice(view.paragraphs.findLast((p) => p.kind !== 'furniture')?.end).trim();
    return [
      ...linked,
      ...(before ? [{ code: 'article-before', words: t('articleBefore'), actions: [{ label: t('readBefore'), act: () => this.#other() }] }] : []),
      ...view.warnings
        .filter((w, _, all) => !SAID_ELSEWHERE.has(w.code) && !(w.code === 'short-text' && all.some((o) => o.code === 'no-article')))
        .map(({ code }) => ({
          code,
          words: warning(view, code),
          grave: code === 'not-english' || code === 'no-article',
          actions: [code === 'two-articles' && this.#offer(rest())],
        })),
    ];
  }

  /**
   * Writes an analysis of the text as a file.
   *
   * @param {ExportFormat} format
   * @param {string} footer
   * @param {Analysis} analysis
   * @returns {Promise<string>}
   */
  exportAs(format, footer, analysis) {
    return this.#analyzer.exportAs(this.store.state.text, analysis, format, exportStrings(footer));
  }

  /**
   * @returns {(date: string) => Promise<number>} how many entries of the timeline would get a day if that one were known
   */
  ifDated() {
    const { text, raw } = this.store.state;
    const dated = (/** @type {Analysis} */ a) => a.timeline.filter((e) => e.from !== null).length;
    return async (date) => {
      if (!raw || text.length > LONG / 2) return 0;
      return dated(await this.peek(text, { ...optionsFor(text, this.store.state), date })) - dated(raw);
    };
  }

  /**
   * @param {string} rest what stands after the article that was read
   */
  #offer(rest) {
    return rest.length > WORTH_READING && { label: t('readOther'), act: () => this.#other(rest) };
  }

  /** @param {string} [rest] the article after this one; without it the one before is read */
  async #other(rest) {
    const { after, before } = await import('./in/other-article.js');
    this.take(rest ? after(this.store.state, rest) : before(this.store.state));
  }

  /**
   * @param {boolean} busy
   * @param {number} [size]
   */
  #busy(busy, size = 0) {
    const node = byId('progress');
    node.hidden = !busy;
    if (busy) {
      const kilobytes = new Intl.NumberFormat(currentLanguage()).format(Math.round(size / 1000));
      byId('progress').querySelector('label')?.replaceChildren(size > LONG ? t('readingLong', { size: `${kilobytes} KB` }) : t('reading'));
    }
  }
}

/**
 * A warning in the reader's language.
 *
 * @param {Analysis} view
 * @param {string} code
 */
const warning = ({ warnings }, code) => tOr(`warning-${code}`, warnings.find((w) => w.code === code)?.message ?? code);
