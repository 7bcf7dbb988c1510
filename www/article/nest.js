/**
 * Overlapping marks as a tree: at each edge the marks that are still open are closed down to those that go on, and
 * reopened inside. Sentences lie outside, quotes inside them, names and times innermost.
 */

const RANK = { out: 0, summary: 1, quote: 2, entity: 3, time: 4 };

/** Deeper nesting than this shows nothing more. */
const DEPTH = 8;

/**
 * @template N
 * @param {Mark[]} marks ordered by start, clipped to `start..end` here
 * @param {number} start
 * @param {number} end
 * @param {{ root: N, open(parent: N, mark: Mark, again: boolean): N, text(parent: N, from: number, to: number): void, cut(node: N): void }} out
 */
export function nest(marks, start, end, out) {
  const edges = new Set([start, end]);
  for (const m of marks) {
    if (m.start > start && m.start < end) edges.add(m.start);
    if (m.end > start && m.end < end) edges.add(m.end);
  }
  const at = [...edges].sort((a, b) => a - b);
  /** @type {{ mark: Mark, node: N }[]} */
  let stack = [];
  /** @type {Mark[]} */
  let active = [];
  const opened = new Set();
  let next = 0;
  for (let i = 0; i + 1 < at.length; i++) {
    const [from, to] = [at[i], at[i + 1]];
    active = active.filter((m) => m.end > from);
    while (next < marks.length && marks[next].start <= from) {
      if (marks[next].end > from) active.push(marks[next]);
      next++;
    }
    active.sort(order);
    const wanted = active.slice(0, DEPTH);
    let same = 0;
    while (same < stack.length && stack[same].mark === wanted[same]) same++;
    for (const { mark, node } of stack.slice(same)) if (mark.end > from) out.cut(node);
    stack.length = same;
    for (const mark of wanted.slice(same)) {
      const parent = stack.at(-1)?.node ?? out.root;
      stack.push({ mark, node: out.open(parent, mark, opened.has(mark)) });
      opened.add(mark);
    }
    out.text(stack.at(-1)?.node ?? out.root, from, to);
  }
}

/**
 * @param {Mark} a
 * @param {Mark} b
 */
function order(a, b) {
  return RANK[a.layer] - RANK[b.layer] || a.start - b.start || b.end - a.end;
}
