/** The text of an article in a finished page, without a DOM: for sites that are analysed when they are built. */

const SKIP = new Set("script style noscript template svg math button select textarea audio video canvas iframe object nut-graf".split(" "));
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const INLINE = new Set("a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time u var wbr".split(" "));
const ENTITIES = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", hellip: "…", mdash: "—", ndash: "–",
  lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", pound: "£", euro: "€", copy: "©", shy: "\u00ad", eacute: "é",
};

/** Comments, tags with their attributes, text. */
const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|<[!?][^>]*>|([^<]+|<)/g;

/**
 * @param {string} html
 * @param {string} [id] of the element whose text is wanted; all of it without one
 * @returns {string | null} null where there is no such element
 */
export function articleText(html, id) {
  let text = "";
  let gap = "";
  /** @type {string[]} the elements that are open within the wanted one */
  const open = [];
  /** The depth at which something is left out. */
  let skipped = 0;
  let inside = !id;
  let found = inside;
  let raw = "";
  for (const [, closing, name, attributes = "", words] of html.matchAll(TOKEN)) {
    const tag = name?.toLowerCase();
    // Until their end tag, scripts and styles hold no tags.
    if (raw) {
      if (!(closing && tag === raw)) continue;
      raw = "";
    }
    if (tag && !closing && (tag === "script" || tag === "style")) raw = tag;
    if (words !== undefined) {
      if (inside && !skipped) add(decode(words));
      continue;
    }
    if (!tag) continue;
    if (!inside) {
      if (!closing && attribute(attributes, "id") === id && !VOID.has(tag)) {
        inside = found = true;
        open.push(tag);
      }
      continue;
    }
    if (!INLINE.has(tag) && !skipped) gap = tag === "br" && gap !== "\n\n" ? "\n" : "\n\n";
    if (closing) {
      const at = open.lastIndexOf(tag);
      if (at < 0) continue;
      open.length = at;
      if (skipped > at) skipped = 0;
      if (at === 0 && id) break;
    } else if (!VOID.has(tag)) {
      // Some elements need no end tag.
      if (/^(p|li|dt|dd)$/.test(tag) && open.at(-1) === tag) open.pop();
      open.push(tag);
      const hidden = SKIP.has(tag) || attribute(attributes, "hidden") !== null || attribute(attributes, "aria-hidden") === "true" || attribute(attributes, "role") === "timer";
      if (!skipped && hidden) skipped = open.length;
    }
  }
  return found ? text : null;

  /** @param {string} words */
  function add(words) {
    for (const [part] of words.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g)) {
      if (/^[ \t\n\r\f]/.test(part)) {
        gap ||= " ";
      } else {
        text += (text && gap) + part;
        gap = "";
      }
    }
  }
}

/**
 * @param {string} attributes
 * @param {string} name
 * @returns {string | null}
 */
export function attribute(attributes, name) {
  for (const [, key, double, single, bare] of attributes.matchAll(/([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
    if (key.toLowerCase() === name) return decode(double ?? single ?? bare ?? "");
  }
  return null;
}

/** @param {string} text */
function decode(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    if (!name) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
    return Reflect.get(ENTITIES, name) ?? whole;
  });
}
