/** The cards in which the articles are put: source, date, text; one of them may be the draft. */

import { byId, el } from '../dom.js';
import { say } from '../messages.js';
import { splitArticles } from './split.js';
import { w } from './strings.js';

/** @typedef {{ source: string, date: string, text: string, draft?: boolean }} Entry */

/** @type {{ node: HTMLElement, title: HTMLElement, remove: HTMLElement, source: HTMLInputElement, date: HTMLInputElement, text: HTMLTextAreaElement, draft: HTMLInputElement }[]} */
let cards = [];
let made = 0;

/**
 * @param {Partial<Entry>} [entry]
 * @param {number} [at] before which card
 */
export function addCard(entry = {}, at = cards.length) {
  const id = ++made;
  const title = el('h2', { id: `card-${id}` });
  const source = el('input', { type: 'text', id: `source-${id}`, placeholder: w('sourceHint'), value: entry.source ?? '' });
  const date = el('input', { type: 'date', id: `date-${id}`, value: entry.date ?? '' });
  const text = el('textarea', { id: `text-${id}`, rows: 8, spellcheck: false, placeholder: w('textHint'), value: entry.text ?? '' });
  const draft = el('input', { type: 'checkbox', checked: entry.draft ?? false });
  const remove = el('button.quiet', { type: 'button' }, w('remove'));
  const node = el(
    'section.sheet',
    { 'aria-labelledby': `card-${id}` },
    el('div.card-head', null, title, remove),
    el(
      'div.card-facts',
      null,
      el('p', null, el('label', { htmlFor: source.id }, w('source')), source),
      el('p', null, el('label', { htmlFor: date.id }, w('date')), date),
    ),
    el('label.unseen', { htmlFor: text.id }, w('text')),
    text,
    el('label.sheet-foot', null, draft, ' ', w('isDraft')),
  );
  const card = { node, title, remove, source, date, text, draft };
  draft.addEventListener('change', () => {
    for (const other of cards) if (other !== card) other.draft.checked = false;
    showTitles();
  });
  text.addEventListener('input', (event) => {
    if (/^insertFrom(Paste|Drop)/.test(/** @type {InputEvent} */ (event).inputType ?? '')) settle();
  });
  remove.addEventListener('click', () => {
    const index = cards.indexOf(card);
    cards.splice(index, 1);
    node.remove();
    while (cards.length < 2) addCard();
    showTitles();
    cards[Math.min(index, cards.length - 1)].source.focus();
    say(w('removed'));
  });
  byId('cards').insertBefore(node, cards[at]?.node ?? null);
  cards.splice(at, 0, card);
  showTitles();
  return card;
}

function showTitles() {
  let nth = 0;
  for (const card of cards) {
    const draft = card.draft.checked;
    card.node.classList.toggle('is-draft', draft);
    card.title.textContent = draft ? w('draft') : w('nth', { n: ++nth });
    card.remove.setAttribute('aria-label', `${w('remove')}: ${card.title.textContent}`);
  }
  byId('read').textContent = w(cards.some((card) => card.draft.checked) ? 'readCheck' : 'read');
}

/** Takes texts of several articles apart, each into a card of its own. */
export function settle() {
  let added = 0;
  for (const card of [...cards]) {
    const pieces = splitArticles(card.text.value);
    if (pieces.length < 2) continue;
    card.text.value = pieces[0];
    let at = cards.indexOf(card);
    for (const text of pieces.slice(1)) {
      const next = cards[++at];
      if (next && !next.text.value.trim()) next.text.value = text;
      else addCard({ text }, at);
      added++;
    }
  }
  if (added) say(w('added', { n: added }));
}

/** @param {Entry[]} entries */
export function fillCards(entries) {
  cards = [];
  byId('cards').replaceChildren();
  for (const entry of entries) addCard(entry);
  while (cards.length < 2) addCard();
}

/**
 * Texts from files: into the empty cards first.
 *
 * @param {Partial<Entry>[]} entries
 */
export function takeIn(entries) {
  for (const entry of entries) {
    const empty = cards.find((card) => !card.text.value.trim());
    if (!empty) addCard(entry);
    else {
      empty.text.value = entry.text ?? '';
      empty.source.value ||= entry.source ?? '';
      empty.date.value ||= entry.date ?? '';
    }
  }
  say(w('added', { n: entries.length }));
  settle();
}

/** @returns {Entry[]} those with a text; each has a name */
export function entries() {
  let nth = 0;
  return cards.flatMap(({ source, date, text, draft }) => {
    const isDraft = draft.checked;
    const name = isDraft ? w('draft') : w('nth', { n: ++nth });
    const value = text.value.replace(/\r\n?/g, '\n');
    return value.trim() ? [{ source: source.value.trim() || name, date: date.value, text: value, draft: isDraft }] : [];
  });
}

export function focusFirst() {
  const card = cards.find((one) => !one.text.value.trim()) ?? cards[0];
  card?.text.setSelectionRange(0, 0);
  card?.text.focus();
}
