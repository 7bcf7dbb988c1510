/** What the reader set right in a story: steps that the package applies, each with its words, each to be taken back. */

import { w } from './strings.js';

/**
 * @typedef {import('../pkg/nutgraf.js').StoryCorrection} StoryCorrection
 * @typedef {{ kind: StoryCorrection['op'], what: string, other?: string, list: StoryCorrection[] }} Step
 */

/** Maximum number of steps of a link or a file, and of corrections of one. */
const STEPS = 200;
const EACH = 40;
const OPS = new Set(['join', 'apart', 'rename', 'speaker', 'drop']);

/** @param {Step} step */
export function stepWords({ kind, what, other }) {
  return w(`step-${kind}`, { what, other: other ?? w('somebody') });
}

/** @param {any} value */
const isPlace = (value) => Number.isInteger(value?.article) && value.article >= 0 && Number.isInteger(value.start) && value.start >= 0;
/** @param {any} value */
const placeOf = ({ article, start }) => ({ article, start });
/** @param {unknown} value */
const isShort = (value) => typeof value === 'string' && value.length <= 200 && !/\p{C}/u.test(value);

/**
 * A link comes from anywhere: what is not of the right shape is left out.
 *
 * @param {unknown} value
 * @returns {Step[]}
 */
export function cleanSteps(value) {
  const list = /** @type {any[]} */ (Array.isArray(value) ? value.slice(0, STEPS) : []);
  return list.flatMap((step) => {
    if (!OPS.has(step?.kind) || !isShort(step.what) || (step.other !== undefined && !isShort(step.other)) || !Array.isArray(step.list)) return [];
    const corrections = step.list.slice(0, EACH).filter(
      (/** @type {any} */ c) =>
        c?.op === step.kind && isPlace(c.at) && (c.with === undefined || isPlace(c.with)) && (c.name === undefined || isShort(c.name)) && (c.op !== 'join' || c.with) && (c.op !== 'rename' || c.name),
    );
    const kept = corrections.map((/** @type {any} */ c) => ({ op: c.op, at: placeOf(c.at), ...(c.with && { with: placeOf(c.with) }), ...(c.name !== undefined && { name: c.name }) }));
    return kept.length ? [{ kind: step.kind, what: step.what, ...(step.other !== undefined && { other: step.other }), list: kept }] : [];
  });
}
