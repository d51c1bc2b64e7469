// Places beside each other, by keyboard alone, with and without script, on a desk and on a phone.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessibility, launch, open, overflows, serve, tabTo, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

const fetchJson = async (path) => (await fetch(site.address + path)).json();
const words = (text) => text.replace(/\s+/g, ' ').trim().toLowerCase();
const enter = async (page, selector, address) => {
  await tabTo(page, selector);
  await page.keyboard.press('Enter');
  await page.waitForURL(address);
};

/** Every verdict on the page is the API's, in words. */
async function agrees(page, query) {
  const { items } = await fetchJson(`/api/v1/compare?${query}`);
  const cells = await page.locator('.rug td.rug__cell').evaluateAll((all) => all.map((cell) => cell.textContent));
  assert.equal(cells.length, items.length);
  items.forEach((item, i) => assert.ok(words(cells[i]).endsWith(item.verdict.replace('-', ' ')), `${item.indicator} of ${item.area}: ${cells[i]} is ${item.verdict}`));
}

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`${width}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test('Barnsley against similar places', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/areas/E08000016`, { viewport, javaScriptEnabled });
        await enter(page, 'a[data-compare]', '**/compare?areas=E08000016');
        const { items } = await fetchJson('/api/v1/areas/E08000016/similar');
        const five = items.slice(0, 5).map((item) => item.code);
        const areas = ['E08000016', ...five].join(',');
        await enter(page, 'a[data-five]', `**/compare?areas=${areas}`);
        assert.deepEqual(await page.locator('.tallies tr[data-code]').evaluateAll((rows) => rows.map((row) => row.dataset.code)), ['E08000016', ...five]);
        await agrees(page, `areas=${areas}`);
        await enter(page, 'a[href$="show=peers"]', `**/compare?areas=${areas}&show=peers`);
        const peers = (await fetchJson('/api/v1/areas/E08000016/peers')).items;
        assert.deepEqual(await page.locator('.peers tr[data-indicator]').evaluateAll((rows) => rows.map((row) => row.dataset.indicator)), peers.map((peer) => peer.indicator));
        assert.equal(await overflows(page), false);
        if (javaScriptEnabled) assert.deepEqual(await accessibility(page), []);
        assert.deepEqual(complaints, []);
        await context.close();
      });

      test('compares neighbourhoods', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/compare`, { viewport, javaScriptEnabled });
        await tabTo(page, '#add');
        await page.keyboard.type('E01007317');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/compare?areas=E01007317');
        const alike = (await fetchJson('/api/v1/areas/E01007317/similar')).items[0];
        await enter(page, `.similar a[href$="areas=E01007317,${alike.code}"]`, `**/compare?areas=E01007317,${alike.code}`);
        const third = (await fetchJson('/api/v1/areas?level=lsoa21&within=E08000016&limit=100')).items.find((item) => !['E01007317', alike.code].includes(item.code));
        await tabTo(page, '#add');
        await page.keyboard.type(third.name);
        await tabTo(page, '#focus');
        const focus = await page.locator('#focus option').nth(1).getAttribute('value');
        await page.keyboard.press('ArrowDown');
        await tabTo(page, 'form[action="/compare"] button');
        await page.keyboard.press('Enter');
        await page.waitForURL(`**/compare?areas=E01007317,${alike.code},${third.code}&focus=${focus}`);
        await agrees(page, `areas=E01007317,${alike.code},${third.code}&focus=${focus}`);
        await enter(page, `.tallies a[href*="areas=E01007317,${third.code}"]`, `**/compare?areas=E01007317,${third.code}&focus=${focus}`);
        await enter(page, 'a[href$="show=spine"]', `**/compare?areas=E01007317,${third.code}&focus=${focus}&show=spine`);
        assert.ok(await page.locator('.rug .spine').count() > 0, 'where each stands among England’s');
        assert.equal(await overflows(page), false);
        if (javaScriptEnabled) assert.deepEqual(await accessibility(page), []);
        assert.deepEqual(complaints, []);
        await context.close();
      });
    });
  }
}
