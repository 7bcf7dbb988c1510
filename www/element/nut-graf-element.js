/**
 * `<nut-graf for="story">` reads an article of the host page, paints what it finds into it with CSS highlights, and shows
 * it in its own shadow root. Of the host's document it changes nothing, and when it is removed nothing of it stays.
 */

import { dayOf, pageDate } from './dates.js';
import { el } from './el.js';
import { hostText, plainText } from './host-text.js';
import { LAYERS, SECTIONS, USUAL } from './kinds.js';
import { isLightText, Painting } from './paint.js';
import { Pace } from './pace.js';
import { hold, read, release } from './reader.js';

/** @typedef {import('./kinds.js').Statement} Statement */
/** @typedef {import('./kinds.js').Layer} Layer */

/** Milliseconds that an article may come late before that counts as a fault. */
const LATE = 3000;

const STYLE = `
:host { display: block; margin-block: 1.5em; }
:host([hidden]), [hidden] { display: none !important; }
.plain { white-space: pre-line; }
.debug { border: 2px solid #c22; padding: .5em; }
.unseen { position: absolute; clip-path: inset(50%); }`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** What swallowing the rest of a page looks like: HTML knows no `<nut-graf />`. */
const SWALLOWED = 'article, main, header, footer, nav, aside, section, h1, h2, form, script:not([type="application/json"])';

