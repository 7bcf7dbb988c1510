/** The page: its state, and which parts of the screen are drawn anew when it changes. Each part lives in its own module. */

import { Card } from './article/card.js';
import { showLegend } from './article/legend.js';
import { Reader } from './article/reader.js';
import { dim } from './article/spotlight.js';
import { anchor } from './correct/anchor.js';
import { byId, el, icon, refill } from './dom.js';
import { intake, lineEnd } from './in/intake.js';
import { complain, say, toast } from './messages.js';
import { wireMenus } from './menus.js';
import { wireKeys } from './keys.js';
import { keep, remembered } from './storage.js';
import { showChosen, showEntities } from './panels/entities.js';
import { showFilter, wireFilter } from './panels/filter-bar.js';
import { firstPages } from './panels/lists.js';
import { showQuotes } from './panels/quotes.js';
import { showSummary } from './panels/summary.js';
import { showTimeline } from './panels/timeline.js';
import { Session } from './session.js';
import { Store } from './store.js';
import { t, useLanguage } from './strings.js';
import { goBack, leave, showView, wireViews } from './views.js';

/** Quiet time after a key before the text is read; a long text waits longer. */
const TYPING = 150;
const TYPING_LONG = 800;

const store = new Store();
const session = new Session(store, openText);
const area = /** @type {HTMLTextAreaElement} */ (byId('text'));
const length = /** @type {HTMLInputElement} */ (byId('length'));

/** @type {PageActions} */
const actions = {
  goTo(span, from) {
    if (store.state.mode === 'edit') store.set({ mode: 'read' });
    leave(from);
    requestAnimationFrame(() => {
      reader.goTo(span);
      card.follow(span);
    });
  },
  filter: setFilter,
  correct(correction, said) {
    store.correct(correction);
    toast(said, { label: t('undo'), act: () => store.undo() });
  },
  step: async (entity, by, from) => (await import('./panels/mention-steps.js')).step(entity, by, from, store, actions),
  seen({ id }, at) {
    if (id === store.state.entity) store.set({ at });
  },
  say,
  show: async (key) => (await import('./panels/show-item.js')).show(key, store.state, actions),
};

const reader = new Reader(byId('article'), {
  restore: (p) => actions.correct({ op: 'kind', at: anchor(store.state.text, p), kind: 'body' }, t('restored')),
});
const card = new Card(byId('article'), byId('card'), () => store.state, actions);

/** @param {Filter | null} filter */
async function setFilter(filter) {
  card.close();
  const { applyFilter } = filter ? await import('./panels/filter.js') : {};
  const { text, view } = store.state;
  store.set({ filter, narrowed: filter && view && applyFilter ? applyFilter(text, view, filter) : null });
  if (filter && document.body.dataset.view === 'article') byId('panels').scrollTo({ top: 0 });
}

/**
 * A whole new text.
 *
 * @param {Clean & Partial<SavedArticle>} clean
 */
function openText({ text, kinds, date, hints = [], corrections = [], sentences = 3, before = null, after = null }) {
  card.close();
  dim();
  firstPages();
  store.forgetHistory();
  area.value = text;
  length.value = String(sentences);
  store.set({
    text: area.value,
    hints: kinds.length ? kinds.slice(0, 2000).map(({ at, kind }) => ({ anchor: anchor(text, { start: at, end: lineEnd(text, at) }), kind })) : hints,
    corrections: date ? [{ op: 'published', date }, ...corrections] : corrections,
    sentences,
    before,
    after,
    raw: null,
    view: null,
    filter: null,
    narrowed: null,
    entity: null,
    mode: 'read',
  });
  showView('article');
  scrollTo({ top: 0 });
  byId('main').focus({ preventScroll: true });
}

function startAfresh() {
  openText({ text: '', kinds: [], date: null });
  store.set({ mode: 'empty' });
  history.replaceState(null, '', location.pathname);
  area.focus();
}

store.listen((state, changed) => {
  if (changed.has('text') || changed.has('corrections') || changed.has('sentences') || changed.has('hints')) {
    const typing = state.mode !== 'read' && changed.has('text');
    session.refresh(typing ? (state.text.length > 200_000 ? TYPING_LONG : TYPING) : 0);
    keep(state);
  }
  if (changed.has('mode')) {
    document.body.dataset.mode = state.mode;
    if (state.mode === 'edit') {
      if (document.activeElement !== area) area.setSelectionRange(0, 0);
      area.focus();
    }
  }
  if (changed.has('corrections')) {
    /** @type {HTMLButtonElement} */ (byId('undo')).disabled = !store.canUndo;
    /** @type {HTMLButtonElement} */ (byId('redo')).disabled = !store.canRedo;
  }
  if (changed.has('view') || changed.has('narrowed') || changed.has('mode')) paint(state, changed);
  else if (changed.has('entity') || changed.has('at')) showChosen(state, actions);
  if (changed.has('entity')) reader.choose(state.entity);
});

