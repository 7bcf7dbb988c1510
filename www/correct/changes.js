/** All that a person changed, each to be taken back: the reader's own corrections, and those that came with a link. */

import '../strings/more.js';
import { el, icon } from '../dom.js';
import { plainDate } from '../dates.js';
import { showDialog } from '../dialogs.js';
import { t } from '../strings.js';
import { locate } from './anchor.js';
import { cameWithLink } from './touched.js';

/**
 * @param {import('../store.js').Store} store
 * @param {PageActions} actions
 */
export function showChanges(store, actions) {
  const { text, corrections } = store.state;
  const listed = corrections.filter((c) => c.op !== 'kind' || cameWithLink(c));
  const dialog = showDialog(t('changesTitle'), [
    listed.length === 0 && el('p', null, t('noChanges')),
    el(
      'ul.changes',
      null,
      listed.map((c) =>
        el(
          'li',
          { className: cameWithLink(c) ? 'linked' : '' },
          el('span', null, cameWithLink(c) && el('strong.touched', null, icon('share'), ' ', t('bySender'), ' '), changeWords(c)),
          el(
            'span.row',
            null,
            'at' in c && el('button.quiet', { type: 'button', onclick: () => { const span = locate(text, c.at); dialog.close(); if (span) actions.goTo(span, 'changes'); } }, t('show')),
            el(
              'button.quiet',
              {
                type: 'button',
                onclick: () => {
                  store.correctAll(store.state.corrections.filter((other) => other !== c));
                  showChanges(store, actions);
                },
              },
              icon('undo'),
              ' ',
              t('takeBack'),
            ),
          ),
        ),
      ),
    ),
  ]);
}

/**
 * @param {Correction} c
 * @returns {string}
 */
export function changeWords(c) {
  const short = (/** @type {Anchor} */ { exact }) => {
    const words = exact.replace(/\s+/g, ' ').trim().replace(/^["“]|["”]$/g, '');
    return words.length > 60 ? `${words.slice(0, 60).replace(/\s+\S*$/, '')} …` : words;
  };
  switch (c.op) {
    case 'retype':
      return t('change-retype', { words: short(c.at), type: t(`type-${c.type}`) });
    case 'merge':
      return t('change-merge', { words: short(c.at), other: short(c.into) });
    case 'who':
      return t(c.into ? `change-who-${c.scope}` : `change-else-${c.scope}`, { words: short(c.at), who: c.into ? short(c.into) : '' });
    case 'name':
      return t('change-name', { words: short(c.at), type: t(`type-${c.type}`) });
    case 'event':
      return t('change-event', { words: short(c.at), date: days(c.from, c.to) });
    case 'quote':
    case 'speaker':
      return c.name ? t('change-speaker', { words: short(c.at), who: c.name }) : c.who ? t('change-speaker', { words: short(c.at), who: short(c.who) }) : t('change-nobody', { words: short(c.at) });
    case 'date':
      return c.from ? t('change-date', { words: short(c.at), date: days(c.from, c.to) }) : t('change-undate', { words: short(c.at) });
    case 'published':
      return c.date ? t('change-published', { date: plainDate(c.date) }) : t('change-unpublished');
    case 'kind':
      return t('change-kind', { words: short(c.at) });
    default:
      return t(`change-${c.op}`, { words: short(c.at) });
  }
}

/**
 * One day, or the first and the last.
 *
 * @param {string} from
 * @param {string | null} to
 */
const days = (from, to) => (to && to !== from ? `${plainDate(from)} – ${plainDate(to)}` : plainDate(from));
