// Draws and correlations: taken away in a real browser, by keyboard alone, and worked with as a researcher would.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { accessibility, launch, open, overflows, screenshots, serve, tabTo, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

const json = async (path) => (await fetch(`${site.address}${path}`)).json();
const rows = async (path) => (await (await fetch(new URL(path, site.address))).text()).replace(/^\uFEFF/, '').trim().split(/\r?\n/);

describe('what a researcher reckons from the draws', () => {
  test('is what the release publishes, within the error of so few draws', async () => {
    const { items, draws } = await json('/api/v1/draws?draws=200');
    assert.equal(draws, 200);
    const tenth = Math.round(items.length / 10);
    const first = new Array(items.length).fill(0);
    let inside = 0;
    for (let d = 0; d < draws; d++) {
      const order = items.map((_, i) => i).sort((a, b) => items[b].draws[d] - items[a].draws[d]);
      order.slice(0, tenth).forEach((i) => { first[i]++; });
      order.forEach((i, place) => { if (place + 1 >= items[i].rank.lower && place + 1 <= items[i].rank.upper) inside++; });
    }
    items.forEach((item, i) => {
      const p = item.worstTenth;
      const error = Math.sqrt(Math.max(p * (1 - p), 1 / draws) / draws);
      assert.ok(Math.abs(first[i] / draws - p) <= 4.5 * error, `${item.code}: ${first[i]} of ${draws} draws, published ${p}`);
    });
    const share = inside / draws / items.length;
    assert.ok(share > 0.88 && share < 0.94, `published 90% intervals hold ${share} of the draws' ranks`);
  });
});

test('all of England at once is refused with how many draws can be had', async () => {
  const answer = await fetch(`${site.address}/api/v1/draws?within=E92000001&draws=200`);
  assert.equal(answer.status, 400);
  assert.match((await answer.json()).allowed[0], /from 1 to 29/);
});

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`${width}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test('a researcher: draws, correlations', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/tools`, { viewport, javaScriptEnabled });
        await tabTo(page, 'a[href="/draws"]');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/draws');
        await tabTo(page, '#level');
        await page.keyboard.type('M');
        await tabTo(page, '.draws-form button');
        await page.keyboard.press('Enter');
        await page.waitForURL(/level=msoa21/);
        const drawn = await json('/api/v1/draws?level=msoa21');
        const shown = await page.locator('.draw-table tbody tr').evaluateAll((list) => list.map((row) => row.dataset.code));
        assert.deepEqual(shown, drawn.items.slice(0, 10).map((item) => item.code));
        await tabTo(page, '#draws-of .links a');
        const lines = await rows(await page.evaluate(() => document.activeElement.getAttribute('href')));
        assert.equal(lines.length, drawn.items.length + 1, 'the download is the view');
        assert.deepEqual(lines[1].split(',').slice(-50).map(Number).map(Math.fround), drawn.items[0].draws.map(Math.fround));

        const focuses = await json('/api/v1/correlations?level=msoa21');
        assert.equal(await page.locator('.rho-map .rho strong').count(), focuses.items.length);
        assert.ok(focuses.items.every((item) => item.lower <= item.upper && item.pairs === drawn.items.length));

        await tabTo(page, '#indicators a');
        await page.keyboard.press('Enter');
        await page.waitForURL(/indicator=[a-z]/);
        const id = new URL(page.url()).searchParams.get('indicator');
        const against = await json(`/api/v1/correlations?level=msoa21&indicator=${id}`);
        const listed = await page.locator('.rho-table tbody tr').evaluateAll((list) => list.map((row) => row.dataset.indicator));
        assert.deepEqual(listed, against.items.map((item) => item.other));
        assert.ok(against.items.some((item) => item.together), 'what two figures share is said');
        assert.match(await page.locator('main').innerText(), /not say that they go together in people/);
        const table = await rows(await page.locator('#indicators a[href*="format=csv"]').getAttribute('href'));
        assert.equal(table.length, against.items.length + 1);
        if (javaScriptEnabled) {
          assert.deepEqual(await accessibility(page), []);
          assert.equal(await overflows(page), false);
          await page.screenshot({ path: join(screenshots, `draws-journey-${width}.jpg`), fullPage: true });
        }
        assert.deepEqual(complaints, []);
        await context.close();
      });
    });
  }
}

test('nothing is wider than a window of 320 px', async () => {
  const { context, page } = await open(browser, `${site.address}/draws?indicator=census2021-bad-health`, { viewport: { width: 320, height: 800 } });
  assert.equal(await overflows(page), false);
  await context.close();
});
