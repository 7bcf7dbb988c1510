/** What the page knows: one state, one way to change it, and undo over the reader's corrections. */

/** @typedef {(state: State, changed: Set<keyof State>) => void} Listener */

export class Store {
  /** @type {State} */
  state = {
    text: '',
    hints: [],
    sentences: 3,
    corrections: [],
    before: null,
    after: null,
    raw: null,
    view: null,
    filter: null,
    narrowed: null,
    entity: null,
    at: null,
    mode: 'empty',
  };
  /** @type {Listener[]} */
  #listeners = [];
  /** @type {Correction[][]} */
  #past = [];
  /** @type {Correction[][]} */
  #future = [];

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

  /** @param {Correction} correction */
  correct(correction) {
    this.#past.push(this.state.corrections);
    this.#future = [];
    this.set({ corrections: [...this.state.corrections, correction] });
  }

  undo() {
    const before = this.#past.pop();
    if (!before) return;
    this.#future.push(this.state.corrections);
    this.set({ corrections: before });
  }

  redo() {
    const after = this.#future.pop();
    if (!after) return;
    this.#past.push(this.state.corrections);
    this.set({ corrections: after });
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** A new text has no history. */
  forgetHistory() {
    this.#past = [];
    this.#future = [];
  }
}
