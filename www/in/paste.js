/** What to take from a clipboard or a drop: its HTML where that says more than its plain text, else the text. */

/**
 * @param {DataTransfer} data
 * @returns {Promise<Clean>}
 */
export async function readPaste(data) {
  const plain = data.getData('text/plain');
  const html = data.getData('text/html');
  if (html && /<(p|h[1-6]|li|article|section|figure|blockquote)\b/i.test(html)) {
    const { readHtml } = await import('./html.js');
    const clean = readHtml(html);
    // An editor's or a terminal's HTML is often a picture of the text: then the text is better.
    if (letters(clean.text) >= letters(plain) * 0.8) return clean;
  }
  return { text: plain, kinds: [], date: null };
}

/** @param {string} text */
function letters(text) {
  return text.replace(/\s+/g, '').length;
}
