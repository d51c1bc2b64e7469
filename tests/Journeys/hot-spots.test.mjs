// Hot spots: looked up in a real browser, by keyboard alone.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessibility, launch, open, overflows, serve, tabTo, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`an analyst, ${width}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test('finds where high need lies together, by keyboard', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/tools`, { viewport, javaScriptEnabled });
        await tabTo(page, 'a[href="/hot-spots"]');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/hot-spots');
        await tabTo(page, '#level');
        await page.keyboard.type('M');
        await tabTo(page, '.hot-form button');
        await page.keyboard.press('Enter');
        await page.waitForURL(/level=msoa21/);
        const answer = await (await fetch(`${site.address}/api/v1/hot-spots?level=msoa21`)).json();
        assert.equal(await page.locator('h1').innerText(), answer.finding, 'page and API say the same');
        assert.equal(await page.locator('.hot-table tbody tr').count(), answer.items.length);
        assert.equal(answer.items.length, answer.clusters['high-high']);
        assert.ok(answer.draws > 0 && answer.items.some((item) => item.hotInDraws > 0), 'the bundled release holds draws, and some place is hot in some');
        assert.match(await page.locator('main').innerText(), answer.draws ? /of the release’s draws/ : /is not available/);
        const csv = await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href');
        const lines = (await (await fetch(new URL(csv, site.address))).text()).trim().split(/\r?\n/);
        assert.equal(lines.length, answer.items.length + 1, 'the download is the view');
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
