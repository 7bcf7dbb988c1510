/** Takes one paste of several articles apart at lines of `---` or `===`. */

/** A shorter piece, such as a credit below the last line, belongs to the article before it. In characters. */
const SHORTEST = 80;

/**
 * @param {string} text
 * @returns {string[]} one piece where nothing divides it
 */
export function splitArticles(text) {
  /** @type {string[]} */
  const pieces = [];
  for (const piece of text.replace(/\r\n?/g, '\n').split(/^[ \t]*(?:-{3,}|={3,}|—{3,})[ \t]*$/m)) {
    const trimmed = piece.trim();
    if (!trimmed) continue;
    if (pieces.length && trimmed.length < SHORTEST) pieces.push(`${pieces.pop()}\n\n${trimmed}`);
    else if (pieces.length === 1 && pieces[0].length < SHORTEST) pieces[0] = `${pieces[0]}\n\n${trimmed}`;
    else pieces.push(trimmed);
  }
  return pieces.length ? pieces : [text];
}
