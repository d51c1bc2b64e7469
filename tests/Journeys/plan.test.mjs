// Where to put sites: planned in a real browser, by keyboard alone.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessibility, launch, open, overflows, serve, tabTo, unfold, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`a lead, ${width}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test('mobile-clinic siting, by keyboard, with and without script', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/tools`, { viewport, javaScriptEnabled });
        await tabTo(page, 'a[href="/plan"]');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/plan');
        await unfold(page);
        await tabTo(page, '#sites');
        await page.keyboard.type('2');
        await tabTo(page, '#km');
        await page.keyboard.press('Control+A');
        await page.keyboard.type('5');
        await page.keyboard.press('Enter');
        await page.waitForURL(/km=5/);
        const address = new URL(page.url());
        assert.equal(address.searchParams.get('sites'), '2');
        const answer = await (await fetch(`${site.address}/api/v1/plan?sites=2&km=5`)).json();
        assert.equal(await page.locator('h1').innerText(), answer.finding, 'page and API say the same');
        assert.match(answer.finding, /^Two sites would reach \d+% of unmet need within 5 km$/);
        assert.equal(await page.locator('.plan-sites tbody tr').count(), 2);
        assert.ok(answer.proven);
        const csv = await page.getByRole('link', { name: 'Download CSV of neighbourhoods' }).getAttribute('href');
        const lines = (await (await fetch(new URL(csv, site.address))).text()).trim().split(/\r?\n/);
        assert.equal(lines.length, answer.neighbourhoods.length + 1);
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
