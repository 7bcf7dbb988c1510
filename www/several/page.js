/** The page for several articles: takes them in, has them read as one story or as a draft and its sources, shows the result. */

import '../strings/more.js';
import { Analyzer } from '../analyzer.js';
import { byId, el, icon } from '../dom.js';
import { complain, say, showNotices, toast } from '../messages.js';
import { remembered } from '../storage.js';
import { t } from '../strings.js';
import { addCard, entries, fillCards, focusFirst, settle, takeIn } from './cards.js';
import { problemsOf, showCheck } from './check.js';
import { stepWords } from './steps.js';
import { showStory } from './story.js';
import { speak, w } from './strings.js';
import { dim, goBack, showTexts } from './texts.js';

const MOST = 40;

/**
 * @typedef {import('./cards.js').Entry} Entry
 * @typedef {import('./steps.js').Step} Step
 * @typedef {import('../pkg/nutgraf.js').Story} Story
 * @typedef {import('../pkg/nutgraf.js').Check} Check
 */

const analyzer = new Analyzer();
/** @type {{ entries: Entry[], steps: Step[], result: Story | Check | null, only: number | null }} what is shown, and what the reader set right */
const work = { entries: [], steps: [], result: null, only: null };
/** Counts what was asked for: an answer to an earlier question is dropped. */
let asked = 0;

/** @param {'empty' | 'edit' | 'read'} mode */
function setMode(mode) {
  document.body.dataset.mode = mode;
  byId('result').hidden = mode !== 'read';
  for (const id of ['take']) /** @type {HTMLButtonElement} */ (byId(id)).disabled = mode !== 'read';
  if (mode !== 'read') {
    document.title = w('titled');
    dim();
    const card = byId('card');
    if (card.matches(':popover-open')) card.hidePopover();
  }
}

/**
 * @param {Entry[]} all
 * @param {Step[]} [steps] what was set right before
 */
async function read(all, steps = []) {
  const draft = all.find((e) => e.draft);
  const others = all.filter((e) => e !== draft);
  if (draft ? !others.length : others.length < 2) return complain(w(draft ? 'noSources' : 'tooFew'));
  if (all.length > MOST) return complain(w('tooMany'));
  const mine = ++asked;
  showNotices([]);
  byId('busy').textContent = w('reading');
  byId('busy').hidden = false;
  try {
    const found = byId('found');
    if (draft) {
      /** @type {Check} */
      const check = await analyzer.call('check', [article(draft), others.map(article)]);
      if (mine !== asked) return;
      showTexts([draft, ...others].map((e) => ({ name: e === draft ? w('draft') : e.source, date: e.date || null, text: e.text, draft: e === draft })));
      Object.assign(work, { entries: all, steps: [], result: check, only: null });
      showCheck(found, check, draft.text);
      document.title = w('titledCheck');
      say(w('readCheckDone', { n: problemsOf(check) }));
    } else {
      const story = await merged(others, steps);
      if (mine !== asked) return;
      Object.assign(work, { entries: others, steps, result: story, only: null });
      showTexts(others.map((e, i) => ({ name: e.source, date: e.date || story.articles[i].documentDate.value, text: e.text, headline: story.articles[i].headline })));
      show();
      document.title = `${found.querySelector('h1')?.textContent} – nutgraf`;
      say(w('readStory', { articles: others.length, names: story.entities.length, quotes: story.quotes.length, events: story.timeline.length }));
    }
    setMode('read');
    scrollTo({ top: 0 });
    found.focus({ preventScroll: true });
  } catch (error) {
    console.warn(error);
    complain(w('failed'));
  } finally {
    if (mine === asked) byId('busy').hidden = true;
  }
}

/** An article as the package takes it. */
const article = (/** @type {Entry} */ { text, date, source }) => ({ text, source, date: date || undefined });

/**
 * @param {Entry[]} from
 * @param {Step[]} steps
 * @returns {Promise<Story>}
 */
const merged = (from, steps) => analyzer.call('merge', [from.map(article), { corrections: steps.flatMap((s) => s.list) }]);

/** The story as it is narrowed and set right. */
function show() {
  const story = /** @type {Story} */ (work.result);
  const texts = work.entries.map((e) => e.text);
  showStory(byId('found'), story, texts, { only: work.only, all: () => narrow(null), card, changes: work.steps.length > 0 && changes() });
}

/** @param {number | null} only */
function narrow(only) {
  work.only = only;
  show();
  scrollTo({ top: 0 });
  (document.getElementById('all') ?? byId('found')).focus({ preventScroll: true });
}

/**
 * @param {'entity' | 'quote' | 'event'} what
 * @param {number} nth
 * @param {HTMLElement} from
 */
async function card(what, nth, from) {
  const { showEntity, showQuote, showEvent } = await import('./card.js');
  const desk = { story: /** @type {Story} */ (work.result), texts: work.entries.map((e) => e.text), correct, filter: narrow };
  ({ entity: showEntity, quote: showQuote, event: showEvent })[what](desk, nth, from);
}

/** @param {Step} step */
async function correct(step) {
  await apply([...work.steps, step]);
  toast(stepWords(step), { label: t('undo'), act: () => takeBack(step) });
}

/** @param {Step} step */
async function takeBack(step) {
  await apply(work.steps.filter((s) => s !== step));
  say(t('takenBack'));
}

