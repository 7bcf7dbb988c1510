/**
 * HTML from the clipboard or a file, reduced to clean text: a line per block, and what the markup knows about each.
 * The HTML is parsed into a document that runs and loads nothing; nothing of it is ever inserted into the page.
 */

const SKIP = 'script, style, noscript, template, svg, math, iframe, object, canvas, audio, video, select, option, head, [hidden], [aria-hidden="true"]';
const BLOCK = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BUTTON CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LEGEND LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'.split(' '),
);
const FURNITURE = 'nav, aside, footer, form, button, [role="navigation"], [role="complementary"], [role="contentinfo"]';
/** A subheading stands before a paragraph at least this long; a shorter neighbour is a teaser or a menu. */
const PARAGRAPH = 80;
/** A standfirst is longer than the label of a section. */
const STANDFIRST = 30;

/**
 * @param {string} html
 * @returns {Clean}
 */
export function readHtml(html) {
  return readBlocks(parse(html).body);
}

/**
 * A document that is never shown. Styles and handlers go first: our content security policy would refuse them even
 * there, and say so in the console. Of a style only that it hides something is kept.
 *
 * @param {string} html
 * @returns {Document}
 */
export function parse(html) {
  const quiet = html
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag.replace(/\s(style|on\w+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, (_, name, value) =>
        name.toLowerCase() === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value) ? ' hidden' : '',
      ),
    );
  return new DOMParser().parseFromString(quiet, 'text/html');
}

/**
 * @param {Element} root of an inert document
 * @returns {Clean}
 */
export function readBlocks(root) {
  /** @type {{ text: string, element: Element }[]} */
  const lines = [];
  let text = '';
  /** @type {Element} */
  let owner = root;
  const flush = () => {
    const line = text.replace(/ *\t */g, '\t').replace(/ {2,}/g, ' ').trim();
    if (line) lines.push({ text: line, element: owner });
    text = '';
  };
  // Iterative: markup may be nested as deep as it likes.
  /** @type {(Node | { close: Element })[]} */
  const stack = [root];
  while (stack.length) {
    const node = /** @type {Node | { close: Element }} */ (stack.pop());
    if ('close' in node) {
      flush();
      owner = node.close;
    } else if (node.nodeType === 3) {
      text += node.nodeValue?.replace(/[ \t\n\r\f\u00a0]+/g, ' ');
    } else if (node.nodeType === 1) {
      const element = /** @type {Element} */ (node);
      if (element.matches(SKIP)) continue;
      if (element.tagName === 'BR') {
        // One break is a space in a heading, a new line elsewhere.
        if (/^H[1-6]$/.test(owner.tagName)) text += ' ';
        else flush();
        continue;
      }
      // A row of a table is one line, as in what the browser copies as plain text.
      if (/^T[DH]$/.test(element.tagName) && text.trim()) text += '\t';
      if (BLOCK.has(element.tagName)) {
        flush();
        stack.push({ close: owner });
        owner = element;
      }
      for (let child = element.lastChild; child; child = child.previousSibling) stack.push(child);
    }
  }
  flush();
  const time = timeOf(root);
  return { ...joined(lines, time), date: published(root, time) };
}

/**
 * @param {{ text: string, element: Element }[]} lines
 * @param {Element | undefined} time when it was published
 */
function joined(lines, time) {
  /** @type {Clean['kinds']} */
  const kinds = [];
  let text = '';
  let dated = time;
  while (dated && !BLOCK.has(dated.tagName)) dated = dated.parentElement ?? undefined;
  lines.forEach(({ text: line, element }, i) => {
    if (text) text += '\n\n';
    const kind = element === dated && line.length < PARAGRAPH ? 'byline' : kindOf(element, line, lines[i + 1]?.text ?? '');
    if (kind) kinds.push({ at: text.length, kind });
    text += line;
  });
  return { text, kinds };
}

/**
 * What the markup says for certain; the rest is for the analysis to find out.
 *
 * @param {Element} element
 * @param {string} line
 * @param {string} next the line after
 * @returns {ParagraphKind | null}
 */
function kindOf(element, line, next) {
  if (element.closest('figcaption, caption')) return 'caption';
  if (element.closest(FURNITURE)) return 'furniture';
  if (element.tagName === 'H1') return 'headline';
  if (/^H[2-4]$/.test(element.tagName) && next.length >= PARAGRAPH) return 'heading';
  if (/standfirst|subtitle|\bdek\b/i.test(element.className) && line.length >= STANDFIRST) return 'standfirst';
  if (element.tagName === 'TR' && line.includes('\t') && !element.querySelector('a')) return 'list';
  // An item of a menu is no sentence.
  if (element.closest('li') && /[.!?]["'”’)]*$/.test(line) && !element.querySelector('a:only-child')) return 'list';
  return null;
}

/**
 * @param {Element} root
 * @returns {Element | undefined}
 */
function timeOf(root) {
  const sure = root.querySelector('time[itemprop="datePublished"][datetime], time[pubdate][datetime], header time[datetime], article time[datetime]');
  // A stretch copied out of a page often lost what stood around its time.
  return sure ?? [...root.querySelectorAll('time[datetime]')].find((t) => !t.closest(`a, li, ${FURNITURE}`));
}

/**
 * @param {Element} root
 * @param {Element | undefined} time
 * @returns {string | null}
 */
function published(root, time) {
  const meta = root.ownerDocument.querySelector('meta[property="article:published_time"], meta[itemprop="datePublished"], meta[name="date"]');
  return day(meta?.getAttribute('content')) ?? day(time?.getAttribute('datetime'));
}

/** @param {string | null | undefined} value */
export function day(value) {
  const iso = /^(\d{4}-\d\d-\d\d)/.exec(value ?? '')?.[1];
  return iso && !Number.isNaN(Date.parse(iso)) ? iso : null;
}
