/** What the element says, in the language of the page around it. */

const en = {
  found: 'What was found',
  note: 'Found by a program, which can be wrong.',
  summary: 'In short',
  entities: 'Who and where',
  quotes: 'Who said what',
  timeline: 'When',
  person: 'People',
  organization: 'Organisations',
  place: 'Places',
  misc: 'Other names',
  unattributed: 'Unattributed',
  unnamed: 'Somebody not named',
  mixed: 'partly word for word',
  indirect: 'in other words',
  denied: 'denied',
  unsaid: 'not said',
  asked: 'asked',
  planned: 'planned',
  source: 'according to {name}',
  marks: 'Marks in the text',
  'mark-summary': 'Summary',
  'mark-quotes': 'Quotes',
  'mark-times': 'Times',
  back: 'Back to the list',
  shown: 'Shown in the text.',
  since: 'since {date}',
  until: 'until {date}',
  about: 'about {date}',
  decade: '{year}s',
  century: 'between {years}',
  yearPart: '{part} {year}',
  beforeChrist: '{year} BC',
  part21: 'spring', part22: 'summer', part23: 'autumn', part24: 'winter',
  part33: 'first quarter of', part34: 'second quarter of', part35: 'third quarter of', part36: 'fourth quarter of',
  part37: 'first third of', part38: 'second third of', part39: 'last third of', part40: 'first half of', part41: 'second half of',
  'warning-not-english': 'This does not look like English, and nutgraf knows English only: take all of this with great care.',
  'warning-short-text': 'That is very short: a summary or timeline may be missing.',
  'warning-two-articles': 'There seem to be two articles here. The first one was read.',
  'warning-no-article': 'No article was found in this text: it looks like a menu or a list.',
};

/** @typedef {keyof typeof en} Word */

/** @type {Record<Word, string>} */
const de = {
  found: 'Was gefunden wurde',
  note: 'Von einem Programm gefunden, das sich irren kann.',
  summary: 'In Kürze',
  entities: 'Wer und wo',
  quotes: 'Wer was gesagt hat',
  timeline: 'Wann',
  person: 'Personen',
  organization: 'Organisationen',
  place: 'Orte',
  misc: 'Andere Namen',
  unattributed: 'Ohne Sprecher',
  unnamed: 'Jemand ohne Namen',
  mixed: 'teils wörtlich',
  indirect: 'sinngemäß',
  denied: 'bestritten',
  unsaid: 'nicht gesagt',
  asked: 'gefragt',
  planned: 'geplant',
  source: 'laut {name}',
  marks: 'Im Text markiert',
  'mark-summary': 'Zusammenfassung',
  'mark-quotes': 'Zitate',
  'mark-times': 'Zeiten',
  back: 'Zurück zur Liste',
  shown: 'Im Text gezeigt.',
  since: 'seit {date}',
  until: 'bis {date}',
  about: 'etwa {date}',
  decade: '{year}er Jahre',
  century: 'zwischen {years}',
  yearPart: '{part} {year}',
  beforeChrist: '{year} v. Chr.',
  part21: 'Frühjahr', part22: 'Sommer', part23: 'Herbst', part24: 'Winter',
  part33: 'erstes Quartal', part34: 'zweites Quartal', part35: 'drittes Quartal', part36: 'viertes Quartal',
  part37: 'erstes Drittel', part38: 'zweites Drittel', part39: 'letztes Drittel', part40: 'erste Hälfte', part41: 'zweite Hälfte',
  'warning-not-english': 'Das scheint kein Englisch zu sein, und nutgraf kann nur Englisch: Vorsicht mit allem hier.',
  'warning-short-text': 'Das ist sehr kurz: Zusammenfassung oder Zeitleiste können fehlen.',
  'warning-two-articles': 'Das scheinen zwei Artikel zu sein. Der erste wurde gelesen.',
  'warning-no-article': 'In diesem Text wurde kein Artikel gefunden: Er sieht nach einem Menü oder einer Liste aus.',
};

/** @typedef {(word: Word, values?: Record<string, string>) => string} Say */

/**
 * @param {string} language `de-AT`
 * @returns {{ language: 'en' | 'de', say: Say }}
 */
export function wordsOf(language) {
  const german = /^de\b/i.test(language);
  const words = german ? de : en;
  return { language: german ? 'de' : 'en', say: (word, values = {}) => words[word].replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole) };
}

/**
 * @param {string} word
 * @returns {word is Word}
 */
export const isWord = (word) => word in en;