/**
 * The package joins everything anew with what was set right.
 *
 * @param {Step[]} steps
 */
async function apply(steps) {
  const mine = ++asked;
  const old = work.only === null ? null : mentionsAt(work.only);
  try {
    const story = await merged(work.entries, steps);
    if (mine !== asked) return;
    Object.assign(work, { steps, result: story, only: old && story.entities.findIndex((e) => e.members.some((m) => m.article === old.article && m.entity === old.entity)) });
    show();
    byId('found').focus({ preventScroll: true });
  } catch (error) {
    console.warn(error);
    complain(w('failed'));
  }
}

/** @param {number} id */
const mentionsAt = (id) => /** @type {Story} */ (work.result).entities[id].members[0];

function changes() {
  return el(
    'details.changed',
    { open: work.steps.length < 4 },
    el('summary', null, w('changes'), ' ', el('span.count', null, work.steps.length)),
    el(
      'ul',
      null,
      work.steps.map((step, i) => el('li', null, stepWords(step), ' ', el('button.quiet', { type: 'button', 'data-key': `back-${i}`, onclick: () => takeBack(step) }, icon('undo'), ' ', t('takeBack')))),
    ),
  );
}

/** @param {Iterable<File>} files */
async function openFiles(files) {
  /** @type {Entry[]} */
  const read = [];
  const { readFile } = await import('../in/files.js');
  for (const file of files) {
    try {
      // What this page saved before brings everything back.
      if (file.name.endsWith('.json') && file.size < 16_000_000) {
        const { readWork } = await import('./take.js');
        return restore(readWork(await file.text()));
      }
      const { text, date } = await readFile(file);
      read.push({ source: file.name.replace(/\.\w+$/, ''), date: date ?? '', text: text.replace(/\r\n?/g, '\n') });
    } catch (error) {
      complain(`${file.name}: ${t(/** @type {{ key?: Key }} */ (error).key ?? 'unreadable')}`);
    }
  }
  if (read.length) takeIn(read);
  if (document.body.dataset.mode === 'read') setMode('edit');
}

/** @param {import('./take.js').Work} saved */
function restore({ entries: saved, steps }) {
  fillCards(saved);
  return read(entries(), steps);
}

async function followLink() {
  if (!location.hash.startsWith('#s=')) return;
  const { readLink } = await import('./take.js');
  try {
    await restore(await readLink(location.hash));
  } catch {
    complain(w('badLink'));
  }
}

async function markdown() {
  const { asMarkdown } = await import('./markdown.js');
  return asMarkdown(byId('found'));
}

function wireTools() {
  byId('edit').addEventListener('click', () => {
    setMode('edit');
    focusFirst();
  });
  byId('fresh').addEventListener('click', () => {
    asked++;
    fillCards([]);
    if (location.hash) history.replaceState(null, '', location.pathname);
    Object.assign(work, { entries: [], steps: [], result: null, only: null });
    showNotices([]);
    setMode('empty');
    focusFirst();
  });
  byId('take-menu').addEventListener('toggle', async () => {
    const menu = byId('take-menu');
    if (!menu.matches(':popover-open')) return;
    const { fillMenu } = await import('./take.js');
    fillMenu(menu, () => work, (name, args) => analyzer.call(name, args), markdown);
  });
  addEventListener('hashchange', followLink);
  byId('back-to-list').addEventListener('click', goBack);
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const card = byId('card');
    if (card.matches(':popover-open')) card.hidePopover();
    else if (!byId('back-to-list').hidden) goBack();
  });
}

function wireInput() {
  const file = /** @type {HTMLInputElement} */ (byId('file'));
  byId('write').addEventListener('submit', (event) => {
    event.preventDefault();
    settle();
    const all = entries();
    const isSame = JSON.stringify(all) === JSON.stringify(work.entries);
    read(all, isSame ? work.steps : []);
  });
  byId('add').addEventListener('click', () => {
    addCard().source.focus();
  });
  byId('open').addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    await openFiles([...(file.files ?? [])]);
    file.value = '';
  });
  const isFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files');
  addEventListener('dragover', (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    byId('drop').hidden = false;
  });
  addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) byId('drop').hidden = true;
  });
  addEventListener('drop', (event) => {
    byId('drop').hidden = true;
    if (!isFiles(event)) return;
    event.preventDefault();
    openFiles([...(event.dataTransfer?.files ?? [])]);
  });
  for (const button of document.querySelectorAll('[data-sample]')) {
    button.addEventListener('click', async () => {
      const { SAMPLES } = await import('./samples.js');
      const sample = SAMPLES[/** @type {keyof typeof SAMPLES} */ (button.getAttribute('data-sample'))];
      fillCards(sample.map((entry) => ({ ...entry })));
      read(entries());
    });
  }
}

async function begin() {
  for (const button of document.querySelectorAll('[data-icon]')) button.prepend(icon(/** @type {'plus'} */ (button.getAttribute('data-icon'))));
  wireTools();
  wireInput();
  const wanted = remembered('language') ?? navigator.language.slice(0, 2);
  if (wanted === 'de') await speak('de');
  fillCards([]);
  setMode('empty');
  followLink();
  analyzer.warmUp().catch(() => complain(t('failed')));
}

begin();
