/** What keeps a text from being read. */

/** Something the reader should know, in the page's words. */
export class Unreadable extends Error {
  /** @param {Key} key */
  constructor(key) {
    super(key);
    this.key = key;
  }
}
