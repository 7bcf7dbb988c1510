/** What every test starts with: a page that may ask nobody but its own server and may not complain in the console. */

import { expect, test as base } from '@playwright/test';
import { keepPassing } from './passing.js';
import { STORY } from './story.js';

export { expect, STORY };

export const test = base.extend({
  /** Console messages that a test expects. */
  allowed: [[], { option: true }],

  page: async ({ page, baseURL, allowed }, use) => {
    const strangers = [];
    const complaints = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(baseURL) && !/^(blob|data):/.test(url)) strangers.push(url);
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && !allowed.some((a) => message.text().includes(a))) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.stack ?? String(error)));
    await page.addInitScript(keepPassing);
    await use(page);
    expect(strangers, 'requests to another origin').toEqual([]);
    expect(complaints, 'console errors').toEqual([]);
  },
});

/**
 * Pastes text the way a reader does: into the field that has the focus.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} text
 * @param {string} [html]
 */
export async function paste(page, text, html) {
  const field = page.locator('#text');
  await (await field.isVisible() ? field : page.locator('#main')).evaluate(
    (target, [plain, rich]) => {
      const data = new DataTransfer();
      data.setData('text/plain', plain);
      if (rich) data.setData('text/html', rich);
      target.focus();
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [text, html],
  );
}

/**
 * Opens the page with an article on it.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} [text]
 */
export async function read(page, text = STORY) {
  await page.goto('/');
  await paste(page, text);
  await expect(page.locator('#article')).toContainText(text.trim().slice(0, 20).split('\n')[0]);
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<void>} act
 * @returns {Promise<string>} the words of the text that it lights
 */
export async function lights(page, act) {
  await page.evaluate(() => { window.passed.lit = []; });
  await act();
  await expect.poll(() => page.evaluate(() => window.passed.lit.length)).toBeGreaterThan(0);
  return page.evaluate(() => window.passed.lit.at(-1));
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} words that the page says in passing
 */
export async function told(page, words) {
  await expect.poll(() => page.evaluate(() => window.passed.told.join('\n'))).toContain(words);
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 * @param {string | Buffer} content
 */
export async function open(page, name, content) {
  await page.locator('#file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
}
