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
        await page.screenshot({ path: join(screenshots, `${name}-${width}.jpg`), fullPage: true });
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

/** Sheets of A4 that the longest pages come to. */
const sheets = { '/data/indicators': 14, '/data/models': 26 };
describe('paper', () => {
  for (const [path, most] of Object.entries(sheets)) {
    test(`${path} prints on at most ${most} sheets`, async () => {
      const { context, page } = await open(browser, site.address + path);
      const printed = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1').match(/\/Type\s*\/Page\b/g).length;
      assert.ok(printed <= most, `${printed} sheets`);
      await context.close();
    });
  }

  test('/data/indicators: paper has every indicator, and the names of what is said of each', async () => {
    const { context, page } = await open(browser, `${site.address}/data/indicators`);
    await page.emulateMedia({ media: 'print' });
    const seen = async (part) => (await page.locator(part).evaluateAll((all) => all.map((one) => one.checkVisibility({ contentVisibilityAuto: true }) && one.getClientRects().length > 0)));
    for (const part of ['.dictionary tbody th', '.dictionary tbody td', '.dictionary thead th']) {
      const shown = await seen(part);
      assert.ok(shown.length > 0 && shown.every(Boolean), `${part}: ${shown.filter(Boolean).length} of ${shown.length}`);
    }
    await context.close();
  });

  test('/data/models: what paper leaves folded is named', async () => {
    const { context, page } = await open(browser, `${site.address}/data/models`);
    await page.emulateMedia({ media: 'print' });
    const left = await page.locator('main details').evaluateAll((all) => all
      .filter((fold) => fold.checkVisibility() && ![...fold.children].slice(1).some((part) => part.checkVisibility({ contentVisibilityAuto: true })))
      .map((fold) => [fold.firstElementChild.checkVisibility(), fold.innerText, getComputedStyle(fold.firstElementChild, '::after').content]));
    assert.ok(left.some(([, words]) => words.includes('in every ICS')) && left.some(([, words]) => words.includes('Inputs')));
    assert.deepEqual(left.filter(([shown, , after]) => !shown || !after.includes('on the page itself')), []);
    await context.close();
  });

  test('/areas/E08000016: paper keeps a chart’s title and note with its table', async () => {
    const { context, page } = await open(browser, `${site.address}/areas/E08000016`);
    await page.emulateMedia({ media: 'print' });
    const breaks = await page.locator('.chart:has(.chart__twin) > :is(h2, h3, p)').evaluateAll((all) => all.map((one) => getComputedStyle(one).breakAfter));
    assert.ok(breaks.length > 1 && breaks.every((after) => after === 'avoid'), `${breaks}`);
    await context.close();
  });

  test('/test-beds: narrow paper keeps the head of the list of sites', async () => {
    const { context, page } = await open(browser, `${site.address}/test-beds`);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 454, height: 680 });
    assert.equal(await page.locator('.site-table thead').first().evaluate((head) => getComputedStyle(head).clipPath), 'none');
    await context.close();
  });
});
