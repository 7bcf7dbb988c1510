/** A draft held against its sources: what to look at first, each with its evidence; then what is in order. */

import { el, refill } from '../dom.js';
import { words } from '../panels/lists.js';
import { listed, w } from './strings.js';
import { leads } from './texts.js';
import { marked, toldChanges } from './wording.js';

/**
 * @typedef {import('../pkg/nutgraf.js').Check} Check
 * @typedef {import('../pkg/nutgraf.js').Evidence} Evidence
 * @typedef {Check['quotations'][number]} Quotation
 * @typedef {Check['paraphrases'][number]} Paraphrase
 */

/** Characters shown before and after a day, sum, number or name. */
const AROUND = 60;

/** @param {Quotation} q */
const isWrong = (q) => q.verdict !== 'exact' || q.speaker === 'other' || q.polarity === 'turned';
/** @param {Paraphrase} p */
const isUnsure = (p) => !p.found || p.speaker === 'other' || p.polarity === 'turned';
/** The gravest first. @param {Quotation} q */
const rank = (q) => (q.verdict === 'missing' ? 0 : q.speaker === 'other' ? 1 : q.polarity === 'turned' ? 2 : 3);

/** @param {Check} check */
export function problemsOf(check) {
  return check.quotations.filter(isWrong).length + check.claims.length + check.paraphrases.filter(isUnsure).length + check.facts.length;
}

/**
 * @param {HTMLElement} into
 * @param {Check} check
 * @param {string} draft its text; it is shown as the first of the texts, the sources after it
 */
export function showCheck(into, check, draft) {
  const problems = problemsOf(check);
  const wrong = check.quotations.filter(isWrong).sort((a, b) => rank(a) - rank(b));
  const right = check.quotations.filter((q) => !isWrong(q));
  const unsure = check.paraphrases.filter(isUnsure);
  const found = check.paraphrases.filter((p) => !isUnsure(p));
  const item = new Items(check, draft);
  refill(
    into,
    el('h1', { id: 'found-title' }, problems ? w('problems', { n: problems }) : w('noProblems')),
    el('p.facts', null, w('checked', { names: listed([...new Set(check.sources)]) }), ' ', w('byProgram')),
    check.warnings.map(({ code, message }) => el('p.notice', { 'data-code': code }, warningWords(code, message))),
    list('quotations', wrong.map((q) => item.quotation(q))),
    list('claims', check.claims.map((c) => item.claim(c))),
    list('facts', check.facts.map((f) => item.fact(f))),
    list('paraphrases', unsure.map((p) => item.paraphrase(p))),
    right.length + found.length > 0 &&
      el(
        'details.in-order',
        { open: !problems },
        el('summary', null, el('h2', null, w('right'), ' ', el('span.count', null, right.length + found.length))),
        el('p.facts', null, w('folds')),
        right.length > 0 && [el('h3', null, w('rightQuotes')), el('ul.checks', null, right.map((q) => item.quotation(q)))],
        found.length > 0 && [el('h3', null, w('rightWords')), el('ul.checks', null, found.map((p) => item.paraphrase(p)))],
      ),
  );
}

/**
 * @param {string} code
 * @param {string} message in English
 */
function warningWords(code, message) {
  if (code === 'empty-draft' || code === 'no-sources') return w(`warning-${code}`);
  const name = /^(.*) (?:has|is) (?:no text|not in English)/.exec(message)?.[1] ?? /as (.*)\.$/.exec(message)?.[1];
  if (!name) return message;
  const told = code === 'empty-source' ? 'warning-empty' : code === 'not-english' ? 'warning-not-english' : 'warning-draft-is-source';
  return w(told, { name: name === 'The draft' ? w('draft') : name });
}

/**
 * @param {'quotations' | 'claims' | 'facts' | 'paraphrases'} name
 * @param {Child[]} items
 */
