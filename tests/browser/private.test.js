/** Private and offline: nothing goes out, nothing stays unless asked for, and the page works without a network. */

import { expect, paste, read, STORY, test, told } from './page.js';

test.use({ serviceWorkers: 'allow' });

test('the policy allows only what is needed, and forbids the rest', async ({ page }) => {
  await read(page);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  const refused = await page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('securitypolicyviolation', (e) => resolve(e.effectiveDirective));
        fetch('https://elsewhere.example/').catch(() => {});
      }),
  );
  expect(refused).toBe('connect-src');
});
test.use({ allowed: ['connect-src', 'elsewhere.example', 'ERR_INTERNET_DISCONNECTED', 'ERR_FAILED'] });

test('after the first visit the page works without a network, exports and all', async ({ page, context }) => {
  await page.goto('/');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active);
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)), { timeout: 20_000 }).toBe(true);
  await context.setOffline(true);
  await page.reload();
  await paste(page, STORY);
  await expect(page.locator('#entities')).toContainText('Alice Walker');
  await page.locator('#article p.body .name').first().click();
  await expect(page.locator('#card')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('#take').click();
  const wait = page.waitForEvent('download');
  await page.locator('[data-format=markdown]').click();
  expect((await wait).suggestedFilename()).toMatch(/\.md$/);
  await page.locator('#more').click();
  await page.locator('#language').selectOption('de');
  await expect(page.locator('#summary-title')).toHaveText('In Kürze');
  await context.setOffline(false);
});

test('the page can be installed', async ({ page, request }) => {
  await page.goto('/');
  const manifest = await (await request.get(`/${await page.locator('link[rel=manifest]').getAttribute('href')}`)).json();
  expect(manifest).toMatchObject({ display: 'standalone', start_url: './' });
  for (const { src } of manifest.icons) expect((await request.get(`/${src}`)).status()).toBe(200);
});

const stored = () => [localStorage.length, sessionStorage.length, document.cookie].join();

test('nothing is kept unless the reader says so, and all is forgotten when they do', async ({ page }) => {
  await read(page);
  expect(await page.evaluate(stored)).toBe('0,0,');
  await page.locator('#more').click();
  await page.getByLabel('Remember this text').check();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('nutgraf'))).toContain('Mayor opens');
  await page.reload();
  await expect(page.locator('#article')).toContainText('Mayor opens');
  await page.locator('#more').click();
  await page.locator('#forget').click();
  await told(page, 'forgotten');
  expect(await page.evaluate(stored)).toBe('0,0,');
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(0);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await expect(page.locator('#text')).toHaveValue('');
});

test('it says how to check that nothing is sent', async ({ page }) => {
  await page.goto('/');
  const about = (/** @type {string} */ name) => page.locator('#about').getByRole('button', { name }).click();
  await about('What happens to my text?');
  await expect(page.locator('#dialog')).toContainText('developer tools');
  await expect(page.locator('#dialog pre')).toContainText("connect-src 'self'");
  // What it is good for, and how to have it elsewhere, are one click away too.
  await page.keyboard.press('Escape');
  await about('How good is it?');
  await expect(page.locator('#dialog')).toContainText('9 of 10');
  await page.keyboard.press('Escape');
  await about('Put it on your own site');
  await expect(page.locator('#dialog pre')).toContainText('<nut-graf');
});

test('the other language is whole', async ({ page }) => {
  await read(page);
  const missing = await page.evaluate(async () => {
    const [first, { more }, { de }] = await Promise.all([import('/strings/en.js'), import('/strings/en-more.js'), import('/strings/de.js')]);
    const en = { ...first.en, ...more };
    return [...Object.keys(en).filter((k) => !(k in de)), ...Object.keys(de).filter((k) => !(k in en))];
  });
  expect(missing).toEqual([]);
  await page.locator('#more').click();
  await page.locator('#language').selectOption('de');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  for (const [id, words] of [['#summary-title', 'In Kürze'], ['#take', 'Sichern als'], ['#legend', 'Orte']]) await expect(page.locator(id)).toContainText(words);
});
