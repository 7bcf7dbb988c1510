/**
 * A reader's jobs, done on the page as shipped, and their actions counted. A click, a tap, a key press and a typed field are
 * one action each; a choice from a list is two, one to open it and one to choose.
 */

import { expect, paste, test } from './page.js';

const TEXT = `Pell resigns over the pier

By Nora Eide
14 November 2016

PORTSMOUTH – Tom Pell and his wife, Vera Pell, left the council of Portsmouth on Monday, two years after the pier was closed.

Tom Pell told the council that he was tired. "The pier has cost me ten years of my life," said Robert King, who runs the harbour.

Pell thanked the town before she left the hall. "Nobody thanked us," Pell said, and Pell took the last train to London.

The old pier, built in 1931, will be taken down in March 2017, the council said in a statement.
`;

const UNDATED = `Alice Walker opened the bridge in Portsmouth on Monday, said Robert King, who had built it with 300 workers.

On Friday the town will vote on a second bridge, she said, and everybody may come and see it before the vote is closed.`;

/** What each job may take at most; the issue sets those of the first five. */
const LIMITS = {
  'what does it say': 1,
  'who is it about': 1,
  'what did X say': 1,
  'on which day': 1,
  'wrong speaker': 3,
  'article in': 1,
  'where in the text': 1,
  'wrong surname from here on': 6,
  'to a colleague': 2,
  'notes for the meeting': 2,
  'on which day, where the text has no date': 1,
};

for (const { name, ...device } of /** @type {const} */ ([
  { name: 'desktop', viewport: { width: 1280, height: 900 } },
  { name: 'phone', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
])) {
  test.describe(name, () => {
    test.use({ ...device, permissions: ['clipboard-read', 'clipboard-write'] });

    test(`the jobs of a reader take few actions, ${name}`, async ({ page }) => {
      const phone = name === 'phone';
      /** @type {Record<string, number>} */
      const counted = {};
      let actions = 0;
      /**
       * @param {keyof typeof LIMITS} job
       * @param {() => Promise<void>} work
       */
      const job = async (job, work) => {
        actions = 0;
        await work();
        counted[job] = actions;
      };
      const press = async (/** @type {import('@playwright/test').Locator} */ what) => {
        actions += 1;
        await (phone ? what.tap() : what.click());
      };
      const choose = async (/** @type {import('@playwright/test').Locator} */ list, /** @type {string} */ label) => {
        actions += 2;
        await list.selectOption(label);
      };
      const inSight = async (/** @type {import('@playwright/test').Locator} */ what) => expect(what).toBeInViewport();
      const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
      /** The view of a phone, or the row above the panels. */
      const view = (/** @type {string} */ section) => page.locator(phone ? `#views [data-view=${section}]` : `#jump [data-to=${section}]`);
      const said = (/** @type {string} */ who) => page.locator('.speaker', { has: page.getByText(who, { exact: true }) });

      await page.goto('/');
      await page.evaluate((text) => navigator.clipboard.writeText(text), TEXT);

      await job('article in', async () => {
        if (phone) await press(page.locator('#paste'));
        else {
          actions += 1;
          await page.keyboard.press('Control+v');
        }
        await expect(page.locator('#article h1')).toHaveText('Pell resigns over the pier');
        await expect(page.locator('#quotes .quotes li')).not.toHaveCount(0);
      });

      await job('what does it say', async () => {
        if (phone) await press(view('summary'));
        await inSight(page.locator('#summary-body .go').first());
      });

      await job('who is it about', async () => {
        await press(view('entities'));
        await inSight(page.locator('#entities').getByText('Robert King', { exact: true }));
      });

      const claim = said('Robert King').locator('.quotes li', { hasText: 'ten years of my life' });
      await job('what did X say', async () => {
        await press(view('quotes'));
        await inSight(claim);
      });

      await job('where in the text', async () => {
        await press(claim.locator('.go').first());
        await inSight(page.locator('#article .quote', { hasText: 'ten years of my life' }).first());
      });

      await job('on which day', async () => {
        await press(view('timeline'));
        await inSight(page.locator('#timeline-body', { hasText: '14 November 2016' }).locator('time').first());
      });

      await (phone ? view('quotes').tap() : view('quotes').click());
      await job('wrong speaker', async () => {
        await press(claim.getByRole('button', { name: 'Set right' }));
        await choose(page.locator('#card').getByLabel('Said by'), 'Tom Pell');
        await expect(said('Tom Pell')).toContainText('ten years of my life');
      });

      const surname = page.locator('#article p.body .name', { hasText: /^Pell$/ }).first();
      if (phone) await view('article').tap();
      await surname.scrollIntoViewIfNeeded();
      await job('wrong surname from here on', async () => {
        await press(surname);
        const card = page.locator('#card');
        const other = (await card.locator('.title').textContent())?.includes('Vera') ? 'Tom Pell' : 'Vera Pell';
        await press(card.getByText('Set right'));
        await choose(card.getByLabel('Where'), 'from here on');
        await choose(card.locator('.scope').getByLabel('It is'), other);
        await expect(said(other)).toContainText('Nobody thanked us');
      });

      await job('to a colleague', async () => {
        await press(page.locator('#share'));
        await press(page.locator('#dialog').getByRole('button', { name: 'Copy' }));
        await expect.poll(clipboard).toMatch(/^http.+#/);
        await page.keyboard.press('Escape');
      });

      await job('notes for the meeting', async () => {
        await press(page.locator('#take'));
        await press(page.locator('[data-copy=notes]'));
        await expect.poll(clipboard).toContain('ten years of my life');
      });

      await paste(page, UNDATED);
      await job('on which day, where the text has no date', async () => {
        await press(page.locator('#dated .ask').getByRole('button', { name: 'Yesterday' }));
        await inSight(page.locator('#timeline-body time').first());
      });

      test.info().annotations.push({ type: 'actions', description: JSON.stringify(counted) });
      const tooMany = Object.entries(counted).filter(([job, n]) => n > LIMITS[/** @type {keyof typeof LIMITS} */ (job)]);
      expect(tooMany, 'jobs that take too many actions').toEqual([]);
      expect(Object.keys(counted).sort()).toEqual(Object.keys(LIMITS).sort());
    });
  });
}
