// One indicator over the region, and what became of it: by keyboard alone.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessibility, launch, open, overflows, serve, tabTo, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

/** Rows of the file that a page offers. */
async function downloaded(page, name = 'Download CSV') {
  const link = await page.locator('#places').getByRole('link', { name, exact: true }).getAttribute('href');
  return (await (await fetch(new URL(link, site.address))).text()).trim().split(/\r?\n/).slice(1);
}

/** Chooses an entry of a list by its first letters, and sends the form. */
async function choose(page, selector, letters, expected, key = 'Tab') {
  for (let i = 0; i < 40 && !(await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)); i++) await page.keyboard.press(key);
  await page.keyboard.type(letters);
  await tabTo(page, '.filter-form .button');
  await page.keyboard.press('Enter');
  await page.waitForURL(expected);
}

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`${width}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test('an analyst: indicator as a map and full table', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/data/indicators?q=bad+health`, { viewport, javaScriptEnabled });
        await tabTo(page, 'a[href="/data/indicators/census2021-bad-health"]');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/data/indicators/census2021-bad-health');
        assert.equal(await page.locator('.map__places a').count(), 860, 'every neighbourhood is on the map');
        assert.match(await page.locator('.legend').innerText(), /darker is higher, which is worse/);
        assert.match(await page.locator('#places').innerText(), /reckoned here by Wilson’s method/);
        const shown = await page.locator('.figure-table tbody tr').evaluateAll((rows) => rows.map((row) => row.dataset.code));
        const rows = await downloaded(page);
        assert.equal(rows.length, 860, 'the file holds every row');
        assert.deepEqual(rows.slice(0, shown.length).map((row) => row.split(',')[0]), shown);
        await tabTo(page, '.pager a[rel=next]', 2000);
        await page.keyboard.press('Enter');
        await page.waitForURL(/page=2/);
        const second = await page.locator('.figure-table tbody tr').evaluateAll((found) => found.map((row) => row.dataset.code));
        assert.deepEqual(rows.slice(shown.length, shown.length + second.length).map((row) => row.split(',')[0]), second);
        // The list is below the form.
        await choose(page, '#level', 'M', /level=msoa21/, 'Shift+Tab');
        assert.equal((await downloaded(page)).length, 171);
        if (javaScriptEnabled) {
          await page.locator('hn-chart').first().scrollIntoViewIfNeeded();
          await page.locator('hn-chart .main-svg').first().waitFor();
          assert.match(await page.locator('hn-chart').first().locator('.main-svg .annotation').first().textContent(), /England/);
          assert.deepEqual(await accessibility(page), []);
          assert.equal(await overflows(page), false);
        }
        assert.deepEqual(complaints, []);
        await context.close();
      });

      test('a lead: improved since last year', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/data/indicators/hi-smoking`, { viewport, javaScriptEnabled });
        await choose(page, '#sort', 'M', /sort=fall/);
        const changes = await page.locator('.figure-table td[data-label="Change"]').allInnerTexts();
        const numbers = changes.map((text) => Number(/[+−]?[\d.]+/.exec(text)[0].replace('−', '-')));
        assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b), 'the greatest fall comes first, for higher is worse');
        assert.match(changes[0], /since \d{4}/);
        const file = await downloaded(page);
        assert.deepEqual(file.map((row) => row.split(',')[0]), await page.locator('.figure-table tbody tr').evaluateAll((rows) => rows.map((row) => row.dataset.code)));
        assert.match(await page.locator('.figure-table td[data-label="Trend"]').first().innerText(), /getting|no significant change|increasing|decreasing|cannot be calculated: /);
        assert.match(await page.locator('#places').innerText(), /χ² above 9\.55/);
        if (javaScriptEnabled) {
          assert.deepEqual(await accessibility(page), []);
          assert.equal(await overflows(page), false);
        }
        assert.deepEqual(complaints, []);
        await context.close();
      });
    });
  }
}
