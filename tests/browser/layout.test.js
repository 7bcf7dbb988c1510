/** How it looks, as facts that hold with any font: nothing sticks out, nothing overlaps, nothing jumps. */

import { expect, paste, read, STORY, test } from './page.js';

for (const width of [320, 360, 768, 1280, 3840]) {
  test(`at ${width} pixels nothing sticks out to the side`, async ({ page }) => {
    await page.setViewportSize({ width, height: width < 600 ? 640 : 1000 });
    await page.goto('/');
    await clean(page);
    await paste(page, STORY);
    await expect(page.locator('#facts')).toContainText('words');
    await clean(page);
    if (width < 992) {
      for (const view of ['summary', 'entities', 'quotes', 'timeline']) {
        await page.locator(`#views [data-view=${view}]`).click();
        await clean(page);
      }
    }
    await page.locator('#more').click();
    await expect(page.locator('#forget')).toBeVisible();
    await clean(page);
  });
}

/** @param {import('@playwright/test').Page} page */
async function clean(page) {
  const out = await page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const stray = [...document.querySelectorAll('body *')].filter((node) => {
      const box = node.getBoundingClientRect();
      if (!box.width || !box.height || node.closest('.unseen, .skip, [data-icon] span, .legend, svg, pre')) return false;
      return box.right > innerWidth + 1 || box.left < -1;
    });
    return [wide > 0 ? `scrolls by ${wide}` : '', ...stray.map((n) => `${n.tagName}.${n.className}`)].filter(Boolean).slice(0, 5);
  });
  expect(out).toEqual([]);
}

test('a phone’s targets are large enough', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await read(page);
  for (const button of await page.locator('.masthead button:visible, #views button').all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(36);
  }
});

test('nothing jumps while the page loads', async ({ page }) => {
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('/');
  await page.waitForTimeout(800);
  expect(await page.evaluate(() => window.shift)).toBeLessThan(0.02);
});

test('forced colours keep the marks apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await read(page);
  await expect(page.locator('#article .lit').first()).toHaveCSS('outline-style', 'solid');
  await expect(page.locator('#article .name.person').first()).toHaveCSS('text-decoration-line', 'underline');
});

test('reduced motion is kept', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await read(page);
  await page.locator('#article p.body .name').first().click();
  await expect(page.locator('#card')).toHaveCSS('animation-name', 'none');
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`the page follows the system: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    const [r] = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? []);
    expect(r > 128).toBe(colorScheme === 'light');
  });
}
