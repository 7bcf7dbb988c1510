/** The card of a person, a quote or an event of a story: what each article says of it, and what the reader can set right. */

import { putBeside } from '../article/card-place.js';
import { byId, el, icon, refill } from '../dom.js';
import { words } from '../panels/lists.js';
import { t } from '../strings.js';
import { w } from './strings.js';
import { goTo } from './texts.js';

/**
 * @typedef {import('../pkg/nutgraf.js').Story} Story
 * @typedef {import('./steps.js').Step} Step
 * @typedef {{ story: Story, texts: string[], correct(step: Step): void, filter(entity: number): void }} Desk
 */

let made = 0;

/**
 * @param {HTMLElement} from the button that asked for it
 * @param {string} kicker
 * @param {string} title
 * @param {...(Child | Child[])} children
 */
function open(from, kicker, title, ...children) {
  const card = byId('card');
  const close = () => {
    card.hidePopover();
    from.focus({ preventScroll: true });
  };
  refill(
    card,
    el('button.quiet.icon-only.shut', { type: 'button', 'aria-label': t('close'), onclick: close }, icon('close')),
    el('p.kicker', null, kicker),
    el('h2.title', { id: 'card-title' }, title),
    ...children,
  );
  card.setAttribute('aria-labelledby', 'card-title');
  if (!card.matches(':popover-open')) card.showPopover();
  putBeside(card, from, null);
  card.focus({ preventScroll: true });
}

/**
 * @param {string} label
 * @param {HTMLInputElement | HTMLSelectElement} field
 * @param {string} button
 * @param {() => void} act
 */
function ask(label, field, button, act) {
  const id = `set-${++made}`;
  field.id = id;
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (field.value.trim()) act();
  };
  return el('form.set', { onsubmit: send }, el('label', { htmlFor: id }, label), el('div.row', null, field, el('button.quiet', { type: 'submit' }, button)));
}

/** @param {[string, string][]} options */
const choice = (options) => el('select', null, el('option', { value: '' }, '…'), options.map(([value, label]) => el('option', { value }, label)));

/**
 * @param {Desk} desk
 * @param {Step} step
 */
function correct(desk, step) {
  byId('card').hidePopover();
  desk.correct(step);
}

/**
 * A mention of an entity in each of its articles, the first name before others.
 *
 * @param {Story} story
 * @param {number} id
 */
export function mentionsOf(story, id) {
  return story.entities[id].members.map(({ article, entity }) => {
    const all = story.articles[article].entities[entity].mentions;
    const { start, end } = all.find((m) => m.kind === 'name') ?? all[0];
    return { article, start, end };
  });
}

/** @param {{ article: number, start: number }} place */
const placeOf = ({ article, start }) => ({ article, start });

/**
 * @param {Desk} desk
 * @param {number} id
 * @param {HTMLElement} from
 */
export function showEntity(desk, id, from) {
  const { story } = desk;
  const entity = story.entities[id];
  const places = mentionsOf(story, id);
  const source = (/** @type {number} */ article) => story.sources[article].name;
  const like = story.entities.filter((e) => e.named && e.id !== id && e.type === entity.type);
  const name = el('input', { type: 'text', value: entity.name, maxLength: 100 });
  const other = choice(like.map((e) => [String(e.id), e.name]));
  open(
    from,
    w(`type-${entity.type}`),
    entity.name,
    el(
      'ul.dates',
      null,
      entity.members.map(({ article, entity: own }, i) => {
        const { name: called, role } = story.articles[article].entities[own];
        return el(
          'li',
          null,
          el('button.go', { type: 'button', onclick: () => goTo({ text: article, start: places[i].start, end: places[i].end }) }, called, role && `, ${role.text}`),
          ' ',
          el('span.words', null, source(article)),
          entity.members.length > 1 && [
            ' ',
            el('button.quiet', { type: 'button', onclick: () => correct(desk, { kind: 'apart', what: called, other: source(article), list: [{ op: 'apart', at: placeOf(places[i]) }] }) }, w('isAnother')),
          ],
        );
      }),
    ),
    el('p.row', null, el('button.quiet', { type: 'button', onclick: () => { byId('card').hidePopover(); desk.filter(id); } }, icon('only'), ' ', w('onlyThis'))),
    ask(w('rename'), name, w('set'), () => correct(desk, { kind: 'rename', what: entity.name, other: name.value.trim(), list: [{ op: 'rename', at: placeOf(places[0]), name: name.value.trim() }] })),
    like.length > 0 &&
      ask(w('sameAs'), other, w('set'), () => {
        const it = Number(other.value);
        correct(desk, { kind: 'join', what: entity.name, other: story.entities[it].name, list: [{ op: 'join', at: placeOf(places[0]), with: placeOf(mentionsOf(story, it)[0]) }] });
      }),
  );
}