export class NutGrafElement extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = ['for', 'date', 'sentences', 'src', 'show', 'marks', 'lang', 'debug'];

  /** @type {Analysis | null} */
  #analysis = null;
  /** @type {Element | null} */
  #article = null;
  /** @type {import('./host-text.js').HostText | null} as it was read */
  #host = null;
  /** What was read, with what options: the same is not read twice. */
  #key = '';
  /** @type {{ src: string, analysis: Analysis, text: string | null } | null} made when the site was built */
  #given = null;
  /** @type {Painting | null} */
  #painting = null;
  /** @type {Set<string>} what the reader has switched off */
  #off = new Set();
  /** @type {typeof import('./panel.js') | null} fetched when there is something to show */
  #panel = null;
  /** @type {string | null} the statement that the reader came from */
  #from = null;

  #connected = false;
  #started = false;
  /** Whether element or article have come near the screen. */
  #near = false;
  #busy = false;
  #again = false;
  /** @type {Promise<void> | undefined} */
  #reading;
  /** @type {Error | null} of the last reading */
  #error = null;
  /** @type {Set<string>} */
  #told = new Set();

  #pace = new Pace(() => this.#read());
  /** @type {MutationObserver | undefined} of the article */
  #watch;
  /** @type {MutationObserver | undefined} of the page: the article may come late, or be replaced */
  #lookout;
  /** @type {MutationObserver | undefined} of the page's looks */
  #looks;
  /** @type {IntersectionObserver | undefined} */
  #approach;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #late;
  /** @type {PromiseWithResolvers<Analysis>} */
  #ready = Promise.withResolvers?.() ?? withResolvers();

  /** What was found; null until it is. */
  get analysis() {
    return this.#analysis;
  }

  /** Resolves with the first analysis. */
  get ready() {
    return this.#ready.promise;
  }

  get for() { return this.getAttribute('for'); }
  set for(value) { this.#reflect('for', value); }

  /** @returns {string | null} */
  get date() { return this.getAttribute('date'); }
  /** @param {string | Date | null} value */
  set date(value) { this.#reflect('date', value instanceof Date ? value.toISOString() : value); }

  get src() { return this.getAttribute('src'); }
  set src(value) { this.#reflect('src', value); }

  get show() { return this.getAttribute('show'); }
  set show(value) { this.#reflect('show', value); }

  get marks() { return this.getAttribute('marks'); }
  set marks(value) { this.#reflect('marks', value); }

  /** @returns {number | null} */
  get sentences() { return this.#sentences() ?? null; }
  set sentences(value) { this.#reflect('sentences', value); }

  /**
   * Reads the article now, also where it is far from the screen.
   *
   * @returns {Promise<Analysis>}
   */
  async analyze() {
    if (!this.#connected) throw new Error('nut-graf: the element is not in the page');
    this.#near = true;
    this.#start();
    await (this.#busy ? this.#reading : this.#read());
    if (this.#analysis) return this.#analysis;
    throw this.#error ?? this.#nothing();
  }

  /**
   * Shows a statement's place in the text, as a click on it does.
   *
   * @param {import('./kinds.js').Section} kind
   * @param {number} [index] in the analysis' list of that kind
   * @returns {boolean} whether it has a place on the page
   */
  select(kind, index = 0) {
    const a = this.#analysis;
    /** @type {Span | undefined} */
    let span;
    let text = '';
    if (a && kind === 'summary') span = a.summary.sentences[index];
    else if (a && kind === 'quotes') span = a.quotes[index];
    else if (a && kind === 'entities') [span, text] = [a.entities[index]?.mentions[0], a.entities[index]?.name];
    else if (a && kind === 'timeline') {
      const entry = a.timeline[index];
      if (entry) [span, text] = [(entry.time === null ? null : a.times[entry.time]) ?? entry.event ?? a.sentences[entry.sentence], entry.label];
    }
    if (!span) return false;
    return this.#select({ kind, index, span, text: text || this.#words(span) }, `${kind}-${index}`);
  }

  /** Back from the text to the statement in the panel. */
  back() {
    const button = this.shadowRoot?.querySelector(`[data-key="${this.#from}"]`);
    this.#from = null;
    this.#painting?.light(null);
    this.#part('.back').hidden = true;
    if (!(button instanceof HTMLElement)) return;
    button.closest('details')?.setAttribute('open', '');
    button.focus({ preventScroll: true });
    bringIntoView(button);
  }

  connectedCallback() {
    this.#connected = true;
    if (!this.shadowRoot) this.#build();
    hold();
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', this.#start, { once: true });
    else this.#start();
  }

  disconnectedCallback() {
    this.#connected = this.#started = this.#near = false;
    document.removeEventListener('DOMContentLoaded', this.#start);
    for (const observer of [this.#watch, this.#lookout, this.#looks, this.#approach]) observer?.disconnect();
    matchMedia('(prefers-color-scheme: dark)').removeEventListener('change', this.#paint);
    clearTimeout(this.#late);
    this.#pace.stop();
    this.#clear();
    this.#article = null;
    release();
  }

  /**
   * @param {string} name
   * @param {string | null} old
   * @param {string | null} value
   */
  attributeChangedCallback(name, old, value) {
    if (!this.#started || old === value) return;
    if (name === 'for') this.#find();
    else if (name === 'date' || name === 'sentences' || name === 'src') this.#pace.soon();
    else this.#show();
  }

  #build() {
    const root = this.attachShadow({ mode: 'open' });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    root.adoptedStyleSheets = [sheet];
    const found = el('div', { class: 'found', part: 'found', role: 'region', hidden: '' });
    const own = el('div', { class: 'own', part: 'text' }, el('slot', {}), el('slot', { name: 'fallback' }));
    const back = el('button', { type: 'button', class: 'back', part: 'back', hidden: '', onclick: () => this.back() });
    root.append(found, own, el('div', { class: 'debug', hidden: '' }), el('div', { class: 'unseen', role: 'status' }), back);
    this.addEventListener('keydown', (event) => event.key === 'Escape' && this.#from && this.back());
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  #part(selector) {
    return /** @type {HTMLElement} */ (/** @type {ShadowRoot} */ (this.shadowRoot).querySelector(selector));
  }

  #start = () => {
    if (!this.#connected || this.#started) return;
    this.#started = true;
    this.#watch = new MutationObserver((records) => this.#pace.changed(records));
    this.#lookout = new MutationObserver(() => this.#find());
    // A theme is switched by a class or an attribute up here.
    this.#looks = new MutationObserver(() => setTimeout(this.#paint, 400));
    for (const node of [document.documentElement, document.body]) this.#looks.observe(node, { attributes: true });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', this.#paint);
    this.#approach = new IntersectionObserver((seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      this.#near = true;
      this.#approach?.disconnect();
      this.#read();
    }, { rootMargin: '100% 0px' });
    this.#approach.observe(this);
    for (const root of this.#roots()) this.#lookout.observe(root, { childList: true, subtree: true, attributeFilter: ['id'] });
    this.#find();
  };

  /** The id that `for` names; `#story` does as well. */
  #id() {
    return (this.getAttribute('for') ?? '').trim().replace(/^#/, '');
  }

  /** The tree that holds the element, and those around it. */
  #roots() {
    /** @type {(Document | ShadowRoot)[]} */
    const roots = [];
    for (let root = this.getRootNode(); root instanceof Document || root instanceof ShadowRoot; root = root.host.getRootNode()) {
      roots.push(root);
      if (root instanceof Document) break;
    }
    return roots;
  }

  /** Looks for the article, and follows it. */
  #find() {
    const id = this.#id();
    let article = /** @type {Element | null} */ (id ? null : this);
    for (const root of id ? this.#roots() : []) article ??= root.getElementById(id);
    if (article && article === this.#article) return;
    const own = this.#part('.own');
    own.classList.toggle('plain', !id && !this.firstElementChild);
    // Own text stands before what is found in it; a page that was swallowed by mistake keeps its order.
    if (own === this.shadowRoot?.firstElementChild ? id : !id) this.shadowRoot?.prepend(id ? this.#part('.found') : own);
    this.#watch?.disconnect();
    if (this.#article) this.#clear();
    this.#article = article;
    clearTimeout(this.#late);
    this.#late = setTimeout(() => this.#complainOfNothing(), LATE);
    if (!article) return;
    for (const part of article.shadowRoot && article !== this ? [article, article.shadowRoot] : [article]) {
      this.#watch?.observe(part, { childList: true, characterData: true, subtree: true, attributeFilter: ['hidden'] });
    }
    if (!this.#near) this.#approach?.observe(article);
    if (article !== this && this.querySelector(SWALLOWED)) {
      this.#tell('HTML has no self-closing <nut-graf />, so the rest of the page stands inside the element: write <nut-graf …></nut-graf>', 'warn');
    }
    this.#read();
  }

  #complainOfNothing() {
    if (!this.#article || (this.#near && !this.#textOf(this.#article).text.trim())) this.#fail(this.#nothing());
  }

  #nothing() {
    const id = this.#id();
    if (!id) return new Error('nut-graf: there is nothing to read: name an article in for="…", or put a text into the element');
    if (this.#article) return new Error(`nut-graf: the element with the id "${id}" holds no text that can be seen`);
    return new Error(`nut-graf: there is no element with the id "${id}": give the article that id, or write another in for="…"`);
  }

  /** @param {Element} article */
  #textOf(article) {
    return article === this && !this.firstElementChild ? plainText(this) : hostText(article);
  }

  /** @returns {Promise<void>} never rejects; what fails is told */
  async #read() {
    if (!this.#near || !this.#article) return;
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    this.#error = null;
    this.#reading = this.#readOnce(this.#article).catch((error) => {
      this.#error = error instanceof Error ? error : new Error(String(error));
      if (this.#connected) this.#fail(this.#error);
    });
    await this.#reading;
    this.#busy = false;
    if (this.#again) {
      this.#again = false;
      this.#pace.soon();
    }
  }

  /** @param {Element} article */
  async #readOnce(article) {
    const host = this.#textOf(article);
    if (!host.text.trim()) {
      if (this.#analysis) this.#clear();
      clearTimeout(this.#late);
      this.#late = setTimeout(() => this.#complainOfNothing(), LATE);
      return;
    }
    // Both are under way at once.
    const panel = import('./panel.js');
    panel.catch(() => {});
    const src = this.getAttribute('src');
    if (src && this.#given?.src !== src) this.#given = { src, ...(await (await panel).fetchGiven(src)) };
    const given = src ? this.#given : null;
    const options = given ? {} : this.#options(article);
    const key = JSON.stringify([src, options, host.text]);
    const same = key === this.#key && this.#analysis;
    const found = same || given?.analysis || read(host.text, options);
    Promise.resolve(found).catch(() => {});
    const ui = (this.#panel = await panel);
    // The page stays answering: what costs it time is done in pieces, the first while the worker reads.
    const { language, say } = ui.wordsOf(this.#pageLanguage());
    for (const iso of ui.DATES) {
      ui.dateWords(iso, language, say);
      await breath();
    }
    const analysis = await found;
    if (!this.#connected || article !== this.#article) return;
    // The nodes may be others, with the same words.
    this.#host = given ? ui.placed(given.analysis, given.text, host) : host;
    this.#painting?.remove();
    this.#painting = new Painting(analysis, this.#host.rangeOf, this.#host.root);
    if (same) return this.#paint();
    this.#analysis = analysis;
    this.#key = key;
    for (const _ of this.#showPanel()) {
      await breath();
      if (this.#key !== key) return;
    }
    this.#paint();
    this.#ready.resolve(analysis);
    this.dispatchEvent(new CustomEvent('nutgraf-analysis', { detail: analysis, bubbles: true, composed: true }));
  }

  /** @param {Element} article */
  #options(article) {
    /** @type {AnalyzeOptions} */
    const options = {};
    const written = this.getAttribute('date');
    let day = written && dayOf(written);
    if (written && !day) this.#fail(new Error(`nut-graf: date="${written}" is no date, and was left out: write it as 2016-11-15`), 'warn');
    // What the page says of itself it does not say of one text among several.
    if (!day && (article !== this || document.querySelectorAll('nut-graf').length === 1)) day = pageDate(article);
    if (day) options.date = day;
    const sentences = this.#sentences();
    if (sentences) options.sentences = sentences;
    return options;
  }

  #sentences() {
    const written = this.getAttribute('sentences');
    if (!written) return undefined;
    if (/^([1-9]|10)$/.test(written.trim())) return Number(written);
    this.#tell(`sentences="${written}": a whole number from 1 to 10 is expected`, 'warn');
    return undefined;
  }

  /**
   * The words of an attribute that is a list of names.
   *
   * @template {string} T
   * @param {string} name
   * @param {readonly T[]} known
   * @param {readonly T[]} [usual]
   * @returns {Set<T>}
   */
  #list(name, known, usual = known) {
    const written = this.getAttribute(name);
    if (written === null) return new Set(usual);
    const words = written.split(/[\s,]+/).filter(Boolean);
    const wrong = words.filter((w) => w !== 'none' && w !== 'all' && !known.some((k) => k === w));
    if (wrong.length) this.#tell(`${name}="${written}": “${wrong[0]}” is none of ${known.join(', ')}, none`, 'warn');
    return new Set(words.includes('all') ? known : known.filter((k) => words.includes(k)));
  }

  #pageLanguage() {
    return this.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang;
  }

  #show() {
    for (const _ of this.#showPanel());
    this.#paint();
  }

  /** In steps, between which the page may answer its reader. */
  *#showPanel() {
    const [analysis, host] = [this.#analysis, this.#host];
    const panel = this.#part('.found');
    panel.hidden = !analysis || this.getAttribute('show') === 'none';
    this.#part('.debug').hidden ||= !this.hasAttribute('debug');
    // What the host marks as a stand-in has served.
    this.#part('slot[name]').hidden = analysis !== null;
    if (!analysis || !host || !this.#panel) return;
    const { say, language } = this.#panel.wordsOf(this.#pageLanguage());
    const layers = this.#list('marks', LAYERS, USUAL);
    yield* this.#panel.showPanel(panel, {
      text: host.text,
      analysis,
      say,
      language,
      sections: this.#list('show', SECTIONS),
      layers,
      marked: this.#marked(layers),
      select: (statement, from) => this.#select(statement, from),
      toggle: (layer) => this.#toggle(layer, layers),
    });
    panel.lang = language;
    this.#part('.back').textContent = say('back');
  }

  /** @param {ReadonlySet<Layer>} layers */
  #marked(layers) {
    return new Set([...layers].filter((l) => !this.#off.has(l)));
  }

  /**
   * @param {Layer | null} layer
   * @param {ReadonlySet<Layer>} layers
   */
  #toggle(layer, layers) {
    const off = layer ? !this.#off.has(layer) : this.#marked(layers).size > 0;
    for (const l of layer ? [layer] : layers) off ? this.#off.add(l) : this.#off.delete(l);
    this.#show();
  }

  #paint = () => {
    if (!this.#painting || !this.#article) return;
    const dark = isLightText(this.#article.querySelector('p') ?? this.#article);
    this.#part('.found').classList.toggle('dark', dark);
    this.#painting.show(this.#marked(this.#list('marks', LAYERS, USUAL)), dark);
  };

  /** @param {Span} span */
  #words({ start, end }) {
    return (this.#host?.text ?? '').slice(start, end).replace(/\s+/g, ' ').trim();
  }

  /**
   * @param {Statement} statement
   * @param {string} from its key in the panel
   */
  #select(statement, from) {
    const event = new CustomEvent('nutgraf-select', { detail: statement, bubbles: true, composed: true, cancelable: true });
    const range = this.#host?.rangeOf(statement.span);
    // A host that has its own way of showing a place prevents ours.
    if (!this.dispatchEvent(event) || !range) return Boolean(range);
    this.#painting?.light(range);
    this.#from = from;
    bringIntoView(range.startContainer.parentElement);
    this.#part('.back').hidden = false;
    this.#part('[role=status]').textContent = this.#panel?.wordsOf(this.#part('.found').lang).say('shown') ?? '';
    return true;
  }

  /** Takes away all that belongs to an article that is gone. */
  #clear() {
    this.#painting?.remove();
    this.#painting = this.#host = this.#analysis = null;
    this.#key = '';
    this.#from = null;
    if (!this.shadowRoot) return;
    this.#part('.found').hidden = true;
    this.#part('.back').hidden = true;
  }

  /**
   * @param {Error} error
   * @param {'error' | 'warn'} [weight] a warning costs something, but not the analysis
   */
  #fail(error, weight = 'error') {
    if (!this.#tell(error.message.replace(/^nut-graf: /, ''), weight)) return;
    if (weight === 'error') this.#clear();
    this.dispatchEvent(new CustomEvent('nutgraf-error', { detail: error, bubbles: true, composed: true }));
  }

  /**
   * One line in the console, once, and with `debug` one on the page.
   *
   * @param {string} message what is wrong and how to mend it
   * @param {'error' | 'warn'} weight
   * @returns {boolean} whether it is news
   */
  #tell(message, weight) {
    if (this.#told.has(message)) return false;
    this.#told.add(message);
    console[weight](`nut-graf: ${message}`);
    if (this.hasAttribute('debug') && this.shadowRoot) {
      const note = this.#part('.debug');
      note.hidden = false;
      note.append(el('p', {}, `nut-graf: ${message}`));
    }
    return true;
  }

  /**
   * @param {string} name
   * @param {string | number | null | undefined} value
   */
  #reflect(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }
}

/** Lets the page answer its reader before more is done. */
const breath = () => new Promise((resolve) => setTimeout(resolve));

/** @param {Element | null} element */
function bringIntoView(element) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
}

/** @returns {PromiseWithResolvers<any>} */
function withResolvers() {
  /** @type {any} */
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
}
