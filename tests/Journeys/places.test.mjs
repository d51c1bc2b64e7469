// Places of one's own, and what changed for them: by keyboard alone, with and without script, on a desk and on a phone.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { accessibility, launch, open, overflows, screenshots, serve, tabTo, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

const fetchJson = async (path) => (await fetch(site.address + path)).json();
const fetchText = async (path) => (await fetch(new URL(path, site.address))).text();
const words = (text) => text.replace(/\s+/g, ' ').trim();
const enter = async (page, selector, address) => {
  await tabTo(page, selector, 400);
  await page.keyboard.press('Enter');
  await page.waitForURL(address);
};
const rows = (page) => page.locator('.place-table tr[data-code]').evaluateAll((all) => all.map((row) => row.dataset.code));

/** Nothing complains, nothing overflows, axe finds nothing. */
async function sound(page, complaints, javaScriptEnabled) {
  assert.equal(await overflows(page), false);
  if (javaScriptEnabled) assert.deepEqual(await accessibility(page), []);
  assert.deepEqual(complaints, []);
}

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`${width}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test('a lead: places of one\'s own', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/tools`, { viewport, javaScriptEnabled });
        await enter(page, '.tool-list a[href="/places"]', '**/places');
        await tabTo(page, '#areas');
        for (const code of ['E01007317', 'E01007318', 'E01007319', 'E01007500', 'W01000001', 'E01999999', 'E01007317']) {
          await page.keyboard.type(code);
          await page.keyboard.press('Enter');
        }
        await enter(page, 'form[aria-label="A list of codes"] button', '**/places?areas=E01007317,E01007318,E01007319,E01007500,W01000001,E01999999,E01007317');
        const query = new URL(page.url()).search;
        const answer = await fetchJson(`/api/v1/places${query}`);
        assert.equal(words(await page.locator('h1').innerText()), answer.finding);
        assert.deepEqual(await rows(page), answer.items.map((item) => item.code));
        assert.equal(answer.items.length, 4);
        assert.equal(answer.population, answer.items.reduce((sum, item) => sum + item.population, 0));
        assert.ok(answer.draws.atLeast[0].share > 0, 'the bundled release holds draws');
        const notes = await page.locator('.place-notes tbody tr').evaluateAll((all) => all.map((row) => row.children[0].textContent));
        assert.deepEqual(notes.sort(), ['E01007317', 'E01999999', 'W01000001']);
        const figures = (await fetchJson(`/api/v1/places/figures${query}`)).items;
        for (const sum of figures.filter((item) => item.kind === 'indicator' && item.count !== null)) {
          const cell = await page.locator(`tr[data-sum="${sum.id}"][data-sex="${sum.sex}"] td`).first().textContent();
          assert.equal(Number(cell.replaceAll(',', '')), Math.round(sum.count), sum.id);
        }
        const csv = (await fetchText(await page.locator('a[href^="/api/v1/places?"][href$="format=csv"]').getAttribute('href'))).trim().split('\r\n');
        assert.deepEqual(csv.slice(1).map((line) => line.split(',')[0]), await rows(page), 'the download is the view');
        await sound(page, complaints, javaScriptEnabled);
        await page.screenshot({ path: join(screenshots, `places-list-${width}.jpg`), fullPage: true });
        await enter(page, 'nav[aria-label="Need for what"] a[href$="focus=cancer"]', '**/places?areas=*focus=cancer');
        assert.deepEqual(await rows(page), (await fetchJson(`/api/v1/places${query}&focus=cancer`)).items.map((item) => item.code));
        await context.close();
      });

      test('a lead: places of one\'s own, from the ranking and by a practice', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/?within=E08000016`, { viewport, javaScriptEnabled });
        const shown = await page.locator('.rank-table tr[data-code]').evaluateAll((all) => all.map((row) => row.dataset.code));
        await enter(page, 'a[href^="/places?areas="]', '**/places?areas=*');
        assert.deepEqual((await rows(page)).sort(), shown.sort());
        await enter(page, '.place-change summary', '**/places?areas=*');
        await tabTo(page, '#practice');
        await page.keyboard.type('C85001');
        await enter(page, 'form[aria-label="A practice’s catchment"] button', '**/places?practice=C85001&share=2');
        const answer = await fetchJson('/api/v1/places?practice=C85001');
        assert.deepEqual(await rows(page), answer.items.slice(0, 50).map((item) => item.code));
        assert.ok(words(await page.locator('main').innerText()).includes(words(answer.catchment)), 'what the catchment is made of, or why there is none');
        assert.ok(answer.items.length > 0 || /not available|no practice/.test(answer.catchment));
        await sound(page, complaints, javaScriptEnabled);
        await page.screenshot({ path: join(screenshots, `places-practice-${width}.jpg`), fullPage: true });
        await context.close();
      });

      test('a lead: what changed for my places', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/places?areas=E01007317,E01007318,E01007319`, { viewport, javaScriptEnabled });
        await enter(page, 'a[href="/places/changes?areas=E01007317,E01007318,E01007319"]', '**/places/changes?areas=E01007317,E01007318,E01007319');
        const answer = await fetchJson('/api/v1/places/changes?areas=E01007317,E01007318,E01007319');
        assert.equal(words(await page.locator('h1').innerText()), answer.finding);
        assert.equal(await page.locator('.moves tbody tr').count(), answer.items.length);
        assert.ok(answer.since ? Object.values(answer.counts).reduce((sum, some) => sum + some) > 0 : answer.reason.length > 0, 'every rank has a verdict, or there is a reason why not');
        const feed = await fetchText(await page.locator('main a[href^="/places.atom"]').getAttribute('href'));
        assert.match(feed, /<feed[^>]*xmlns="http:\/\/www.w3.org\/2005\/Atom"/);
        assert.equal(feed, await fetchText('/places.atom?areas=E01007317,E01007318,E01007319'), 'the same list is the same feed');
        await page.screenshot({ path: join(screenshots, `places-changes-${width}.jpg`), fullPage: true });
        await sound(page, complaints, javaScriptEnabled);
        await page.goto(`${site.address}/places/changes?areas=E01007317&since=2001-01-01`);
        assert.match(await page.locator('.lead').innerText(), /No release of 1 January 2001 or before is kept here/);
        await context.close();
      });
    });
  }
}
