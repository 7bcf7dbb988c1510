/** A report to read or to paste into a note. */

import { plainDate, plainEdtf } from '../dates.js';
import { TYPES } from '../panels/entities.js';
import { words } from '../panels/parts.js';
import { bySpeaker } from '../panels/quotes.js';
import { named } from '../panels/stays.js';
import { t } from '../strings.js';

/** @param {Work} work */
export function report({ text, analysis: a, corrections }) {
  const lines = [`# ${plain(a.headline ? words(text, a.headline) : t('article'))}`, ''];
  if (a.standfirst) lines.push(`*${plain(words(text, a.standfirst))}*`, '');
  const head = [a.byline?.names.join(', '), a.documentDate.value && t('publishedOn', { date: plainDate(a.documentDate.value) })].filter(Boolean);
  if (head.length) lines.push(head.map((h) => plain(String(h))).join(' · '), '');
  if (a.summary.sentences.length) {
    lines.push(`## ${t('summary')}`, '', ...a.summary.sentences.map((s) => `- ${plain(words(text, s))}`), '');
    if (a.summary.keyphrases.length) lines.push(`${t('keyphrases')}: ${a.summary.keyphrases.map((k) => plain(k.text)).join(', ')}`, '');
  }
  const names = named(a);
  if (names.length) lines.push(`## ${t('entities')}`, '');
  for (const type of TYPES) {
    const list = names.filter((e) => e.type === type);
    if (list.length) lines.push(`**${t(`types-${type}`)}:** ${list.map((e) => `${plain(e.name)} (${e.mentions.length})`).join(', ')}`, '');
  }
  if (a.quotes.length) lines.push(`## ${t('quotes')}`, '');
  for (const { who, utterances } of bySpeaker(a.quotes)) {
    lines.push(`### ${plain(who)}`, '');
    for (const parts of utterances) lines.push(`> ${plain(parts.map((q) => words(text, q)).join(' … '))}`, '>', `> – ${t(`quote-${parts[0].kind}`)}`, '');
  }
  if (a.timeline.length) {
    lines.push(`## ${t('timeline')}`, '');
    for (const e of a.timeline) lines.push(`- **${plainEdtf(e.edtf)}** ${plain(e.label)}${e.planned ? ` *(${t('planned')})*` : ''}`);
    lines.push('');
  }
  lines.push('---', '', [t('taken-by'), corrections.length > 0 && `${t('corrections')}.`].filter(Boolean).join(' '), '');
  return lines.join('\n');
}

/**
 * Text that Markdown must not read as markup.
 *
 * @param {string} text
 */
function plain(text) {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2').replace(/^([-+])/, '\\$1');
}