/**
 * @param {Desk} desk
 * @param {number} nth
 * @param {HTMLElement} from
 */
export function showQuote(desk, nth, from) {
  const { story, texts } = desk;
  const { speaker, tellings } = story.quotes[nth];
  const people = story.entities.filter((e) => e.named && (e.type === 'person' || e.type === 'organization'));
  const who = choice(people.map((e) => [String(e.id), e.name]));
  const typed = el('input', { type: 'text', maxLength: 100 });
  const first = (/** @type {Story['quotes'][number]['tellings'][number]} */ { article, quotes }) => story.articles[article].quotes[quotes[0]];
  const said = words(texts[tellings[0].article], first(tellings[0]));
  const set = (/** @type {string} */ name, /** @type {{ article: number, start: number } | undefined} */ at) =>
    correct(desk, {
      kind: 'speaker',
      what: said.slice(0, 60),
      other: name,
      list: tellings.map((telling) => ({ op: 'speaker', at: { article: telling.article, start: first(telling).start }, ...(at ? { with: at } : { name }) })),
    });
  open(
    from,
    w('quotes'),
    speaker ?? w('unattributed'),
    el(
      'ul.dates',
      null,
      tellings.map((telling) =>
        el(
          'li',
          null,
          el('button.go', { type: 'button', onclick: () => goTo({ text: telling.article, start: first(telling).start, end: first(telling).end }) }, words(texts[telling.article], first(telling))),
          ' ',
          el('span.words', null, [story.sources[telling.article].name, telling.speaker].filter(Boolean).join(': ')),
        ),
      ),
    ),
    people.length > 0 && ask(w('saidBy'), who, w('set'), () => set(story.entities[Number(who.value)].name, placeOf(mentionsOf(story, Number(who.value))[0]))),
    ask(w('saidByOther'), typed, w('set'), () => set(typed.value.trim(), undefined)),
  );
}

/**
 * @param {Desk} desk
 * @param {number} nth
 * @param {HTMLElement} from
 */
export function showEvent(desk, nth, from) {
  const { story, texts } = desk;
  const { label, tellings, entities } = story.timeline[nth];
  const sentence = (/** @type {Story['timeline'][number]['tellings'][number]} */ { article, entry }) => story.articles[article].sentences[story.articles[article].timeline[entry].sentence];
  const [{ article, entry }] = tellings;
  const { event } = story.articles[article].timeline[entry];
  const at = { article, start: (event ?? sentence(tellings[0])).start };
  open(
    from,
    w('timeline'),
    label,
    el(
      'ul.dates',
      null,
      tellings.map((telling) => {
        const { start, end } = sentence(telling);
        return el('li', null, el('button.go', { type: 'button', onclick: () => goTo({ text: telling.article, start, end }) }, words(texts[telling.article], { start, end })), ' ', el('span.words', null, story.sources[telling.article].name));
      }),
    ),
    entities.length > 0 && el('p.words', null, entities.map((e) => story.entities[e].name).join(', ')),
    el('p.row', null, el('button.quiet', { type: 'button', onclick: () => correct(desk, { kind: 'drop', what: label, list: [{ op: 'drop', at }] }) }, icon('close'), ' ', w('noEvent'))),
  );
}
