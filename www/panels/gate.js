/** Is it an article at all? What is none is said first, before names and dates are drawn out of it. */

const LINES = 200;

/** @type {{ key: Key, least: number, share: number, line: RegExp }[]} kinds of text by how many of their lines look so */
const KINDS = [
  {
    key: 'gate-code',
    least: 4,
    share: 0.5,
    line: /[;{}]\s*$|^\s*(import|from|def|class|function|const|let|var|if|elif|else|for|while|return|public|private|static|try|except|print)\b.*[:;({=)]\s*$|^\s*(import|from) [\w.]+|^\s*(\/\/|#!?|\/\*|\*\/|<\/?[a-z]+[^>]*>$|@\w+)|^\s*[\w.[\]]+\s*[-+*|]?=\s*\S|^\s*[\w.]+\(.*\)$/,
  },
  { key: 'gate-chat', least: 4, share: 0.5, line: /^\s*\[?\d{1,2}[:.]\d{2}(:\d\d)?\s?([ap]m)?\b|^[\p{L} .'’-]{1,24}[,:]? *[[(]?\d{1,2}:\d{2}\s?([ap]m)?\b|^\s*\[?\d{1,2}[./-]\d{1,2}[./-]\d{2,4}, \d{1,2}:\d{2}|^[\p{L}_]{1,16}: .{0,60}$/iu },
  { key: 'gate-recipe', least: 3, share: 0.2, line: /^\W*[\d½¼¾⅓⅔][\d.,/ ½¼¾–-]*\s?(g|kg|ml|cl|dl|l|cups?|tbsps?|tsps?|oz|lbs?|teaspoons?|tablespoons?|cloves?|pinch(es)?|grams?|sticks?|tins?|cans?)\b/i },
];

/**
 * @param {string} text
 * @param {Analysis} view
 * @returns {Key | null} why it is none
 */
export function gateOf(text, view) {
  if (/^\s*(https?:\/\/|www\.)\S+\s*$/i.test(text)) return 'gate-link';
  const codes = new Set(view.warnings.map(({ code }) => code));
  if (codes.has('not-english')) return 'warning-not-english';
  const lines = text.split('\n', LINES).filter((l) => l.trim());
  for (const { key, least, share, line } of KINDS) {
    const such = lines.filter((l) => l.length < 400 && line.test(l)).length;
    if (such >= least && such >= lines.length * share) return key;
  }
  if (codes.has('no-article')) return 'warning-no-article';
  return null;
}
