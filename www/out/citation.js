/** One quote to take along: the words, who said them and how, and where they stand. */

import '../strings/more.js';
import { cameWithLink } from '../correct/touched.js';
import { plainDate } from '../dates.js';
import { isUnsure, speakerOf, UNNAMED } from '../panels/quotes.js';
import { polarityWords, words } from '../panels/lists.js';
import { toast } from '../messages.js';
import { t } from '../strings.js';

/**
 * “This bridge will carry the town …” – Alice Walker (“said”). Mayor opens new bridge, paragraph 3, 14 November 2016.
 *
 * @param {string} text
 * @param {Analysis} view
 * @param {Quote[]} parts of one utterance
 * @param {Correction[]} corrections
 */
function citation(text, view, parts, corrections) {
  const [first] = parts;
  const who = first.speaker ? (speakerOf(first) === UNNAMED ? `${t('unnamed')} (“${first.speaker.name}”)` : first.speaker.name) : t('unattributed');
  const role = first.speaker && first.speaker.entity !== null && view.entities[first.speaker.entity]?.role;
  const said = parts.map((q) => words(text, q)).join(' … ');
  const how = [first.kind !== 'direct' && t(`quote-${first.kind}`), polarityWords(first), first.cue && `“${first.cue.text.replace(/\s+/g, ' ')}”`, isUnsure(first) && t('unsure')].filter(Boolean).join(', ');
  const story = view.paragraphs.filter((p) => p.kind !== 'furniture');
  const nth = story.findIndex((p) => p.start <= first.start && first.start < p.end) + 1;
  const { value } = view.documentDate;
  const source = [view.headline && words(text, view.headline), nth > 0 && t('paragraph', { n: nth }), value && plainDate(value)].filter(Boolean).join(', ');
  const sender = corrections.some((c) => cameWithLink(c) && c.op === 'speaker') ? ` ${t('touched-linked')}.` : '';
  return `${said} – ${who}${role ? `, ${role.text}` : ''}${how && ` (${how})`}. ${source}. ${t('byProgram')}${sender}`;
}

/**
 * @param {State} state
 * @param {Quote[]} parts
 */
export async function copyQuote({ text, view, corrections }, parts) {
  if (!view) return;
  try {
    await navigator.clipboard.writeText(citation(text, view, parts, corrections));
    toast(t('copied'));
  } catch {
    toast(t('notCopied'));
  }
}
