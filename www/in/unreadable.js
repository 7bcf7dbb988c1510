/** What keeps a text from being read. */

/** An article has a few thousand characters; a book has a million. */
export const LIMIT = 4_000_000;

/** Something the reader should know, in the page's words. */
export class Unreadable extends Error {
  /** @param {Key} key */
  constructor(key) {
    super(key);
    this.key = key;
  }
}
