/** The page: its state, and which parts of the screen are drawn anew when it changes. Each part lives in its own module. */

import { CardDoor } from './article/card-door.js';
import { showLegend } from './article/legend.js';
import { Reader } from './article/reader.js';
import { dim } from './article/spotlight.js';
import { anchor } from './correct/anchor.js';
import { cameWithLink } from './correct/touched.js';
import { byId, el, icon, refill } from './dom.js';
import { intake, lineEnd } from './in/intake.js';
import { complain, dressed, orSay, say, toast } from './messages.js';
import { wireMenus } from './menus.js';
import { wireKeys } from './keys.js';
import { keepIfWanted, remembered } from './storage.js';
import { showDoubt } from './panels/doubt.js';
import { showChosen, showEntities } from './panels/entities.js';
import { showFilter, wireFilter } from './panels/filter-door.js';
import { showJump, wireJump } from './panels/jump.js';
import { firstPages, reach } from './panels/lists.js';
import { showPublished } from './panels/published.js';
import { showQuotes } from './panels/quotes.js';
import { showSummary } from './panels/summary.js';
import { showTimeline } from './panels/timeline.js';
import { Session } from './session.js';
import { BLANK, Store } from './store.js';
import { t, useLanguage } from './strings.js';
import { LINK, Trail } from './trail.js';
import { trustedUrl } from './trusted.js';
import { goBack, leave, showView, wireViews } from './views.js';

/** @typedef {import('./store.js').Snapshot} Snapshot */

/** Quiet time after a key before the text is read; a long text waits longer. */
const TYPING = 150;
const TYPING_LONG = 800;
/** Characters. A longer text is painted in several steps, and stands in its field only while it is written. */
const LONG = 200_000;
/** Characters. Of a longer text the panels are filled one after the other, and the page answers in between. */
const STEPS = 30_000;
/** Characters that a tab may show. */
const TITLE = 300;
/** Paragraphs. What is longer is printed as bare text where it has not been looked at. */
const PRINTED = 20_000;

const store = new Store();
const session = new Session(store, openText);
const area = /** @type {HTMLTextAreaElement} */ (byId('text'));
const length = /** @type {HTMLInputElement} */ (byId('length'));
const trail = new Trail({
  save: () => ({ ...store.snapshot(), history: store.history }),
  show: (left) => {
    store.history = left?.history ?? { past: [], future: [] };
    lay(left ?? BLANK, left?.mode ?? 'empty');
  },
  follow: openLink,
});
/** What the text was when editing began. */
/** @type {Snapshot | null} */
let draft = null;

/** @type {PageActions} */
const actions = {
  goTo(span, from) {
    if (store.state.mode === 'edit') setMode('read');
    leave(from);
    requestAnimationFrame(() => {
      reader.goTo(span);
      card.follow(span);
    });
  },
  filter: setFilter,
  correct(correction, said) {
    store.correct(correction);
    toast(said, { label: t('undo'), act: undo });
  },
  step: async (entity, by, from) => (await orSay(import('./panels/mention-steps.js')))?.step(entity, by, from, store, actions),
  seen({ id }, at) {
    if (id === store.state.entity) store.set({ at });
  },
  say,
  show: async (key) => (await orSay(import('./panels/show-item.js')))?.show(key, store.state, actions),
  open(span, from = 'check') {
    if (store.state.mode === 'edit') setMode('read');
    leave(from);
    requestAnimationFrame(() => {
      reader.goTo(span, true);
      const mark = reader.markAt(span);
      if (mark) card.pin(mark, true);
    });
  },
};

const reader = new Reader(byId('article'), {
  restore: (p) => actions.correct({ op: 'kind', at: anchor(store.state.text, p), kind: 'body' }, t('restored')),
});
const card = new CardDoor(byId('article'), (Card) => new Card(byId('article'), byId('card'), () => store.state, actions, (/** @type {HTMLElement} */ mark) => reader.sentenceOf(mark)));

