/** WebKitGTK on a screen that nobody sees, over plain WebDriver: a Session is a window of it. */

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';

const LIB = '/usr/lib';
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** @returns {string} the small browser that comes with the library */
function miniBrowser() {
  const found = readdirSync(LIB)
    .flatMap((arch) => [`${LIB}/${arch}/webkit2gtk-4.1`, `${LIB}/${arch}/webkit2gtk-4.0`])
    .flatMap((folder) => { try { return readdirSync(folder).includes('MiniBrowser') ? [`${folder}/MiniBrowser`] : []; } catch { return []; } });
  if (!found.length) throw new Error(`no MiniBrowser below ${LIB}`);
  return found[0];
}

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Tries until it succeeds, less and less often: questions without a pause keep this WebKit from drawing.
 *
 * @template T
 * @param {() => Promise<T>} what
 * @param {string} name
 * @param {number} [patience] in milliseconds
 * @returns {Promise<T>}
 */
async function until(what, name, patience = 60_000) {
  const end = Date.now() + patience;
  for (let wait = 50; ; wait = Math.min(1000, wait * 1.3)) {
    try {
      const found = await what();
      if (found) return found;
      if (Date.now() > end) throw new Error('not so');
    } catch (error) {
      if (Date.now() > end) throw new Error(`${name}: ${error.message}`);
    }
    await pause(wait);
  }
}

export class Session {
  /** @type {import('node:child_process').ChildProcess[]} */
  #started = [];
  #at = '';

  /** @param {string} driver the program */
  static async start(driver) {
    const session = new Session();
    try {
      await session.#start(driver);
      return session;
    } catch (error) {
      await session.end();
      throw error;
    }
  }

  /** @param {string} driver */
  async #start(driver) {
    const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    this.#started.push(screen);
    const display = await new Promise((resolve, reject) => {
      screen.once('error', reject);
      screen.once('exit', () => reject(new Error('Xvfb does not start')));
      screen.stdio[3]?.once('data', (data) => resolve(String(data).trim()));
    });
    const port = 20_000 + (process.pid % 20_000);
    const env = { ...process.env, DISPLAY: `:${display}`, GDK_BACKEND: 'x11' };
    this.#started.push(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }));
    this.#at = `http://127.0.0.1:${port}`;
    await until(() => this.#ask('GET', '/status'), driver);
    const wanted = { 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } };
    const { sessionId } = await this.#ask('POST', '/session', { capabilities: { alwaysMatch: wanted } });
    this.#at += `/session/${sessionId}`;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  async #ask(method, path, body) {
    const answer = await fetch(this.#at + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  /** @param {string} url */
  async open(url) {
    await this.#ask('POST', '/url', { url });
    // It answers before the page's scripts have run.
    await this.until(() => document.readyState === 'complete');
  }

  /**
   * Runs a function in the page.
   *
   * @param {Function} script
   * @param {...unknown} args
   */
  run(script, ...args) {
    return this.#ask('POST', '/execute/sync', { script: `return (${script})(...arguments)`, args });
  }

  /**
   * A click with the pointer; it fails where something lies over the element.
   *
   * @param {string} selector
   */
  async click(selector) {
    const found = await this.#ask('POST', '/element', { using: 'css selector', value: selector });
    await this.#ask('POST', `/element/${found[ELEMENT]}/click`, {});
  }

  /**
   * Waits until a function in the page says yes.
   *
   * @param {Function} script
   * @param {...unknown} args
   */
  until(script, ...args) {
    return until(() => this.run(script, ...args), `${script} ${args}`);
  }

  /**
   * Waits for words to appear.
   *
   * @param {string} selector
   * @param {string} words
   */
  says(selector, words) {
    return this.until((s, w) => document.querySelector(s)?.textContent?.includes(w), selector, words);
  }

  /**
   * Waits until an element stays where it is.
   *
   * @param {string} selector
   */
  async rests(selector) {
    const place = async () => JSON.stringify(await this.run((s) => document.querySelector(s)?.getBoundingClientRect().toJSON(), selector));
    for (let before = '', now = await place(), tries = 40; before !== now && tries; tries--) {
      await pause(500);
      [before, now] = [now, await place()];
    }
  }

  async end() {
    await this.#ask('DELETE', '').catch(() => {});
    for (const program of this.#started.reverse()) program.kill();
  }
}
