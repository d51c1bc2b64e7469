// A researcher's way to the places of a study, by keyboard, with and without script, on the release of the bundled figures.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { accessibility, launch, open, overflows, pick, screenshots, serve, tabTo, unfold, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`a researcher, ${width}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test('twelve areas of high COPD with matched controls, by keyboard', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/tools`, { viewport, javaScriptEnabled });
        await tabTo(page, 'a[href="/test-beds"]');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/test-beds');
        await tabTo(page, '#need');
        await pick(page, 'Chronic obstructive pulmonary disease (diagnosed)');
        await tabTo(page, '#sites');
        assert.equal(await page.locator('#sites').inputValue(), '12');
        await page.keyboard.press('Enter');
        await page.waitForURL(/need=indicator(:|%3A)/);
        const rows = page.locator('.site-table tr[data-code]');
        assert.equal(await rows.count(), 12);
        const json = await page.getByRole('link', { name: 'JSON', exact: true }).getAttribute('href');
        const { items, methods, release } = await (await fetch(new URL(json, site.address))).json();
        assert.deepEqual(await rows.evaluateAll((all) => all.map((r) => r.dataset.code)), items.map((i) => i.code));
        for (const item of items) {
          assert.equal(item.controls.length, 2, `${item.name} has its controls`);
          assert.ok(item.controls.every((c) => c.localAuthority !== item.localAuthority));
        }
        await unfold(page, '#balance details');
        assert.match(await page.locator('#balance').innerText(), /Standardised difference/);
        assert.match(await page.locator('#trial').innerText(), /Baseline/);
        assert.ok((await page.locator('#methods').innerText()).includes(methods.slice(0, 80)));
        const csv = await (await fetch(new URL(await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href'), site.address))).text();
        assert.equal(csv.trim().split('\r\n').length, 1 + 36, 'a header, twelve sites and their controls');
        assert.equal(await overflows(page), false);
        if (javaScriptEnabled) assert.deepEqual(await accessibility(page), []);
        await page.screenshot({ path: join(screenshots, `test-beds-copd-${width}${javaScriptEnabled ? '' : '-no-script'}.jpg`), fullPage: true });
        if (!javaScriptEnabled) {
          // With script the link copies itself: tasks.test.mjs walks that.
          await tabTo(page, 'hn-copy a', 400);
          await page.keyboard.press('Enter');
          await page.waitForURL(`**release=${release.id}*`);
          assert.deepEqual(await rows.evaluateAll((all) => all.map((r) => r.dataset.code)), items.map((i) => i.code), 'the link alone gives the same');
        }
        assert.deepEqual(complaints, []);
        await context.close();
      });
    });
  }
}
