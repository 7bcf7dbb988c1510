/** What leaves the page: files, which the package writes, and a link or a file that brings everything back. */

import { byId, el, icon } from '../dom.js';
import { complain, toast } from '../messages.js';
import { save } from '../out/export.js';
import { CAREFUL, LIMIT, pack, unpack } from '../out/link.js';
import { exportStrings, t } from '../strings.js';
import { cleanSteps, stepWords } from './steps.js';
import { exportWords, w } from './strings.js';

/**
 * @typedef {import('./cards.js').Entry} Entry
 * @typedef {import('./steps.js').Step} Step
 * @typedef {{ entries: Entry[], steps: Step[] }} Work
 */

const HEAD = '#s=';
/** As on the page: so many articles, and characters of a source's name. */
const ARTICLES = 40;
const NAME = 200;
/** Characters of all texts together. */
const LONGEST = 4_000_000;

/** @type {Record<string, { ending: string, type: string }>} */
const FILES = {
  markdown: { ending: '.md', type: 'text/markdown;charset=utf-8' },
  html: { ending: '.html', type: 'text/html;charset=utf-8' },
  ics: { ending: '.ics', type: 'text/calendar;charset=utf-8' },
  json: { ending: '.json', type: 'application/json' },
};

/**
 * The words around those of the articles, and what a person changed: a file must not pass off a correction as a finding.
 *
 * @param {Step[]} steps
 */
function strings(steps) {
  const changes = steps.map(stepWords).join('; ');
  return { ...exportStrings([t('taken-by'), changes && `${w('changes')}: ${changes}.`].filter(Boolean).join(' ')), ...exportWords() };
}

/**
 * @param {string} format
 * @param {Work & { result: unknown }} work
 * @param {import('../engine.js').Caller} call
 * @returns {Promise<string>}
 */
export async function write(format, { entries, steps, result }, call) {
  // No string of it can end a <script> that it may stand in.
  if (format === 'json') return `${JSON.stringify(result, null, 2).replace(/</g, '\\u003c')}\n`;
  const article = (/** @type {Entry} */ { text, date, source }) => ({ text, source, date: date || undefined });
  const draft = entries.find((e) => e.draft);
  if (draft) return call('exportCheck', [article(draft), entries.filter((e) => e !== draft).map(article), format, strings([])]);
  return call('exportStory', [entries.map(article), format, strings(steps), { corrections: steps.flatMap((s) => s.list) }]);
}

/**
 * Fills the menu each time it opens.
 *
 * @param {HTMLElement} menu
 * @param {() => (Work & { result: unknown })} work
 * @param {import('../engine.js').Caller} call
 * @param {() => Promise<string>} shown what the page shows, as text
 */
export function fillMenu(menu, work, call, shown) {
  const isCheck = work().entries.some((e) => e.draft);
  const out = async (/** @type {() => Promise<void> | void} */ act) => {
    menu.hidePopover();
    try {
      await act();
    } catch (error) {
      console.info('nutgraf:', error);
      complain(t('notWritten'));
    }
  };
  const item = (/** @type {string} */ key, /** @type {'down' | 'copy' | 'share'} */ sign, /** @type {string} */ label, /** @type {() => Promise<void> | void} */ act) =>
    el('li', null, el('button.quiet', { type: 'button', 'data-take': key, onclick: () => out(act) }, icon(sign), ' ', label));
  const file = (/** @type {string} */ format) => async () => {
    const { ending, type } = FILES[format];
    const name = (isCheck ? 'check' : 'story') + ending;
    save({ name, type, content: await write(format, work(), call) });
    toast(t('saved', { name }));
  };
  menu.replaceChildren(
    el('ul', null, Object.keys(FILES).filter((f) => !(isCheck && f === 'ics')).map((format) => item(format, 'down', w(/** @type {'out-json'} */ (`out-${format}`)), file(format)))),
    el(
      'ul',
      null,
      item('copy', 'copy', w('copyAll'), async () => copy(await shown())),
      item('link', 'share', w('copyLink'), async () => {
        const address = await makeLink(work());
        if (address.length > LIMIT) return complain(w('linkTooLong'));
        await copy(address);
        if (address.length > CAREFUL) toast(w('linkLong'));
      }),
      item('work', 'down', w('saveWork'), () => {
        const { entries, steps } = work();
        save({ name: WORK, type: 'application/json', content: JSON.stringify({ nutgraf: 1, entries, steps }) });
        toast(t('saved', { name: WORK }));
      }),
    ),
  );
  const at = byId('take').getBoundingClientRect();
  menu.style.top = `${at.bottom + 4}px`;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - menu.offsetWidth - 8))}px`;
}

const WORK = 'story.nutgraf.json';

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('copied'));
  } catch {
    toast(t('notCopied'));
  }
}

/** @param {Work} work */
async function makeLink({ entries, steps }) {
  return `${location.origin}${location.pathname}${HEAD}${await pack(JSON.stringify({ nutgraf: 1, entries, steps }))}`;
}

/** @param {string} hash */
export const isOurs = (hash) => hash.startsWith(HEAD);

/**
 * @param {string} hash
 * @returns {Promise<Work>}
 */
export async function readLink(hash) {
  return readWork(await unpack(hash.slice(HEAD.length)));
}

/**
 * What a file or a link holds, where it is ours.
 *
 * @param {string} json
 * @returns {Work}
 */
export function readWork(json) {
  if (json.length > LONGEST) throw new Error('too long');
  const found = JSON.parse(json);
  const isText = (/** @type {any} */ e) => typeof e?.text === 'string' && typeof e.source === 'string' && e.source.length <= NAME && typeof e.date === 'string' && /^(\d{4}-\d\d-\d\d)?$/.test(e.date);
  if (found?.nutgraf !== 1 || !Array.isArray(found.entries) || found.entries.length > ARTICLES || !found.entries.every(isText)) throw new Error('not one of ours');
  const draft = found.entries.findIndex((/** @type {any} */ e) => e.draft === true);
  const entries = found.entries.map((/** @type {any} */ { text, source, date }, /** @type {number} */ i) => ({ text, source, date, draft: i === draft }));
  return { entries, steps: cleanSteps(found.steps) };
}
