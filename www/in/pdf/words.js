/** Lines joined to a paragraph. A word that was parted at the end of a line is one again; a hyphen of its own stays. */

const PARTED = /(\p{L}+)[-\u2010]$/u;
/** A soft hyphen, and the blank it leaves where the file joins lines. */
const SOFT = /\u00ad\s*/g;
/** A text whose lines end in a hyphen less often than this does not part words; its hyphens are their own. */
const RARE = 0.025;
/** Letters of a line: shorter ones are hardly set without parting words. */
const NARROW = 50;

export class Words {
  /** @type {Set<string>} words of the text that are whole */
  #known = new Set();
  /** Does the text part words at the ends of lines? */
  #parts = false;

  /** @param {string[][]} blocks lines of each */
  constructor(blocks) {
    for (const line of blocks.flat()) {
      const words = line.toLowerCase().split(/[^\p{L}\p{N}'’-]+/u);
      // The first and the last may be halves.
      for (const word of words.slice(1, -1)) this.#known.add(word);
    }
    let [lines, letters, hyphens, sure] = [0, 0, 0, 0];
    for (const block of blocks) {
      block.forEach((line, i) => {
        lines++;
        letters += line.length;
        const [head, tail] = halves(line, block[i + 1] ?? '');
        if (!tail) return;
        hyphens++;
        if (this.#known.has(head + tail)) sure++;
      });
    }
    // One alone tells nothing, but in narrow columns.
    const least = letters < lines * NARROW ? 1 : 2;
    this.#parts = sure > 0 || (hyphens >= least && hyphens > lines * RARE);
  }

  /**
   * @param {string[]} lines
   * @param {boolean} [whole] are words never parted here?
   */
  join(lines, whole = false) {
    let text = '';
    for (const line of lines) {
      const next = line.trim();
      if (!next) continue;
      if (!text) text = next;
      else if (text.endsWith('\u00ad')) text = text.slice(0, -1) + next;
      else if (/[\p{L}\p{N}][-\u2010]$/u.test(text)) text = !whole && this.#isParted(text, next) ? text.slice(0, -1) + next : text + next;
      // A dash between digits or words needs no blank of its own.
      else text += (/[\p{L}\p{N}][–—/]$/u.test(text) ? '' : ' ') + next;
    }
    return text.replace(SOFT, '').replace(/\s+/g, ' ').trim();
  }

  /**
   * @param {string} text ends with a hyphen
   * @param {string} next
   */
  #isParted(text, next) {
    const [head, tail] = halves(text, next);
    // “Anglo-” and “Saxon”, “mid-” and “1990s”.
    if (!tail) return false;
    if (this.#known.has(head + tail)) return true;
    // “state-” and “of-the-art”.
    if (/^\p{Ll}+[-\u2010]\p{L}/u.test(next)) return false;
    // “state-of-the-” and “art”.
    if (this.#known.has(`${head}-${tail}`) || /-\p{L}+-$/u.test(text.slice(-40))) return false;
    // Two words of this text: “high-” and “speed”.
    if (head.length > 2 && tail.length > 2 && this.#known.has(head) && this.#known.has(tail)) return false;
    // Half of a name: “Mar-” and “ques”.
    return this.#parts || /\p{Lu}\p{L}*-$/u.test(text.slice(-40));
  }
}

/**
 * @param {string} line
 * @param {string} next
 * @returns {[string, string]} the parts of a word at the end of a line, in small letters; empty where there is none
 */
function halves(line, next) {
  const head = PARTED.exec(line.slice(-60))?.[1] ?? '';
  const tail = head && (/^\p{Ll}+/u.exec(next)?.[0] ?? '');
  return tail ? [head.toLowerCase(), tail] : ['', ''];
}
