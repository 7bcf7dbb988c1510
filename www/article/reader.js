/**
 * The article on the page: paragraphs set by their kind, marks inside, one Tab stop for all of them.
 *
 * The text is cut into chunks of a few paragraphs. In a long text a chunk is bare text until it comes near the screen;
 * only then it gets its paragraphs and marks.
 */

import { byId, el, icon } from '../dom.js';
import { t } from '../strings.js';
import { howTouched } from '../correct/touched.js';
import { howSure, polarityWords } from '../panels/lists.js';
import { articleLines, tellsDate } from '../panels/visible.js';
import { keys } from '../keys.js';
import { nest } from './nest.js';
import { firstFrom, marksIn } from './marks.js';
import { rangeIn, spotlight } from './spotlight.js';

/** @typedef {{ start: number, end: number, paragraphs: Paragraph[], element: HTMLElement, bodies: HTMLElement[], marked: boolean }} Chunk `bodies` is empty before it comes near */

/** Characters, unless furniture goes on. */
const CHUNK = 6000;
/** Paragraphs of a chunk at most: menus are lines of one word. */
const LINES = 300;
/** Up to this length all marks are made at once. */
const SHORT = 60_000;
/** A block of furniture with more lines than this starts folded. */
const FOLD = 2;

/** The day of publication stands behind a line of these first chunks. */
const HEAD = 3;

/** Screens. A place farther away is jumped to: nobody reads what flies by. */
const SCREENS = 6;

/** A longer paragraph is shown in pieces. */
const LONG_PARAGRAPH = 10_000;

/** A headline longer than this is set smaller. */
const LONG_HEADLINE = 85;

/** A word of more signs takes a browser long to break into lines, unless it may break it anywhere. */
const UNBROKEN = 400;

/** @type {Record<Paragraph['kind'], string>} */
const TAGS = {
  headline: 'h1',
  standfirst: 'p',
  byline: 'p',
  caption: 'p',
  heading: 'h2',
  list: 'li',
  body: 'p',
  furniture: 'p',
};

export class Reader {
  #text = '';
  /** @type {Analysis | null} */
  #analysis = null;
  /** @type {Chunk[]} */
  #chunks = [];
  /** @type {AppliedFilter | null} */
  #narrowed = null;
  /** Where the headline begins; others are paragraphs. */
  #headline = -1;
  /** @type {number | null} */
  #entity = null;
  /** @type {Element | null} */
  #stop = null;
  /** @type {typeof import('./key-navigation.js').walk} fetched with the first focus, then at once */
  #walk = async (...by) => (await import('./key-navigation.js')).walk(...by);
  #watch = new IntersectionObserver((seen) => this.#near(seen), { rootMargin: '1500px' });

