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

/** Characters. A shorter remainder is not offered as another article. */
const WORTH_READING = 300;

/** Codes of warnings that the page shows in other places. */
const SAID_ELSEWHERE = new Set(['no-document-date', 'empty']);

export class Session {
  #analyzer = new Analyzer();
  #asked = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

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
      store.set({ raw: null, view: null, narrowed: null, entity: null, before: null, after: null });
      return;
    }
    const options = optionsFor(text, store.state);
    const asked = JSON.stringify(options) + text;
    if (asked === this.#asked) {
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
      const started = performance.now();
      const raw = await this.#analyzer.read(text, options).finally(() => clearTimeout(patience));
      performance.measure('nutgraf-analysis', { start: started });
      this.#busy(false);
      await this.#show(text, raw);
    } catch (error) {
      if (error instanceof Superseded) return;
      this.#asked = '';
      this.#busy(false);
      complain(t('failed'));
      console.info('nutgraf:', error);
    }
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
    showNotices([
      ...(store.state.before ? [{ code: 'article-before', words: t('articleBefore'), action: { label: t('readBefore'), act: () => this.#other() } }] : []),
      ...view.warnings
        .filter((w, _, all) => !SAID_ELSEWHERE.has(w.code) && !(w.code === 'short-text' && all.some((o) => o.code === 'no-article')))
        .map(({ code, message }) => ({
          code,
          words: tOr(`warning-${code}`, message),
          grave: code === 'not-english' || code === 'no-article',
          action: code === 'two-articles' && this.#offer(text.slice(view.paragraphs.findLast((p) => p.kind !== 'furniture')?.end).trim()),
        })),
    ]);
    const kept = store.state.entity !== null && store.state.view?.entities[store.state.entity]?.name;
    const entity = kept ? view.entities.findIndex((e) => e.name === kept) : -1;
    store.set({ raw, view, narrowed: filter && applyFilter ? applyFilter(text, view, filter) : null, entity: entity < 0 ? null : entity });
  }

  /**
   * Writes what is on screen as a file.
   *
   * @param {ExportFormat} format
   * @param {string} footer
   * @returns {Promise<string>}
   */
  exportAs(format, footer) {
    const { text, view } = this.store.state;
    if (!view) throw new Error('there is nothing to export');
    return this.#analyzer.exportAs(text, view, format, exportStrings(footer));
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
