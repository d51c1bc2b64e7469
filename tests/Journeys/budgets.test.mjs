// What a page may cost a reader: bytes of a first and of a second visit, and how far what is read moves while it arrives.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { launch, serve, widths } from './site.mjs';

const plain = 350_000, charted = 800_000, again = 60_000, shift = 0.05;
const pages = {
  '/': plain,
  '/areas/E01007317': charted,
  '/assets': plain,
  '/compare?areas=E02001509,E02001510,E02001511': plain,
  '/what-if': plain,
  '/plan': charted,
  '/test-beds': plain,
  '/hot-spots': plain,
  '/draws': plain,
  '/briefing/ranking': plain,
  '/data': plain,
  '/inequality': charted,
  '/data/models': charted,
  '/data/indicators/iod2025-ypll': charted,
};

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

/** Opens a page to its end, charts included; the bytes that came over the wire and the layout shift without a reader's doing. */
async function visit(context, path) {
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  let bytes = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await page.addInitScript(() => {
    globalThis.moved = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.moved += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(site.address + path, { waitUntil: 'networkidle' });
  const moved = await page.evaluate(() => globalThis.moved);
  for (const chart of await page.locator('hn-chart').all()) {
    await chart.scrollIntoViewIfNeeded();
    await chart.locator('.main-svg').first().waitFor();
  }
  await page.waitForLoadState('networkidle');
  await page.close();
  return { bytes, moved };
}

for (const [width, viewport] of Object.entries(widths)) {
  describe(`budgets, ${width}`, () => {
    for (const [path, most] of Object.entries(pages)) {
      test(`${path}: at most ${most / 1000} kB, ${again / 1000} when it is opened again, and nothing moves`, async () => {
        const context = await browser.newContext({ viewport });
        const first = await visit(context, path);
        const second = await visit(context, path);
        assert.ok(first.bytes > 5_000, `${first.bytes} bytes: the page was not seen to come`);
        assert.ok(first.bytes <= most, `the first visit took ${first.bytes} bytes`);
        assert.ok(second.bytes <= again, `the second visit took ${second.bytes} bytes`);
        assert.ok(first.moved <= shift && second.moved <= shift, `what is read moved by ${first.moved.toFixed(3)} and ${second.moved.toFixed(3)}`);
        await context.close();
      });
    }
  });
}
