// Every page, desktop and phone: it answers, nothing complains, axe finds nothing, nothing overflows, and a screenshot is kept; on paper nothing is lost that the screen has.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { addressesOn, pages } from './listed-pages.mjs';
import { accessibility, launch, onPaper, open, overflows, screenshots, serve, tooWide, widths } from './site.mjs';

/** Widths that each page is tried at. */
const fits = { desktop: [1440], phone: [390, 320] };

let site, browser, addressOf;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); addressOf = await addressesOn(site); });
after(async () => { await browser?.close(); await site?.stop(); });

for (const [width, viewport] of Object.entries(widths)) {
  describe(width, () => {
    let within;
    for (const [name, path] of Object.entries(pages)) {
      test(`${name} ${path}`, async () => {
        within ??= await browser.newContext({ viewport, bypassCSP: false });
        const { page, complaints, response } = await open(browser, addressOf(path), { viewport, within });
        await page.screenshot({ path: join(screenshots, `${name}-${width}.png`), fullPage: true });
        assert.equal(response.status(), 200);
        assert.equal(await page.locator('h1').count(), 1, 'one first-level heading');
        assert.deepEqual(complaints, []);
        assert.deepEqual(await accessibility(page), []);
        assert.equal(await overflows(page), false, 'nothing is wider than the window');
        for (const narrow of fits[width]) assert.deepEqual(await tooWide(page, narrow), [], `nothing is wider than a window of ${narrow} px, or cut at its side`);
        if (width === 'desktop') {
          assert.deepEqual(await onPaper(page), [], 'what A4 paper has of it');
          // Kept to be looked at: JOURNEY_PAPER=1.
          if (process.env.JOURNEY_PAPER) await page.pdf({ path: join(screenshots, `${name}-paper.pdf`), preferCSSPageSize: true, printBackground: true });
        }
        await page.close();
      });
    }
  });
}
