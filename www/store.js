/** What the page knows: one state, one way to change it, and undo over corrections and whole texts. */

/** @typedef {(state: State, changed: Set<keyof State>) => void} Listener */
/** @typedef {SavedArticle & { mode: State['mode'] }} Snapshot an article as it was left; its texts are shared, not copied */

/** Maximum number of steps that Undo goes back. */
const STEPS = 200;

/** @type {SavedArticle} */
export const BLANK = { text: '', hints: [], corrections: [], sentences: 3, before: null, after: null };

export class Store {
  /** @type {State} */
  state = { ...BLANK, raw: null, view: null, filter: null, narrowed: null, entity: null, at: null, mode: 'empty', gate: null };
  /** @type {Listener[]} */
  #listeners = [];
  /** @type {{ past: Snapshot[], future: Snapshot[] }} replaced, never changed: an entry of the browser's history may hold it */
  history = { past: [], future: [] };

  /** @param {Listener} listener */
  listen(listener) {
    this.#listeners.push(listener);
  }

  /** @param {Partial<State>} change */
  set(change) {
    const changed = /** @type {Set<keyof State>} */ (new Set());
    for (const [name, value] of Object.entries(change)) {
      const key = /** @type {keyof State} */ (name);
      if (this.state[key] !== value) changed.add(key);
    }
    if (!changed.size) return;
    Object.assign(this.state, change);
    for (const listener of this.#listeners) listener(this.state, changed);
  }

  /** @returns {Snapshot} */
  snapshot() {
    const { text, hints, corrections, sentences, before, after, mode } = this.state;
    return { text, hints, corrections, sentences, before, after, mode };
  }

  /**
   * Undo will come back to this.
   *
   * @param {Snapshot} [snapshot] what is there now unless told otherwise
   */
  remember(snapshot = this.snapshot()) {
    if (snapshot.text.trim()) this.history = { past: [...this.history.past, snapshot].slice(-STEPS), future: [] };
  }

  /** @param {Correction[]} corrections */
  correctAll(corrections) {
    this.remember();
    this.set({ corrections });
  }

  /** @param {Correction} correction */
  correct(correction) {
    this.correctAll([...this.state.corrections, correction]);
  }

  /**
   * One step back or forth.
   *
   * @param {'past' | 'future'} from
   * @returns {Snapshot | null} what to show; null where there is no such step
   */
  step(from) {
    const found = this.history[from].at(-1);
    if (!found) return null;
    const to = from === 'past' ? 'future' : 'past';
    this.history = /** @type {Store['history']} */ ({ [from]: this.history[from].slice(0, -1), [to]: [...this.history[to], this.snapshot()] });
    return found;
  }
}
