/** The annotated article as one HTML file that needs nothing else: built as a document, text as text nodes, then written out. */

import { nest } from '../article/nest.js';
import { marksOf } from '../article/marks.js';
import { firstFrom } from '../article/reader.js';
import { plainDate, plainEdtf } from '../dates.js';
import { append, el } from '../dom.js';
import { TYPES } from '../panels/entities.js';
import { words } from '../panels/parts.js';
import { bySpeaker } from '../panels/quotes.js';
import { dates, named, story } from '../panels/stays.js';
import { currentLanguage, t } from '../strings.js';

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 66ch; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.6 Charter, "Iowan Old Style", Cambria, Georgia, serif; color: light-dark(#1b1a17, #e9e6df); background: light-dark(#fffefb, #15161a); }
h1 { line-height: 1.1; font-size: 2.4rem; margin: 0 0 .4em; } .standfirst { font-size: 1.25rem; opacity: .8; } .byline, .caption, .furniture, footer { font: .9rem/1.5 system-ui, sans-serif; opacity: .75; }
.name { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .17em; } .person { text-decoration-color: #2b6cb8; } .organization { text-decoration-style: double; text-decoration-color: #9a4cb0; } .place { text-decoration-style: dashed; text-decoration-color: #2f8a52; } .misc, .money, .percent { text-decoration-style: dotted; text-decoration-color: #a8741a; } .faint { text-decoration: none; }
.when { border-block: 1px solid #888; } .lit { background: light-dark(#fff0ae, #4b421a); } .quote { background: #0b8a9a1c; border-inline: 2px solid #2a93a0; border-radius: .25em; } .indirect { border-inline-style: dotted; } .again { border-inline-start: 0; } .cut { border-inline-end: 0; }
section { border-top: 1px solid #8886; margin-top: 2rem; } blockquote { margin: .5em 0; padding-left: .8em; border-left: 3px solid #2a93a0; }
`;

/** @param {Work} work */
export function page({ text, analysis: a, corrections }) {
  const title = a.headline ? words(text, a.headline) : t('article');
  const made = document.implementation.createHTMLDocument(title);
  made.documentElement.lang = 'en';
  append(made.head, [
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
  ]);
  made.head.prepend(el('meta', { charset: 'utf-8' }));
  append(made.body, [article(text, a), found(text, a), el('footer', { lang: currentLanguage() }, el('p', null, [t('taken-by'), corrections.length ? ` ${t('corrections')}.` : '']))]);
  // Written in afterwards: this page's own policy allows no inline style, not even in a document that is never shown.
  return `<!doctype html>\n${made.documentElement.outerHTML.replace('</head>', () => `<style>${STYLE}</style></head>`)}\n`;
}

/**
 * @param {string} text
 * @param {Analysis} a
 */
function article(text, a) {
  const marks = marksOf(a, null);
  const read = new Set(story(a));
  const tags = { headline: 'h1', heading: 'h2', list: 'li' };
  return el(
    'article',
    null,
    a.paragraphs.filter((p) => read.has(p) || dates(a, p)).map(({ start, end, kind }) => {
      const body = el(/** @type {'p'} */ (Reflect.get(tags, kind) ?? 'p'), { className: kind, dir: 'auto' });
      nest(marks.slice(firstFrom(marks, start), firstFrom(marks, end)), start, end, {
        root: /** @type {HTMLElement} */ (body),
        open: (parent, m, again) => parent.appendChild(el('span', { className: again ? `${m.name} again` : m.name, title: titleOf(a, m) })),
        text: (parent, from, to) => parent.appendChild(document.createTextNode(text.slice(from, to))),
        cut: (node) => node.classList.add('cut'),
      });
      return body;
    }),
  );
}

/**
 * @param {Analysis} a
 * @param {Mark} mark
 */
function titleOf(a, { layer, ref }) {
  if (layer === 'entity') return `${a.entities[ref].name} (${t(`type-${a.entities[ref].type}`)})`;
  if (layer === 'quote') return a.quotes[ref].speaker?.name ?? t('unattributed');
  if (layer === 'time') return a.times[ref].value;
  return undefined;
}

/**
 * @param {string} text
 * @param {Analysis} a
 */
function found(text, a) {
  const names = named(a);
  return el(
    'div',
    { lang: currentLanguage() },
    section('summary', el('ul', null, a.summary.sentences.map((s) => el('li', null, words(text, s))))),
    section(
      'entities',
      TYPES.map((type) => {
        const list = names.filter((e) => e.type === type);
        return list.length > 0 && el('p', null, el('strong', null, t(`types-${type}`)), ': ', list.map((e) => `${e.name} (${e.mentions.length})`).join(', '));
      }),
    ),
    section(
      'quotes',
      bySpeaker(a.quotes).map(({ who, utterances }) => [
        el('h3', null, who),
        ...utterances.map((parts) => el('blockquote', null, parts.map((q) => words(text, q)).join(' … '), el('div.byline', null, t(`quote-${parts[0].kind}`)))),
      ]).flat(),
    ),
    section(
      'timeline',
      a.documentDate.value && el('p', null, t('publishedOn', { date: plainDate(a.documentDate.value) })),
      el('ol', null, a.timeline.map((e) => el('li', null, el('time', { dateTime: e.from }, plainEdtf(e.edtf)), ': ', e.label, e.planned && ` (${t('planned')})`))),
    ),
  );
}

/**
 * @param {'summary' | 'entities' | 'quotes' | 'timeline'} name
 * @param {...(Child | Child[])} children
 */
function section(name, ...children) {
  return el('section', null, el('h2', null, t(name)), ...children);
}
