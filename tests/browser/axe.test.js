/** WCAG 2.2 AA in every state of the page, in light and in dark, as far as a machine can tell. */

import AxeBuilder from '@axe-core/playwright';
import { expect, open, paste, STORY, test } from './page.js';

const MESS = `Home\nNews\nSport\nWeather\n${STORY}\nRead more: Storm closes harbour\nSign up to our newsletter\n`;

/** What the colour scheme changes. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** @type {Record<string, (page: import('@playwright/test').Page) => Promise<unknown>>} */
const STATES = {
  empty: async () => {},
  'an error': (page) => open(page, 'paper.pdf', '%PDF-1.7'),
  'not English': async (page) => {
    await paste(page, 'Die Bürgermeisterin eröffnete am Montag die neue Brücke. „Das ist ein guter Tag für die Stadt“, sagte sie vor mehreren hundert Gästen.');
    await expect(page.locator('#notices')).toContainText('English');
  },
  'the question for the day': async (page) => {
    await page.locator('#fresh').click();
    await paste(page, 'Alice Walker opened the bridge in Portsmouth on Monday, said Robert King. On Friday the town will vote on a second bridge, she said, and everybody may come and see it.');
    await expect(page.locator('#dated .ask')).toContainText('Yesterday');
  },
  'a result with furniture': async (page) => {
    await page.locator('#fresh').click();
    await paste(page, MESS);
    await expect(page.locator('#article')).toContainText('left out');
    for (const details of await page.locator('details:visible > summary').all()) await details.click();
  },
  'the names': (page) => view(page, 'entities'),
  'the quotes': (page) => view(page, 'quotes'),
  'the timeline': (page) => view(page, 'timeline'),
  'the summary': (page) => view(page, 'summary'),
  'the card of a name': async (page) => {
    await view(page, 'article');
    await page.locator('#article p.body .name.person').first().click();
    await page.locator('#card details summary').click();
  },
  'the card of a quote': async (page) => {
    await page.keyboard.press('Escape');
    await page.locator('#article .quote').first().focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('#card')).toContainText('Alice Walker');
  },
  'the card of a time': async (page) => {
    await page.keyboard.press('Escape');
    await page.locator('#article p.body .when').first().click();
    await page.locator('#card details summary').click();
  },
  'a chosen name, narrowed': async (page) => {
    await page.keyboard.press('Escape');
    await view(page, 'entities');
    await page.locator('[data-key="e0"]').click();
    await view(page, 'entities');
    await page.locator('#narrow-words').fill('bridge');
    await expect(page.locator('#narrowed, #narrowed-here').filter({ visible: true })).toBeVisible();
  },
  'the changes': async (page) => {
    await view(page, 'quotes');
    await page.locator('#quotes .quotes li').first().getByRole('button', { name: 'Set right' }).click();
    await page.locator('#card').getByRole('button', { name: 'That’s right' }).click();
    await view(page, 'quotes');
    await page.getByRole('button', { name: 'Changes (1)' }).click();
    await expect(page.locator('#dialog')).toContainText('is right');
  },
  'what the program is good for': async (page) => {
    await page.keyboard.press('Escape');
    await view(page, 'summary');
    await page.getByRole('button', { name: 'How good is it?' }).click();
    await expect(page.locator('#dialog')).toContainText('9 of 10');
  },
  'the menu of formats': async (page) => {
    await page.keyboard.press('Escape');
    await page.locator('#take').click();
    await expect(page.locator('#take-menu button').first()).toBeVisible();
  },
  'the other menu': async (page) => {
    await page.keyboard.press('Escape');
    await page.locator('#more').click();
    await expect(page.locator('#forget')).toBeVisible();
  },
  privacy: (page) => page.getByRole('button', { name: 'What happens to my text?' }).click(),
  keys: async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
  },
  'the link': async (page) => {
    await page.keyboard.press('Escape');
    await page.locator('#share').click();
    await expect(page.locator('#dialog input')).toBeVisible();
  },
  editing: async (page) => {
    await page.keyboard.press('Escape');
    await view(page, 'article');
    await page.locator('#edit').click();
  },
  'words to be marked': async (page) => {
    await page.locator('#read').click();
    await page.locator('#article p.body').first().selectText();
    await page.locator('.card.add').getByRole('button', { name: 'Mark these words' }).click();
    await expect(page.locator('.card.add').getByLabel('Said by')).toBeVisible();
  },
  'what can be set right': async (page) => {
    await page.keyboard.press('Escape');
    await view(page, 'timeline');
    await page.locator('#timeline-body').getByRole('button', { name: 'Set right' }).first().click();
    await expect(page.locator('#card').getByLabel('First day')).toBeVisible();
  },
  'nothing fits': async (page) => {
    await page.keyboard.press('Escape');
    await view(page, 'summary');
    await page.locator('#narrow-words').fill('zebra');
    await expect(page.locator('#narrowed')).toContainText('0 places');
  },
  'a short word that replaces nothing': async (page) => {
    await view(page, 'article');
    await paste(page, 'just a word or two');
    await expect(page.locator('#notices')).toContainText('Shall it replace');
  },
  'no article': async (page) => {
    await page.locator('#fresh').click();
    await paste(page, 'Lemon cake\n\nIngredients\n200 g butter\n250 g sugar\n4 eggs\n2 tbsp milk\n1 tsp baking powder\n\nPreheat the oven to 180 C. Mix butter and sugar. Add the eggs one by one. Bake for 40 minutes.\n');
    await expect(page.locator('#notices')).toContainText('reads like a recipe');
  },
  'many dates, drawn': async (page) => {
    await page.locator('#fresh').click();
    const days = Array.from({ length: 120 }, (_, i) => `The council of Wexmouth met Alice Walker on ${(i % 27) + 1} March ${2001 + (i % 16)}.`);
    await paste(page, `Mayor opens new bridge in Wexmouth after years of delay\n\n${days.join(' ')}`);
    await page.locator('#jump [data-to=timeline], #views [data-view=timeline]').filter({ visible: true }).click();
    await expect(page.locator('.axis .item').first()).toBeVisible();
  },
  German: async (page) => {
    await page.locator('#more').click();
    await page.locator('#language').selectOption('de');
    await expect(page.locator('#summary-title')).toHaveText('In Kürze');
  },
};