/** @param {Filter | null} filter */
async function setFilter(filter) {
  card.close();
  // The button is seen to be pressed before all is painted anew.
  await new Promise((resolve) => setTimeout(resolve));
  const { applyFilter } = (filter && (await orSay(import('./panels/filter.js')))) || {};
  const { text, view } = store.state;
  const narrowed = filter && view && applyFilter ? applyFilter(text, view, filter) : null;
  store.set({ filter: narrowed && filter, narrowed });
  say(narrowed ? t('hits', { n: narrowed.hits.length }) : t('showsAll'));
  if (!filter) return;
  if (document.body.dataset.view === 'article') byId('panels').scrollTo({ top: 0 });
  // On a phone the first place may be far below.
  if (narrowed?.hits.length && !byId('panels').checkVisibility()) reader.goTo(narrowed.hits[0]);
}

/**
 * A whole new text. The one before comes back with one Undo, and with the browser's Back.
 *
 * @param {Clean & Partial<SavedArticle>} clean
 * @param {boolean} [quiet]
 */
function openText({ text, kinds, date, hints = [], corrections = [], ...more }, quiet = false) {
  const { text: last, mode } = store.state;
  /** @type {Correction[]} */
  const dated = date ? [{ op: 'published', date }] : [];
  for (const c of dated) given.add(c);
  trail.turn();
  store.remember();
  lay({
    ...BLANK,
    ...more,
    text,
    hints: kinds.length ? kinds.slice(0, 2000).map(({ at, kind }) => ({ anchor: anchor(text, { start: at, end: lineEnd(text, at) }), kind })) : hints,
    corrections: [...dated, ...corrections],
  });
  if (last.trim() && mode !== 'empty' && !quiet) toast(t('newTextHere'), { label: t('putBack'), act: undo });
}

/**
 * @param {SavedArticle} article
 * @param {State['mode']} [mode]
 */
function lay({ text, hints, corrections, sentences, before, after }, mode = 'read') {
  card.close();
  dim();
  firstPages();
  session.forget();
  draft = null;
  const plain = text.replace(/\r\n?/g, '\n');
  area.value = plain.length > LONG && mode === 'read' ? '' : plain;
  length.value = String(sentences);
  store.set({ text: plain, hints, corrections, sentences, before, after, raw: null, view: null, gate: null, filter: null, narrowed: null, entity: null, mode });
  showView('article');
  scrollTo({ top: 0 });
  if (mode === 'read') byId('main').focus({ preventScroll: true });
}

/** Days that came with a pasted page: not the work of the reader. */
/** @type {WeakSet<Correction>} */
const given = new WeakSet();

/** @param {string} hash */
async function openLink(hash) {
  (await orSay(import('./out/open-link.js')))?.openLink(hash, { store, session, lay, undo, showChanges });
}

async function showChanges() {
  (await dressed('windows', import('./correct/changes.js')))?.showChanges(store, actions);
}

function startAfresh() {
  const { text } = store.state;
  if (text.trim()) {
    trail.turn();
    store.remember();
  }
  lay(BLANK, 'empty');
  trail.loosen();
  if (text.trim()) toast(t('clearedText'), { label: t('putBack'), act: undo });
  area.focus();
}

/** Nothing of any text is kept. */
function forgetTexts() {
  lay(BLANK, 'empty');
  store.history = { past: [], future: [] };
  trail.clear();
  showUndo();
}

/** @param {State['mode']} mode */
function setMode(mode) {
  if (mode === 'edit') draft ??= { ...store.snapshot(), mode: 'read' };
  else if (draft) {
    // All that was typed is one step of Undo.
    if (draft.text !== store.state.text) store.remember(draft);
    draft = null;
  }
  store.set({ mode });
}

/** @param {'past' | 'future'} from */
function travel(from) {
  // In the field the browser knows better what was typed last.
  if (store.state.mode === 'edit') {
    area.focus();
    document.execCommand(from === 'past' ? 'undo' : 'redo');
    return;
  }
  const found = store.step(from);
  if (!found) return;
  const same = found.text === store.state.text && found.mode === store.state.mode;
  if (same) store.set({ corrections: found.corrections, hints: found.hints, sentences: found.sentences });
  else lay(found, found.mode);
  if (!same) trail.loosen();
  toast(t(from === 'past' ? (same ? 'undone' : 'undoneText') : 'redone'));
}
const undo = () => travel('past');
const redo = () => travel('future');

