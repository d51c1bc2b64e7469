// Papers to take away: made in a real browser, by keyboard alone.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessibility, launch, open, overflows, serve, tabTo, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

/** The PDF that a link leads to, as text: its structure is not compressed away. */
async function pdf(address) {
  const answer = await fetch(new URL(address, site.address));
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  return Buffer.from(await answer.arrayBuffer()).toString('latin1');
}

/** From a page to its briefing by keyboard; what the briefing says of itself. */
async function brief(page, from, link) {
  await page.goto(site.address + from);
  await tabTo(page, `a[href^="${link}"]`);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${link}*`);
  await tabTo(page, 'a[href*=".pdf"]');
  return pdf(await page.locator('a[href*=".pdf"]').getAttribute('href'));
}

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`papers, ${width}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test('two-page board paper', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/`, { viewport, javaScriptEnabled });
        for (const [from, link] of [['/?focus=cancer', '/briefing/ranking?focus=cancer'], ['/areas/E01007317', '/briefing/areas/E01007317'], ['/plan', '/briefing/plan'], ['/test-beds', '/briefing/test-beds']]) {
          const file = await brief(page, from, link);
          assert.match(file, /^%PDF-/);
          assert.ok((file.match(/\/Type\s*\/Page\b/g) ?? []).length <= 2, `${link} is two pages at most`);
          assert.match(file, /\/StructTreeRoot/);
          if (javaScriptEnabled) {
            assert.deepEqual(await accessibility(page), []);
            assert.equal(await overflows(page), false);
          }
        }
        assert.deepEqual(complaints, []);
        await context.close();
      });

      test('one-pager, catchment on a map, matches as CSV, how to reach it, how to put it right', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/`, { viewport, javaScriptEnabled });
        const file = await brief(page, '/assets/ncsem', '/briefing/assets/ncsem');
        assert.equal((file.match(/\/Type\s*\/Page\b/g) ?? []).length, 1);
        await page.goto(`${site.address}/assets/ncsem`);
        await tabTo(page, 'section:has(> #places) a[href*="format=csv"]', 900);
        const table = await fetch(await page.evaluate(() => document.activeElement.href));
        assert.match(table.headers.get('content-disposition'), /matches-ncsem-.*\.csv/);
        const matches = (await table.text()).trim().split(/\r?\n/).slice(1);
        const places = new Set(matches.map((line) => line.split(',')[0]));
        assert.equal(await page.locator('.map__places a').count(), places.size, 'each matched neighbourhood is on the map');
        assert.match(await page.locator('main').innerText(), /Get in touch: http/);
        assert.match(await page.locator('main').innerText(), /Is something wrong\?/);
        if (javaScriptEnabled) assert.deepEqual(await accessibility(page), []);
        assert.deepEqual(complaints, []);
        await context.close();
      });
    });
  }
}