/** On a wide screen all of them are in sight. */
const VIEWS = new Set(['the names', 'the quotes', 'the timeline', 'the summary']);

for (const width of [1280, 360]) {
  test(`axe finds nothing in any state, in light and in dark, at ${width} px`, async ({ page }) => {
    test.setTimeout(600_000);
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto('/');
    const found = [];
    for (const [name, go] of Object.entries(STATES)) {
      await go(page);
      if (width > 360 && VIEWS.has(name)) continue;
      found.push(...(await wrong(page, name)));
      await page.emulateMedia({ colorScheme: 'dark' });
      found.push(...(await wrong(page, `${name}, dark`, COLOURS)));
      await page.emulateMedia({ colorScheme: 'light' });
    }
    expect(found).toEqual([]);
  });
}

/**
 * Turns to a view, where the screen has room for one only.
 *
 * @param {import('@playwright/test').Page} page
 * @param {'article' | 'summary' | 'entities' | 'quotes' | 'timeline'} name
 */
async function view(page, name) {
  const button = page.locator(`#views [data-view=${name}]`);
  if (await button.isVisible()) await button.click();
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} state
 * @param {string[]} [rules] all that are of WCAG, unless these alone
 */
async function wrong(page, state, rules) {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .map((n) => `${state}: ${id}: ${n.target.join(' ')}: ${n.failureSummary?.split('\n')[1]?.trim()}`)
      // What is half scrolled out of a panel is no small target.
      .filter((line) => !line.includes('because it is partially obscured')),
  );
}