function showUndo() {
  const editing = store.state.mode === 'edit';
  /** @type {HTMLButtonElement} */ (byId('undo')).disabled = !editing && !store.history.past.length;
  /** @type {HTMLButtonElement} */ (byId('redo')).disabled = !editing && !store.history.future.length;
}

/** The browser asks before it leaves where that would lose work. */
const ask = (/** @type {Event} */ event) => event.preventDefault();
function guard() {
  const { corrections, text } = store.state;
  const work = corrections.some((c) => !given.has(c) && !cameWithLink(c)) || (draft !== null && draft.text !== text);
  if (work && !remembered('on')) addEventListener('beforeunload', ask);
  else removeEventListener('beforeunload', ask);
}

store.listen((state, changed) => {
  showUndo();
  if (changed.has('text') || changed.has('corrections') || changed.has('sentences') || changed.has('hints')) {
    const typing = state.mode !== 'read' && changed.has('text');
    session.refresh(typing ? (state.text.length > LONG ? TYPING_LONG : TYPING) : 0);
    guard();
    keepIfWanted(state, () => complain(t('cannotKeep')));
  }
  if (changed.has('mode')) {
    document.body.dataset.mode = state.mode;
    // In the field stands “Read”.
    byId('edit').hidden = state.mode === 'edit';
    if (state.mode === 'edit') {
      if (!area.value) area.value = state.text;
      // Its Undo would take back what is typed.
      byId('toast').replaceChildren();
      if (document.activeElement !== area) area.setSelectionRange(0, 0);
      area.focus();
    }
  }
  if (changed.has('view') || changed.has('narrowed') || changed.has('mode') || changed.has('gate')) paint(state, changed);
  else if (changed.has('entity') || changed.has('at')) showChosen(state, actions);
  if (changed.has('entity')) reader.choose(state.entity);
});

/**
 * @param {State} state
 * @param {Set<string>} changed
 */
function paint(state, changed) {
  const { view, mode, text, gate } = state;
  const found = view !== null && !gate;
  byId('story').hidden = !view || mode !== 'read' || gate === 'address';
  byId('panels').hidden = byId('views').hidden = !found;
  document.body.classList.toggle('found', found);
  document.body.classList.toggle('gated', gate !== null);
  for (const id of ['take', 'share']) /** @type {HTMLButtonElement} */ (byId(id)).disabled = !found;
  if (!view) return;
  if (mode === 'read') reader.show(text, view, state.narrowed, reach.all && view.paragraphs.length < PRINTED);
  const { words, readingSeconds } = view.stats;
  byId('facts').textContent = t('facts', { words, minutes: Math.max(1, Math.round(readingSeconds / 60)) });
  if (found) paintPanels();
  if (changed.has('view')) {
    const names = view.entities.filter((e) => e.story).length;
    say(t('readIt', { words, entities: names, quotes: view.quotes.length, dates: view.timeline.length }));
    document.title = view.headline ? `${text.slice(view.headline.start, Math.min(view.headline.end, view.headline.start + TITLE))} – nutgraf` : t('titled');
  }
  byId('length-out').textContent = String(state.sentences);
}

/** Number of the last painting. */
let painting = 0;

const PANELS = [
  (/** @type {State} */ state) => showFilter(state, setFilter, actions),
  showJump,
  (/** @type {State} */ state) => showDoubt(state, actions, showChanges),
  (/** @type {State} */ state) => showPublished(state, { ...actions, undated: () => session.ifDated() }),
  (/** @type {State} */ state) => showSummary(state, actions),
  (/** @type {State} */ state) => showEntities(state, actions),
  (/** @type {State} */ state) => showQuotes(state, actions),
  (/** @type {State} */ state) => showTimeline(state, actions),
];

