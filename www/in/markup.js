/**
 * HTML and XML cut into tags and texts by one pass over the source, in time that grows with its length alone. Nothing is
 * parsed by the browser, so nothing can run, load, or hang.
 */

/** What stands in these is no markup. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript']);

export class Markup {
  /** Name of the last tag, in lower case for HTML. */
  tag = '';
  /** What stands behind its name. */
  attributes = '';
  /** Has it no content: `<br/>`? */
  alone = false;
  /** The last text, as it stands in the source. */
  text = '';
  #at = 0;
  #raw = '';
  /** Quotes that do not occur any more. */
  #gone = new Set();

  /**
   * @param {string} source
   * @param {boolean} [xml]
   */
  constructor(source, xml = false) {
    this.source = source;
    this.xml = xml;
  }

  /** Where in the source it has come to. */
  get place() {
    return this.#at;
  }

  /** @returns {'open' | 'close' | 'text' | 'raw' | null} what comes next; null at the end */
  next() {
    const { source } = this;
    if (this.#raw) return this.#rawText();
    let start = this.#at;
    while (source[start] === '<') {
      const kind = this.#tag();
      if (kind) return kind;
      // No tag at all, or a comment: what stands behind it comes next.
      if (this.#at === start) break;
      start = this.#at;
    }
    if (start >= source.length) return null;
    let end = source.indexOf('<', start + 1);
    while (end >= 0 && !/[a-z/!?]/i.test(source[end + 1] ?? '')) end = source.indexOf('<', end + 1);
    if (end < 0) end = source.length;
    this.text = source.slice(start, end);
    this.#at = end;
    return 'text';
  }

  /** @returns {'open' | 'close' | 'text' | null} null where it is a comment, or no tag at all */
  #tag() {
    const { source } = this;
    const start = this.#at;
    if (source.startsWith('<![CDATA[', start)) {
      const end = this.#find(']]>', start);
      this.text = source.slice(start + 9, end).replaceAll('&', '&amp;');
      this.#at = end + 3;
      return 'text';
    }
    if (source.startsWith('<!--', start)) this.#at = this.#find('-->', start + 2) + 3;
    else if (/[!?]/.test(source[start + 1] ?? '')) this.#at = this.#find('>', start) + 1;
    else {
      const name = /<(\/?)([a-z][^\s/>]*)/iy;
      name.lastIndex = start;
      const found = name.exec(source);
      if (!found) return null;
      let i = name.lastIndex;
      // Quoted values may hold “>”; a quote counts behind “=” alone.
      for (; i < source.length && source[i] !== '>'; i++) {
        if (source[i] !== '=') continue;
        let value = i + 1;
        while (/\s/.test(source[value] ?? '')) value++;
        const quote = source[value];
        if ((quote !== '"' && quote !== "'") || this.#gone.has(quote)) continue;
        const end = source.indexOf(quote, value + 1);
        if (end < 0) this.#gone.add(quote);
        else i = end;
      }
      this.tag = this.xml ? found[2] : found[2].toLowerCase();
      this.attributes = source.slice(name.lastIndex, i);
      this.alone = this.attributes.endsWith('/');
      this.#at = i + 1;
      if (found[1]) return 'close';
      if (!this.xml && RAW.has(this.tag) && !this.alone) this.#raw = this.tag;
      return 'open';
    }
    return null;
  }

  /** @returns {'raw'} */
  #rawText() {
    const end = new RegExp(`</${this.#raw}`, 'ig');
    end.lastIndex = this.#at;
    const to = end.exec(this.source)?.index ?? this.source.length;
    this.text = this.source.slice(this.#at, to);
    this.#at = to;
    this.#raw = '';
    return 'raw';
  }

  /**
   * @param {string} sign
   * @param {number} from
   */
  #find(sign, from) {
    const at = this.source.indexOf(sign, from);
    return at < 0 ? this.source.length : at;
  }
}

/** @type {Map<string, RegExp>} */
const patterns = new Map();

/**
 * @param {string} attributes
 * @param {string} name
 * @returns {string | null} the value; empty where there is none
 */
export function attribute(attributes, name) {
  if (!attributes) return null;
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|\\s)${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))|(?=[\\s/]|$))`, 'i');
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes.slice(0, 5000));
  return found && decode(found[1] ?? found[2] ?? found[3] ?? '');
}

/** The names of U+00A0 to U+00FF, in their order. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );
/** @type {Map<string, string>} */
const NAMED = new Map(
  Object.entries({
    amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', lsaquo: '‹', rsaquo: '›', hellip: '…', euro: '€', bull: '•', trade: '™', dagger: '†', Dagger: '‡', minus: '−', prime: '′', Prime: '″', oelig: 'œ', OElig: 'Œ', Scaron: 'Š', scaron: 'š', Ccaron: 'Č', ccaron: 'č', Zcaron: 'Ž', zcaron: 'ž', Lstrok: 'Ł', lstrok: 'ł', Yuml: 'Ÿ', ensp: ' ', emsp: ' ', thinsp: ' ', zwnj: '\u200c', zwj: '\u200d', lrm: '\u200e', rlm: '\u200f', NewLine: '\n', Tab: '\t', comma: ',', period: '.', colon: ':', semi: ';', lpar: '(', rpar: ')', rarr: '→', larr: '←',
  }),
);
LATIN.forEach((name, i) => NAMED.set(name, String.fromCharCode(0xa0 + i)));

/**
 * @param {string} text
 * @returns {string} with its entities as the signs they stand for
 */
export function decode(text) {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(x[\da-f]{1,6}|\d{1,7})|([a-z]{2,8}\d{0,2}));?/gi, (whole, number, name) => {
    if (name) return NAMED.get(name) ?? whole;
    const code = number[0] === 'x' || number[0] === 'X' ? parseInt(number.slice(1), 16) : Number(number);
    if (code >= 128 && code < 160) return new TextDecoder('windows-1252').decode(Uint8Array.of(code));
    return code && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
  });
}

/** Milliseconds that a reader of files may hold the page up. */
const SLICE = 30;

/** @returns {() => Promise<void> | undefined} to be called often: lets the page breathe where it is time */
export function slices() {
  let since = performance.now();
  let calls = 0;
  return () => {
    if (++calls % 500 || performance.now() - since < SLICE) return undefined;
    return new Promise((resolve) => {
      setTimeout(() => {
        since = performance.now();
        resolve(undefined);
      });
    });
  };
}
