/** The page for several articles: takes them in, has them read as one story or as a draft and its sources, shows the result. */

import '../strings/more.js';
import { Analyzer } from '../analyzer.js';
import { byId, icon } from '../dom.js';
import { complain, say, showNotices, toast } from '../messages.js';
import { remembered } from '../storage.js';
import { t } from '../strings.js';
import { addCard, entries, fillCards, focusFirst, settle, takeIn } from './cards.js';
import { problemsOf, showCheck } from './check.js';
import { showStory } from './story.js';
import { speak, w } from './strings.js';
import { dim, goBack, showTexts } from './texts.js';

const MOST = 40;

/** @typedef {import('./cards.js').Entry} Entry */

const analyzer = new Analyzer();
/** Counts what was asked for: an answer to an earlier question is dropped. */
let asked = 0;

/** @param {'empty' | 'edit' | 'read'} mode */
function setMode(mode) {
  document.body.dataset.mode = mode;
  byId('result').hidden = mode !== 'read';
  for (const id of ['copy', 'take']) /** @type {HTMLButtonElement} */ (byId(id)).disabled = mode !== 'read';
  if (mode !== 'read') {
    document.title = w('titled');
    dim();
  }
}

/** @param {Entry[]} all */
async function read(all) {
  const draft = all.find((e) => e.draft);
  const others = all.filter((e) => e !== draft);
  if (draft ? !others.length : others.length < 2) return complain(w(draft ? 'noSources' : 'tooFew'));
  if (all.length > MOST) return complain(w('tooMany'));
  const mine = ++asked;
  showNotices([]);
  byId('busy').textContent = w('reading');
  byId('busy').hidden = false;
  try {
    const article = (/** @type {Entry} */ { text, date, source }) => ({ text, source, date: date || undefined });
    const found = byId('found');
    if (draft) {
      /** @type {import('../pkg/nutgraf.js').Check} */
      const check = await analyzer.call('check', [article(draft), others.map(article)]);
      if (mine !== asked) return;
      showTexts([draft, ...others].map((e) => ({ name: e === draft ? w('draft') : e.source, date: e.date || null, text: e.text, draft: e === draft })));
      showCheck(found, check, draft.text);
      document.title = w('titledCheck');
      say(w('readCheckDone', { n: problemsOf(check) }));
    } else {
      /** @type {import('../pkg/nutgraf.js').Story} */
      const story = await analyzer.call('merge', [others.map(article)]);
      if (mine !== asked) return;
      showTexts(others.map((e, i) => ({ name: e.source, date: e.date || story.articles[i].documentDate.value, text: e.text, headline: story.articles[i].headline })));
      showStory(found, story, others.map((e) => e.text));
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

/** @param {Iterable<File>} files */
async function openFiles(files) {
  /** @type {Entry[]} */
  const read = [];
  const { readFile } = await import('../in/files.js');
  for (const file of files) {
    try {
      const { text, date } = await readFile(file);
      read.push({ source: file.name.replace(/\.\w+$/, ''), date: date ?? '', text: text.replace(/\r\n?/g, '\n') });
    } catch (error) {
      complain(`${file.name}: ${t(/** @type {{ key?: Key }} */ (error).key ?? 'unreadable')}`);
    }
  }
  if (read.length) takeIn(read);
  if (document.body.dataset.mode === 'read') setMode('edit');
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
    showNotices([]);
    setMode('empty');
    focusFirst();
  });
  byId('copy').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(await markdown());
      toast(t('copied'));
    } catch {
      toast(t('notCopied'));
    }
  });
  byId('take').addEventListener('click', async () => {
    const { save } = await import('../out/export.js');
    const file = { name: 'story.md', type: 'text/markdown', content: await markdown() };
    save(file);
    toast(t('saved', { name: file.name }));
  });
  byId('back-to-list').addEventListener('click', goBack);
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !byId('back-to-list').hidden) goBack();
  });
}

function wireInput() {
  const file = /** @type {HTMLInputElement} */ (byId('file'));
  byId('write').addEventListener('submit', (event) => {
    event.preventDefault();
    settle();
    read(entries());
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
  analyzer.warmUp().catch(() => complain(t('failed')));
}

begin();
