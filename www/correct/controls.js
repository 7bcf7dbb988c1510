/** What a reader corrects with: labelled lists, and the choice of who said something. */

import '../strings/more.js';
import { el } from '../dom.js';
import { t } from '../strings.js';
import { anchor } from './anchor.js';

/**
 * @param {string} words
 * @param {HTMLElement} control
 */
export function label(words, control) {
  return el('label', null, el('span', null, words), ' ', control);
}

/**
 * A list whose choice counts at once with the mouse. With arrow keys or letters the reader only looks through the closed list:
 * then the choice counts on Enter, or when Tab leaves the list.
 *
 * @param {[string, string][]} options
 * @param {string} value
 * @param {(value: string) => void} change
 */
export function select(options, value, change) {
  let looking = false;
  const list = el(
    'select',
    {
      onpointerdown: () => { looking = false; },
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        const done = /^(Enter|Tab)$/.test(event.key);
        looking = !done && event.key !== ' ' && !event.altKey;
        if (!done || list.value === value) return;
        event.preventDefault();
        change(list.value);
      },
      onchange: () => { if (!looking) change(list.value); },
    },
    options.map(([v, words]) => el('option', { value: v, selected: v === value }, words)),
  );
  return list;
}

/**
 * A name of the text, nobody, or somebody that the reader types.
 *
 * @param {string} text
 * @param {Entity[]} people
 * @param {Span} said where the words stand: the last name before them is the speaker's mention
 * @param {Pick<Quote, 'speaker'> | null} quote null where there is none yet
 * @param {(speaker: { who: Anchor | null, name?: string }) => void} choose
 */
export function whoSaid(text, people, said, quote, choose) {
  const name = quote?.speaker?.name;
  const known = quote?.speaker?.entity ?? null;
  const other = name && known === null ? name : null;
  const field = el('input', { type: 'text', maxLength: 100, placeholder: t('typeName'), 'aria-label': t('typeName'), hidden: true });
  const done = () => {
    const typed = field.value.replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim();
    // Enter is followed by a change, when the field goes.
    field.value = '';
    if (typed) choose({ who: null, name: typed });
  };
  field.addEventListener('keydown', (event) => { if (event.key === 'Enter') done(); });
  field.addEventListener('change', done);
  const list = select(
    [
      ...(quote ? [] : [/** @type {[string, string]} */ (['', '…'])]),
      ['nobody', t('nobody')],
      // What the text calls a speaker whom it does not name stands as it is.
      ...(other ? [/** @type {[string, string]} */ (['as-is', other])] : []),
      ...people.map((p) => /** @type {[string, string]} */ ([String(p.id), p.name])),
      ['typed', t('somebodyTyped')],
    ],
    !quote ? '' : other ? 'as-is' : known === null ? 'nobody' : String(known),
    (id) => {
      field.hidden = id !== 'typed';
      if (id === 'typed') field.focus();
      if (['typed', 'as-is', ''].includes(id)) return;
      const { mentions = [] } = people.find((p) => String(p.id) === id) ?? {};
      const mention = mentions.findLast((m) => m.kind === 'name' && m.start < said.start) ?? mentions[0];
      choose({ who: mention ? anchor(text, mention) : null });
    },
  );
  return el('div', null, label(t('saidByWhom'), list), field);
}
