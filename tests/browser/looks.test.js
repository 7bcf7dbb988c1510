/**
 * How the sample article looks, against pictures that a person has looked at: `npx playwright test looks -u` takes them anew.
 *
 * A picture is compared at a quarter of its size. There a browser's way of smoothing letters and drawing form fields is
 * gone, and another sentence in a panel is a change of a few grey pixels; a lost style sheet, colour or column is not.
 */

import { expect, test } from './page.js';

const SMALLER = 4;
/** Other smoothing or line ends made up to 0.04 of a picture differ, another summary 0.07; a lost style sheet 0.2 and more. */
const APART = 0.08;

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };

for (const { name, size, colorScheme, go } of /** @type {const} */ ([
  { name: 'start-phone-dark', size: PHONE, colorScheme: 'dark', go: async () => {} },
  { name: 'article-desktop-light', size: DESKTOP, colorScheme: 'light', go: sample },
  { name: 'article-phone-dark', size: PHONE, colorScheme: 'dark', go: sample },
  { name: 'quotes-phone-light', size: PHONE, colorScheme: 'light', go: (page) => view(page, 'quotes') },
  { name: 'timeline-desktop-dark', size: DESKTOP, colorScheme: 'dark', go: (page) => view(page, 'timeline') },
])) {
  test(`${name} looks as it did`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.route('**/css/base.css', async (route) => {
      const response = await route.fetch();
      // A reader's page does not wait for its typefaces; a picture does.
      await route.fulfill({ response, body: (await response.text()).replaceAll('font-display: optional', 'font-display: block') });
    });
    await page.goto('/');
    await go(page);
    await page.evaluate(() => document.fonts.ready);
    expect(await strangeFonts(page), 'typefaces that are not the page’s own').toEqual([]);
    const picture = await smaller(page, await page.screenshot({ animations: 'disabled' }));
    expect(picture).toMatchSnapshot(`${name}.png`, { threshold: 0.1, maxDiffPixelRatio: APART });
  });
}

/** @param {import('@playwright/test').Page} page */
async function sample(page) {
  await page.locator('[data-sample=politics]').click();
  await expect(page.locator('#timeline-body time').first()).toBeAttached();
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name of a panel
 */
async function view(page, name) {
  await sample(page);
  await page.keyboard.press(name === 'quotes' ? '4' : '5');
  await expect(page.locator(`#${name}-title`)).toBeInViewport();
}

/**
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<string[]>} those of the browser or the system that some text on the screen is set in
 */
async function strangeFonts(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'body *' });
  const used = await Promise.all(nodeIds.map((nodeId) => devtools.send('CSS.getPlatformFontsForNode', { nodeId })));
  return [...new Set(used.flatMap(({ fonts }) => fonts.filter((f) => !f.isCustomFont).map((f) => f.familyName)))];
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {Buffer} png
 * @returns {Promise<Buffer>}
 */
async function smaller(page, png) {
  const small = await page.evaluate(
    async ([base64, by]) => {
      const whole = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]));
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [whole.width / by, whole.height / by];
      const context = canvas.getContext('2d');
      // Each small pixel is the mean of those it stands for.
      context.imageSmoothingQuality = 'high';
      context.drawImage(whole, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/png').split(',')[1];
    },
    /** @type {const} */ ([png.toString('base64'), SMALLER]),
  );
  return Buffer.from(small, 'base64');
}
