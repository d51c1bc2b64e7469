// The search box, suggestions, forms by keyboard, and charts and maps shown elsewhere: in a real browser.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { launch, open, serve, tabTo, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

for (const [width, viewport] of Object.entries(widths)) {
  describe(`forms by keyboard, ${width}`, () => {
    test('two choices from lists are made in turn, and shown when the form is sent', async () => {
      const { context, page, complaints } = await open(browser, `${site.address}/hot-spots`, { viewport });
      const before = page.url();
      await tabTo(page, '#level');
      await page.keyboard.type('M');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      assert.equal(page.url(), before, 'nobody is taken elsewhere by a choice (WCAG 3.2.2)');
      assert.match(await page.locator('.hot-form [role=status]').innerText(), /Press “Show” to see this choice/);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL(/level=msoa21/);
      const asked = new URL(page.url()).searchParams;
      assert.ok(asked.get('show'), 'both choices are in the address');
      assert.deepEqual(complaints, []);
      await context.close();
    });

    test('a choice taken back waits for nothing', async () => {
      const { context, page } = await open(browser, `${site.address}/hot-spots`, { viewport });
      await tabTo(page, '#level');
      await page.keyboard.type('M');
      await page.keyboard.press('ArrowUp');
      await page.waitForFunction(() => document.querySelector('.hot-form [role=status]').textContent === '');
      await context.close();
    });

    test('what if: a list waits for its button, a slider does not', async () => {
      const { context, page } = await open(browser, `${site.address}/what-if`, { viewport });
      await tabTo(page, '#kind');
      await page.keyboard.press('ArrowDown');
      assert.match(page.url(), /\/what-if$/);
      await tabTo(page, '.scenario button[type=submit]');
      await page.keyboard.press('Enter');
      await page.waitForURL(/kind=/);
      await tabTo(page, '.sliders input');
      await page.keyboard.press('ArrowRight');
      await page.waitForURL(/weights=/);
      await context.close();
    });
  });
}
