// All of England as a map and a list, and any ICS by its address: keyboard alone, desktop and phone, with and without script.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { accessibility, launch, open, overflows, pick, screenshots, serve, tabTo, unfold, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

const number = (text) => text.toLocaleString('en-GB');

async function follow(page, selector) {
  await tabTo(page, selector);
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press('Enter')]);
}

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    const how = `${width}, ${javaScriptEnabled ? 'with' : 'without'} script`;
    describe(`an analyst: England as a map and list, ${how}`, () => {
      test('from the first page to ICBs, to authorities, to one place, by keyboard', async () => {
        const { context, page, complaints } = await open(browser, site.address, { viewport, javaScriptEnabled });
        await unfold(page);
        await follow(page, 'nav[aria-label="All of England"] li:first-child a');
        assert.match(page.url(), /level=icb&within=E92000001/);
        const icbs = await (await fetch(`${site.address}/api/v1/rankings?level=icb`)).json();
        assert.equal(icbs.areas, 36);
        assert.equal(await page.locator('.rank-table tr[data-code]').count(), 36);
        assert.deepEqual(await page.locator('.rank-table tr[data-code]').evaluateAll((rows) => rows.map((r) => r.dataset.code)), icbs.items.map((i) => i.code), 'the list is the API’s');
        assert.equal(await page.locator('.map__places a').count(), 36);
        await page.screenshot({ path: join(screenshots, `england-icbs-${width}${javaScriptEnabled ? '' : '-no-script'}.jpg`), fullPage: true });
        if (javaScriptEnabled) assert.deepEqual(await accessibility(page), []);
        assert.equal(await overflows(page), false);
        await unfold(page);
        await follow(page, 'nav[aria-label="All of England"] li:last-child a');
        assert.equal(await page.locator('.map__places a').count(), 296);
        assert.match(await page.locator('#ranking-title').innerText(), /296 local authorities/);
        await page.screenshot({ path: join(screenshots, `england-authorities-${width}${javaScriptEnabled ? '' : '-no-script'}.jpg`), fullPage: true });
        assert.equal(await overflows(page), false);
        await follow(page, '.rank-table__place');
        assert.match(page.url(), /\/areas\/E0/);
        assert.deepEqual(complaints, []);
        await context.close();
      });
    });

    describe(`any ICS by ?region=, ${how}`, () => {
      test('chosen on the first page by keyboard; every page keeps it, and so does a download', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/?focus=cancer`, { viewport, javaScriptEnabled });
        await unfold(page);
        await tabTo(page, '#region-of');
        await pick(page, 'West Yorkshire');
        await follow(page, '#region button');
        assert.match(page.url(), /focus=cancer/);
        assert.match(page.url(), /region=E54000054/);
        const ranked = await (await fetch(`${site.address}/api/v1/rankings?focus=cancer&region=E54000054`)).json();
        assert.equal(ranked.within.code, 'E54000054');
        assert.match(await page.locator('#ranking-title').innerText(), new RegExp(number(ranked.areas)));
        assert.equal(await page.locator('.map__places a').count(), ranked.areas, 'every neighbourhood is on the map');
        await page.screenshot({ path: join(screenshots, `region-by-address-${width}${javaScriptEnabled ? '' : '-no-script'}.jpg`), fullPage: true });
        await follow(page, '.site-nav a[href^="/assets"]');
        assert.match(await page.locator('main').innerText(), /There is no asset catalogue for West Yorkshire/);
        assert.ok(await page.locator('#research').count() > 0, 'bodies that do research are listed all the same');
        await follow(page, '.site-nav a[href^="/tools"]');
        assert.match(await page.locator('.release-line').innerText(), /West Yorkshire/);
        await follow(page, '.site-nav a[href^="/?"], .site-nav a[href="/"]');
        assert.match(await page.locator('.lead').innerText(), /West Yorkshire/);
        const csv = await (await fetch(site.address + await page.locator('a[href*="format=csv"]').first().getAttribute('href'))).text();
        assert.equal(csv.trim().split('\n').length - 1, ranked.areas);
        assert.deepEqual(complaints, []);
        await context.close();
      });

      test('an ICB in England’s list leads to its own neighbourhoods', async () => {
        const { context, page } = await open(browser, `${site.address}/?level=icb`, { viewport, javaScriptEnabled });
        const name = await page.locator('.rank-table__place').first().innerText();
        await follow(page, '.rank-table__place');
        assert.match(await page.locator('.lead').innerText(), new RegExp(name));
        await context.close();
      });
    });
  }
}

describe('codes that are no region', () => {
  for (const [code, words] of [['W06000015', /is a code of Wales/], ['nowhere', /is no region of this site/], ['E08000016', /Barnsley, which is no ICB/], ['E54000034', /was abolished/]]) {
    test(code, async () => {
      const { context, page, response } = await open(browser, `${site.address}/?region=${code}`, { javaScriptEnabled: true });
      assert.ok(response.status() >= 400);
      assert.match(await page.locator('main').innerText(), words);
      assert.deepEqual(await accessibility(page), []);
      await follow(page, 'main a.button');
      assert.match(page.url(), /level=icb/);
      await context.close();
    });
  }
});

describe('every ICB’s map is drawn without a network', () => {
  test('each of the 36 has all of its neighbourhoods, in less than 300 kB', async () => {
    const { items } = await (await fetch(`${site.address}/api/v1/rankings?level=icb`)).json();
    assert.equal(items.length, 36);
    for (const { code, name } of items) {
      const { areas } = await (await fetch(`${site.address}/api/v1/rankings?region=${code}`)).json();
      const answer = await fetch(`${site.address}/?region=${code}`, { headers: { 'accept-encoding': 'gzip' } });
      const html = await answer.text();
      assert.equal((html.match(/<a href="[^"]*" data-code=/g) ?? []).length, areas, `${name}: every neighbourhood is drawn`);
      const sent = (await fetch(`${site.address}/?region=${code}`, { method: 'HEAD', headers: { 'accept-encoding': 'br' } })).headers.get('content-length');
      if (sent) assert.ok(Number(sent) < 300_000, `${name}: ${sent} bytes`);
      const { brotliCompressSync, constants } = await import('node:zlib');
      assert.ok(brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }).length < 300_000, `${name}: fits when it is compressed quickly`);
    }
  });
});