/** Of a long text part by part, so that the page answers in between; on paper all is there at once. */
async function paintPanels() {
  const mine = ++painting;
  for (const show of PANELS) {
    if (store.state.text.length > STEPS && !reach.all) await new Promise((resolve) => setTimeout(resolve));
    if (mine !== painting) return;
    show(store.state);
  }
}

intake({
  take: openText,
  typed: (text) => {
    draft ??= { ...store.snapshot(), mode: 'read' };
    trail.loosen();
    store.set({ text, mode: store.state.mode !== 'edit' && text.trim() ? 'edit' : store.state.mode });
  },
  mode: () => store.state.mode,
  blank: () => !store.state.text.trim(),
  peek: (text, options) => session.peek(text, options),
});

for (const button of document.querySelectorAll('[data-icon]')) button.prepend(icon(/** @type {'undo'} */ (button.getAttribute('data-icon'))));
byId('undo').addEventListener('click', undo);
byId('redo').addEventListener('click', redo);
byId('edit').addEventListener('click', () => {
  setMode('edit');
  showView('article');
});
byId('read').addEventListener('click', () => {
  if (!area.value.trim()) return complain(t('warning-empty'));
  setMode('read');
  byId('main').focus({ preventScroll: true });
  if (!store.state.view) session.refresh();
});
byId('fresh').addEventListener('click', startAfresh);
byId('home').addEventListener('click', (event) => {
  event.preventDefault();
  startAfresh();
});
length.addEventListener('input', () => {
  byId('length-out').textContent = length.value;
  store.set({ sentences: Number(length.value) });
});

/** The first sentence of the start page shows the marks that it names. */
function showLede() {
  const looks = ['lit', 'name person', 'quote direct', 'when'];
  refill(byId('lede'), t('lede').split(/[[\]]/).map((words, i) => (i % 2 ? el('span', { className: looks[i >> 1] }, words) : words)));
}

/** All words on screen again, in the language that was just chosen. */
async function speak(/** @type {string} */ code) {
  await orSay(useLanguage(code));
  showLegend();
  showLede();
  paint(store.state, new Set());
}

/** Words that are selected in the article can be marked. */
/** @type {ReturnType<typeof setTimeout> | undefined} */
let selecting;
document.addEventListener('selectionchange', () => {
  clearTimeout(selecting);
  const { anchorNode, isCollapsed } = getSelection() ?? {};
  if (anchorNode && !isCollapsed && byId('article').contains(anchorNode)) {
    selecting = setTimeout(async () => (await dressed('windows', import('./correct/select.js')))?.offer(store.state, actions), 300);
  }
});

/** On paper stand the article, also where it is being edited, and whole lists. */
addEventListener('beforeprint', () => {
  if (store.state.mode === 'edit') setMode('read');
  reach.all = true;
  paint(store.state, new Set());
});
addEventListener('afterprint', () => {
  reach.all = false;
  paint(store.state, new Set());
});

wireViews();
wireJump();
wireFilter(setFilter);
wireMenus({ store, session, speak, forgetTexts, showChanges });
wireKeys({ store, undo, redo, reader, card, goBack });
showLegend();

/** A touch screen has no Ctrl+V; elsewhere the field waits for it. */
if (matchMedia('(pointer: fine)').matches) area.focus({ preventScroll: true });

async function begin() {
  session.warmUp();
  const wanted = remembered('language') ?? navigator.language.slice(0, 2);
  if (wanted === 'de') await speak('de');
  if (location.hash.startsWith(LINK)) return openLink(location.hash);
  const kept = remembered('on') && (await import('./storage-choice.js')).keptArticle();
  if (kept) lay({ ...BLANK, ...kept });
  else if (location.search) (await import('./in/shared.js')).takeShared(openText);
}

begin();
if ('serviceWorker' in navigator && isSecureContext) {
  addEventListener('load', async () => {
    try {
      await navigator.serviceWorker.register(trustedUrl(new URL('./sw.js', import.meta.url)));
      navigator.serviceWorker.addEventListener('message', ({ data }) => {
        if (data === 'new-version') toast(t('newVersion'), { label: t('reload'), act: () => location.reload() });
      });
    } catch {
      // A browser may forbid it; the page works without.
    }
  });
}
