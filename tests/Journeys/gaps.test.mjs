// Gaps and outreach: looked up in a real browser, by keyboard alone.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessibility, launch, open, overflows, serve, tabTo, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`a lead, ${width}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test('sees which need nothing open reaches, and where, by keyboard', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/tools`, { viewport, javaScriptEnabled });
        await tabTo(page, 'a[href="/gaps"]');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/gaps');
        const answer = await (await fetch(`${site.address}/api/v1/gaps`)).json();
        assert.equal(await page.locator('h1').innerText(), answer.finding, 'page and API say the same');
        assert.equal(await page.locator('.gaps-table tbody tr').count(), answer.gaps.length);
        assert.equal(await page.locator('.outreach-table tbody tr').count(), answer.outreach.length);
        if (javaScriptEnabled) {
          assert.deepEqual(await accessibility(page), []);
          assert.equal(await overflows(page), false);
        }
        const need = answer.gaps[0].id;
        await page.locator(`.gaps-table a[href="/gaps?need=${need}"]`).focus();
        await page.keyboard.press('Enter');
        await page.waitForURL(`**/gaps?need=${need}`);
        const places = (await (await fetch(`${site.address}/api/v1/gaps?need=${need}`)).json()).places;
        const codes = await page.locator('.gaps-table tbody tr').evaluateAll((rows) => rows.map((row) => row.dataset.code));
        assert.deepEqual(codes, places.slice(0, 30).map((place) => place.code));
        assert.deepEqual(complaints, []);
        await context.close();
      });
    });
  }
}