function list(name, items) {
  return items.length > 0 && el('section', { id: name, 'aria-labelledby': `${name}-title` }, el('h2', { id: `${name}-title` }, w(name), ' ', el('span.count', null, items.length)), el('ul.checks', null, items));
}

class Items {
  /**
   * @param {Check} check
   * @param {string} draft
   */
  constructor(check, draft) {
    this.check = check;
    this.draft = draft;
  }

  /**
   * @param {string} className
   * @param {Child[]} verdicts
   * @param {Span} span of the draft
   * @param {Child[]} said
   * @param {Child[]} notes
   * @param {Evidence | null} found
   * @param {Child[]} [evidence] the words of the source
   */
  item(className, verdicts, span, said, notes, found, evidence) {
    const here = { text: 0, start: span.start, end: span.end };
    const there = found && { text: found.source + 1, start: found.start, end: found.end };
    return el(
      'li',
      { className },
      el('p.verdicts', null, verdicts.flatMap((v) => [el('strong.verdict', null, v), ' '])),
      el('p.here', null, leads(there ? [there, here] : [here], said)),
      notes.map((note) => note && el('p.words', null, note)),
      found &&
        there &&
        el(
          'p.there',
          null,
          el('span.words', null, w('inSource', { name: this.check.sources[found.source] })),
          ' ',
          leads([here, there], evidence ?? words(found.text, { start: 0, end: found.text.length })),
          found.speaker && [' ', el('span.words', null, `(${found.speaker})`)],
        ),
    );
  }

  /** @param {Quotation | Paraphrase} q */
  who(q) {
    const speaker = q.found?.speaker ?? w('somebody');
    return [
      q.speaker === 'other' ? w('otherSpeakerWho', { credited: q.credited ?? w('somebody'), speaker }) : q.credited && w('credited', { name: q.credited }),
      q.polarity === 'turned' && w('turnedHow'),
    ];
  }

  /** @param {Quotation} q */
  quotation(q) {
    const verdicts = [
      q.verdict === 'missing' ? w('missing') : q.verdict === 'altered' && w('alteredVerdict'),
      q.speaker === 'other' && w('otherSpeaker'),
      q.polarity === 'turned' && w('turned'),
    ].filter(Boolean);
    if (!verdicts.length) verdicts.push(w('exact'));
    return this.item(
      `${q.verdict}${isWrong(q) ? ' wrong' : ''}`,
      verdicts,
      q,
      marked(words(this.draft, q), q.changes, 'here'),
      [toldChanges(q.changes), ...this.who(q)],
      q.found,
      q.found ? marked(words(q.found.text, { start: 0, end: q.found.text.length }), q.changes, 'there') : undefined,
    );
  }

  /** @param {Paraphrase} p */
  paraphrase(p) {
    const verdicts = [!p.found && w('noSource'), p.speaker === 'other' && w('otherSpeaker'), p.polarity === 'turned' && w('turned')].filter(Boolean);
    return this.item(isUnsure(p) ? 'wrong' : 'found', verdicts, p, [words(this.draft, p)], this.who(p), p.found);
  }

  /** @param {Check['claims'][number]} claim */
  claim(claim) {
    return this.item('wrong', [], claim, [words(this.draft, claim)], [w('lost', { speaker: claim.found.speaker ?? w('somebody') })], claim.found);
  }

  /** @param {Check['facts'][number]} fact */
  fact(fact) {
    const { start, end } = fact;
    const line = this.draft.slice(this.draft.lastIndexOf('\n', start - 1) + 1, start);
    const rest = this.draft.slice(end, end + AROUND).split('\n')[0];
    const before = line.length > AROUND ? `… ${line.slice(-AROUND).replace(/^\S*\s/, '')}` : line;
    const after = rest.length === AROUND ? `${rest.replace(/\s\S*$/, '')} …` : rest;
    return this.item('wrong', [w(`fact-${fact.kind}`)], fact, [before, el('mark', null, this.draft.slice(start, end)), after], [], null);
  }
}