  /**
   * @param {HTMLElement} root
   * @param {{ restore(paragraph: Paragraph): void }} on
   */
  constructor(root, on) {
    this.root = root;
    this.on = on;
    /** The day of publication, between the head of the article and its story. */
    this.dated = byId('dated');
    root.addEventListener('keydown', (event) => this.#key(event));
    root.addEventListener('focusin', (event) => {
      if (!(event.target instanceof Element) || !event.target.hasAttribute('data-stop')) return;
      this.#makeStop(event.target);
      import('./key-navigation.js').then(({ walk }) => { this.#walk = walk; });
    });
  }

  /**
   * @param {string} text
   * @param {Analysis} analysis
   * @param {AppliedFilter | null} narrowed
   * @param {boolean} [whole] on paper, all of it is in sight
   */
  show(text, analysis, narrowed, whole = false) {
    const same = this.#text === text && this.#analysis?.paragraphs === analysis.paragraphs;
    const focused = this.#placeOf(document.activeElement);
    this.#analysis = analysis;
    this.#narrowed = narrowed;
    if (!same) {
      this.#text = text;
      this.#lay(analysis);
    }
    this.#stop = null;
    for (const chunk of this.#chunks) if (whole || (same && chunk.marked)) this.#mark(chunk);
    this.#watch.disconnect();
    for (const chunk of this.#chunks) if (!chunk.marked) this.#watch.observe(chunk.element);
    this.#firstStop();
    if (focused) this.#focusAt(focused);
  }

  /** @param {Analysis} analysis */
  #lay(analysis) {
    this.#chunks = [];
    this.#headline = analysis.paragraphs.find((p) => p.kind === 'headline')?.start ?? -1;
    /** @type {Chunk | null} */
    let chunk = null;
    let furniture = false;
    const far = this.#text.length > SHORT;
    const add = (/** @type {Paragraph} */ p) => {
      const odd = p.kind === 'furniture' && !tellsDate(analysis, p);
      if (!chunk || chunk.paragraphs.length >= LINES || (!(odd && furniture) && chunk.end - chunk.start > CHUNK)) {
        chunk = { start: p.start, end: p.end, paragraphs: [], element: el(far ? 'div.chunk.far' : 'div.chunk'), bodies: [], marked: false };
        this.#chunks.push(chunk);
      }
      furniture = odd;
      chunk.end = p.end;
      chunk.paragraphs.push(p);
    };
    for (const p of analysis.paragraphs) {
      if (p.end - p.start <= LONG_PARAGRAPH) add(p);
      else pieces(this.#text, p).forEach(add);
    }
    this.#chunks.forEach((c, i) => {
      if (!far || i < HEAD) this.#mark(c);
      else {
        const words = this.#text.slice(c.start, c.end);
        c.element.classList.add('bare');
        c.element.classList.toggle('unbroken', hasLongWord(this.#text, c));
        c.element.textContent = words;
      }
    });
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    this.root.replaceChildren(...this.#chunks.map((c) => c.element));
    this.#putDate();
    if (focused && this.dated.contains(focused)) focused.focus({ preventScroll: true });
  }

  /**
   * Its paragraphs, each by its kind.
   *
   * @param {Chunk} chunk
   */
  #build(chunk) {
    const analysis = /** @type {Analysis} */ (this.#analysis);
    /** @type {HTMLElement | null} */
    let list = null;
    /** @type {number[]} */
    let run = [];
    const nodes = /** @type {HTMLElement[]} */ ([]);
    const fold = () => {
      if (run.length) nodes.push(this.#fold(chunk, run));
      run = [];
    };
    chunk.paragraphs.forEach((p, i) => {
      const dated = tellsDate(analysis, p);
      const tag = p.kind === 'headline' && p.start !== this.#headline ? 'p' : TAGS[p.kind];
      const body = el(/** @type {'p'} */ (tag), { className: dated ? 'byline dated' : p.kind, dir: 'auto', 'data-at': p.start });
      if (p.end - p.start > LONG_HEADLINE) body.classList.add('long');
      if (hasLongWord(this.#text, p)) body.classList.add('unbroken');
      chunk.bodies.push(body);
      if (p.kind === 'furniture' && !dated) {
        run.push(i);
        list = null;
        return;
      }
      fold();
      if (p.kind === 'list') {
        if (!list) nodes.push((list = el('ul.list')));
        list.append(body);
        if (/^\s*(?:[-*•–·▪]|\d+[.)])\s/.test(this.#text.slice(p.start, p.start + 8))) list.classList.add('marked');
        else if (this.#text.slice(p.start, p.end).includes('\t')) list.classList.add('rows');
      } else {
        list = null;
        nodes.push(body);
      }
    });
    fold();
    chunk.element.classList.remove('bare', 'unbroken');
    chunk.element.replaceChildren(...nodes);
  }

  #putDate() {
    let last = null;
    for (const { bodies } of this.#chunks.slice(0, HEAD)) {
      for (const body of bodies) {
        if (/^(headline|standfirst|byline)\b/.test(body.className)) last = body;
        else if (body.classList.contains('body')) {
          if (last) last.after(this.dated);
          else this.root.prepend(this.dated);
          return;
        }
      }
    }
    this.root.prepend(this.dated);
  }

  /**
   * @param {Chunk} chunk
   * @param {number[]} run numbers of lines that are not the article's
   */
  #fold(chunk, run) {
    const n = run.length;
    // Where there is nothing else, it is what the reader came for.
    const alone = articleLines(/** @type {Analysis} */ (this.#analysis))[0].kind === 'furniture';
    return el(
      'details.furniture',
      { open: n <= FOLD || alone },
      el('summary', null, t('furniture', { n })),
      run.map((i) =>
        el(
          'div.line',
          null,
          chunk.bodies[i],
          el('button.quiet', { type: 'button', onclick: () => this.on.restore(chunk.paragraphs[i]) }, icon('back'), ' ', t('restore')),
        ),
      ),
    );
  }

  /** @param {Chunk} chunk */
  #mark(chunk) {
    if (!chunk.bodies.length) this.#build(chunk);
    chunk.marked = true;
    const marks = marksIn(/** @type {Analysis} */ (this.#analysis), this.#narrowed, chunk.start, chunk.end);
    chunk.bodies.forEach((body, i) => {
      const { start, end } = chunk.paragraphs[i];
      const inside = marks.slice(firstFrom(marks, start), firstFrom(marks, end));
      body.replaceChildren();
      nest(inside, start, end, {
        root: /** @type {HTMLElement} */ (body),
        open: (parent, mark, again) => parent.appendChild(this.#element(mark, again)),
        text: (parent, from, to) => parent.appendChild(document.createTextNode(this.#text.slice(from, to))),
        cut: (node) => node.classList.add('cut'),
      });
    });
  }

  /**
   * @param {Mark} mark
   * @param {boolean} again it was open before and goes on here
   */
  #element(mark, again) {
    const node = el('span', { className: mark.name });
    if (mark.layer === 'out' || mark.layer === 'summary') return node;
    node.dataset.layer = mark.layer;
    node.dataset.ref = String(mark.ref);
    if (mark.nth !== undefined) node.dataset.nth = String(mark.nth);
    if (mark.layer === 'entity' && mark.ref === this.#entity) node.classList.add('chosen');
    if (again) {
      node.classList.add('again');
      return node;
    }
    node.dataset.start = String(mark.start);
    if (node.classList.contains('faint')) return node;
    node.dataset.stop = '';
    node.tabIndex = -1;
    if (mark.layer === 'quote') {
      const quote = this.#analysis?.quotes[mark.ref];
      if (quote?.speaker && howSure(quote.confidence) === 'unsure' && !howTouched(quote)) node.classList.add('unsure');
      node.setAttribute('role', 'group');
      const words = t('quoteBy', { who: quote?.speaker?.name ?? t('nobody') });
      const polarity = quote && polarityWords(quote);
      node.setAttribute('aria-label', polarity ? `${words}, ${polarity}` : words);
    } else {
      node.setAttribute('role', 'button');
      node.setAttribute('aria-haspopup', 'dialog');
      const type = mark.layer === 'time' ? 'time' : (this.#analysis?.entities[mark.ref]?.type ?? 'misc');
      node.setAttribute('aria-describedby', `is-${type}`);
    }
    return node;
  }

  /** @param {IntersectionObserverEntry[]} seen */
  #near(seen) {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      this.#watch.unobserve(target);
      const chunk = this.#chunks.find((c) => c.element === target);
      if (chunk && !chunk.marked) this.#mark(chunk);
    }
    if (!this.#stop?.isConnected) this.#firstStop();
  }

  /**
   * Makes the mentions of one entity stand out.
   *
   * @param {number | null} id
   */
  choose(id) {
    this.#entity = id;
    for (const node of this.root.querySelectorAll('.name.chosen')) node.classList.remove('chosen');
    if (id === null) return;
    for (const node of this.root.querySelectorAll(`.name[data-ref="${id}"]`)) node.classList.add('chosen');
  }

  /**
   * Scrolls to a place and lights it.
   *
   * @param {Span} span
   * @param {boolean} [instantly] a card is to stand beside it
   */
  goTo(span, instantly = false) {
    const range = this.rangeOf(span);
    if (!range) return;
    spotlight(range);
    this.#scrollTo(range, instantly);
    const mark = this.root.querySelector(`[data-stop][data-start="${span.start}"]`);
    if (mark) this.#makeStop(mark);
  }

  /**
   * @param {Span} span
   * @returns {HTMLElement | null} the mark that starts there
   */
  markAt({ start }) {
    return this.root.querySelector(`[data-layer][data-start="${start}"]`);
  }

  /**
   * Where the sentence of a mark is on the screen.
   *
   * @param {HTMLElement} mark
   * @returns {DOMRect | null}
   */
  sentenceOf({ dataset: { start } }) {
    const all = this.#analysis?.sentences ?? [];
    const sentence = start && all[firstFrom(all, Number(start) + 1) - 1];
    return (sentence && this.rangeOf(sentence)?.getBoundingClientRect()) || null;
  }

  /**
   * @param {Span} span
   * @returns {Range | null}
   */
  rangeOf({ start, end }) {
    const chunk = this.#chunks[Math.max(0, firstFrom(this.#chunks, start + 1) - 1)];
    if (!chunk) return null;
    if (!chunk.marked) this.#mark(chunk);
    const i = Math.max(0, firstFrom(chunk.paragraphs, start + 1) - 1);
    const details = chunk.bodies[i].closest('details');
    if (details) details.open = true;
    const p = chunk.paragraphs[i];
    return rangeIn(chunk.bodies[i], start - p.start, Math.min(end, p.end) - p.start);
  }

  /**
   * @param {Range} range
   * @param {boolean} instantly
   */
  #scrollTo(range, instantly) {
    const calm = instantly || matchMedia('(prefers-reduced-motion: reduce)').matches;
    const rect = range.getBoundingClientRect();
    if (rect.top > 120 && rect.bottom < innerHeight - 80) return;
    const far = Math.abs(rect.top) > SCREENS * innerHeight;
    scrollTo({ top: scrollY + rect.top - innerHeight / 3, behavior: calm || far ? 'instant' : 'smooth' });
    if (far) this.#settle(range);
  }

  /**
   * What comes near the screen gets its real height, and the place moves.
   *
   * @param {Range} range
   * @param {number} [tries]
   */
  #settle(range, tries = 6) {
    requestAnimationFrame(() => {
      const off = range.getBoundingClientRect().top - innerHeight / 3;
      if (Math.abs(off) > 4) scrollBy({ top: off, behavior: 'instant' });
      if (tries > 1 && range.startContainer.isConnected) this.#settle(range, tries - 1);
    });
  }

  /** Moves the focus into the text, to the mark where Tab would stop. */
  focus() {
    if (this.#stop instanceof HTMLElement) this.#stop.focus();
  }

  #firstStop() {
    const first = this.root.querySelector('[data-stop]');
    if (first) this.#makeStop(first);
  }

  /** @param {Element} node */
  #makeStop(node) {
    this.#stop?.setAttribute('tabindex', '-1');
    this.#stop = node;
    node.setAttribute('tabindex', '0');
  }

  /** @param {Element | null} node */
  #placeOf(node) {
    return node instanceof HTMLElement && this.root.contains(node) ? (node.dataset.start ?? null) : null;
  }

  /** @param {string} start */
  #focusAt(start) {
    const node = this.root.querySelector(`[data-stop][data-start="${start}"]`);
    if (node instanceof HTMLElement) node.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const here = event.target;
    if (!(here instanceof HTMLElement) || !here.hasAttribute('data-stop') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!keys.on && /^[np]$/.test(event.key)) return;
    if (!/^(Arrow(Left|Right)|Home|End|n|p)$/.test(event.key)) return;
    event.preventDefault();
    this.#walk(event.key, here, this.root, this.#chunks, (chunk) => this.#mark(chunk));
  }
}

/**
 * A paragraph that is as long as a book would be marked and set at once, and the page would stand still.
 *
 * @param {string} text
 * @param {Paragraph} paragraph
 * @returns {Paragraph[]}
 */
function pieces(text, paragraph) {
  const made = [];
  let { start } = paragraph;
  while (paragraph.end - start > LONG_PARAGRAPH) {
    const half = start + LONG_PARAGRAPH / 2;
    const tail = text.slice(half, start + LONG_PARAGRAPH);
    const cut = ['. ', ' '].map((sign) => tail.lastIndexOf(sign) + sign.length).find((at, i) => at >= 2 - i && tail[at - 1] === ' ') ?? tail.length;
    const end = half + cut;
    made.push({ ...paragraph, start, end });
    start = end;
  }
  made.push(start === paragraph.start ? paragraph : { ...paragraph, start });
  return made;
}

/**
 * Whether so many signs follow each other without a blank. Looks at few of them: from the far end of each stretch.
 *
 * @param {string} text
 * @param {Span} span
 */
function hasLongWord(text, { start, end }) {
  for (let from = start; from + UNBROKEN <= end; ) {
    let at = from + UNBROKEN - 1;
    while (at >= from && text.charCodeAt(at) > 32) at--;
    if (at < from) return true;
    from = at + 1;
  }
  return false;
}