/**
 * @param {State} state
 * @param {Set<string>} changed
 */
function paint(state, changed) {
  const { view, mode, text } = state;
  const found = view !== null;
  byId('story').hidden = !found || mode !== 'read';
  byId('panels').hidden = byId('views').hidden = !found;
  document.body.classList.toggle('found', found);
  for (const id of ['take', 'share']) /** @type {HTMLButtonElement} */ (byId(id)).disabled = !found;
  byId('edit').lastElementChild?.replaceChildren(t(mode === 'edit' ? 'read' : 'edit'));
  if (!view) return;
  if (mode === 'read') reader.show(text, view, state.narrowed);
  showFilter(state, setFilter);
  showSummary(state, actions);
  showEntities(state, actions);
  showQuotes(state, actions);
  showTimeline(state, actions);
  const { words, readingSeconds } = view.stats;
  byId('facts').textContent = t('facts', { words, minutes: Math.max(1, Math.round(readingSeconds / 60)) });
  if (changed.has('view')) {
    const names = view.entities.filter((e) => e.story).length;
    say(t('readIt', { words, entities: names, quotes: view.quotes.length, dates: view.timeline.length }));
    document.title = view.headline ? `${text.slice(view.headline.start, view.headline.end)} – nutgraf` : t('titled');
  }
  byId('length-out').textContent = String(state.sentences);
}

intake({
  take: openText,
  typed: (text) => {
    const mode = store.state.mode === 'read' ? 'edit' : store.state.mode;
    store.set({ text, mode: mode === 'empty' && text.trim() ? 'edit' : mode });
  },
  pasted: (hints, date, text) => {
    const corrections = date && !store.state.corrections.length ? [{ op: /** @type {const} */ ('published'), date }] : store.state.corrections;
    store.set({ text, corrections, hints: [...store.state.hints, ...hints], mode: 'read' });
  },
  reading: () => store.state.mode === 'read',
});

for (const button of document.querySelectorAll('[data-icon]')) button.prepend(icon(/** @type {'undo'} */ (button.getAttribute('data-icon'))));
const undo = () => {
  store.undo();
  toast(t('undone'));
};
const redo = () => {
  store.redo();
  toast(t('redone'));
};
byId('undo').addEventListener('click', undo);
byId('redo').addEventListener('click', redo);
byId('edit').addEventListener('click', () => {
  store.set({ mode: store.state.mode === 'edit' ? 'read' : 'edit' });
  showView('article');
});
byId('read').addEventListener('click', () => {
  if (!area.value.trim()) return complain(t('warning-empty'));
  store.set({ mode: 'read' });
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
byId('published').addEventListener('change', (event) => {
  const date = /** @type {HTMLInputElement} */ (event.target).value || null;
  store.correct({ op: 'published', date });
});

/** The first sentence of the start page shows the marks that it names. */
function showLede() {
  const looks = ['lit', 'name person', 'quote direct', 'when'];
  refill(byId('lede'), t('lede').split(/[[\]]/).map((words, i) => (i % 2 ? el('span', { className: looks[i >> 1] }, words) : words)));
}

/** All words on screen again, in the language that was just chosen. */
async function speak(/** @type {string} */ code) {
  await useLanguage(code);
  showLegend();
  showLede();
  paint(store.state, new Set());
}

wireViews();
wireFilter(setFilter);
wireMenus({ store, session, speak, startAfresh });
wireKeys({ store, undo, redo, reader, card, goBack });
showLegend();

async function begin() {
  session.warmUp();
  const wanted = remembered('language') ?? navigator.language.slice(0, 2);
  if (wanted === 'de') await speak('de');
  try {
    const linked = location.hash.startsWith('#t=') ? await (await import('./out/link.js')).readLink(location.hash) : null;
    const kept = linked ?? remembered('article');
    if (kept) openText({ kinds: [], date: null, ...kept });
  } catch {
    complain(t('shareBroken'));
  }
}

begin();
if ('serviceWorker' in navigator && isSecureContext) addEventListener('load', () => navigator.serviceWorker.register(new URL('./sw.js', import.meta.url)).catch(() => {}));
