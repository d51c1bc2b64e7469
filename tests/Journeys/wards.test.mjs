// Wards, primary care networks and lists of places in the tools: by keyboard alone, with and without script, on a desk and on a phone.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { accessibility, launch, open, overflows, screenshots, serve, tabTo, unfold, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

const json = async (path) => (await fetch(new URL(path, site.address))).json();
const text = async (path) => (await fetch(new URL(path, site.address))).text();
const words = (found) => found.replace(/\s+/g, ' ').trim();
const codes = (rows) => rows.evaluateAll((all) => all.map((row) => row.dataset.code));

/** Goes along a link, or presses a button, with Tab and Enter. */
async function enter(page, selector, address) {
  await tabTo(page, selector, 900);
  await page.keyboard.press('Enter');
  await page.waitForURL(address);
}

async function sound(page, complaints, javaScriptEnabled) {
  assert.equal(await overflows(page), false);
  if (javaScriptEnabled) assert.deepEqual(await accessibility(page), []);
  assert.deepEqual(complaints, []);
}

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    const shot = (page, name) => (javaScriptEnabled ? page.screenshot({ path: join(screenshots, `wards-${name}-${width}.jpg`), fullPage: true }) : null);
    describe(`${width}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test('a lead: a ward and a network as places of one\'s own', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/places`, { viewport, javaScriptEnabled });
        await tabTo(page, '#group');
        await page.keyboard.type('Dearne Suoth ward');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/search?q=Dearne+Suoth+ward');
        assert.match(await page.locator('h2', { hasText: 'Wards' }).innerText(), /Wards/);
        await shot(page, 'search');
        await sound(page, complaints, javaScriptEnabled);
        await enter(page, 'a[href="/places?ward=E05000982"]', '**/places?ward=E05000982');
        const ward = await json('/api/v1/places?ward=E05000982');
        assert.equal(ward.items.length, 7, 'LSOAs of Dearne South in the look-up of 2024');
        assert.deepEqual(await codes(page.locator('.place-table tr[data-code]')), ward.items.map((item) => item.code));
        assert.equal(words(await page.locator('#catchment').innerText()), ward.catchment);
        const csv = (await text(await page.locator('a[href^="/api/v1/places?"][href$="format=csv"]').getAttribute('href'))).trim().split('\r\n');
        assert.deepEqual(csv.slice(1).map((line) => line.split(',')[0]), ward.items.map((item) => item.code), 'the download is the view');
        await shot(page, 'ward');
        await sound(page, complaints, javaScriptEnabled);
        await page.goto(`${site.address}/search?q=u36780`);
        await enter(page, 'a[href="/places?pcn=U36780"]', '**/places?pcn=U36780');
        const network = await json('/api/v1/places?pcn=U36780');
        assert.ok(network.items.length > 10);
        assert.match(network.catchment, /Health Village\/Dearne Valley PCN \(U36780\).*at least \d+% of its [\d,]+ patients live\. This is modelled/);
        assert.equal(words(await page.locator('#catchment').innerText()), network.catchment);
        await shot(page, 'network');
        await sound(page, complaints, javaScriptEnabled);
        await context.close();
      });

      test('a lead: a plan for one ward', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/places?ward=E05000982`, { viewport, javaScriptEnabled });
        await enter(page, 'main a[href="/plan?ward=E05000982"]', '**/plan?ward=E05000982');
        await unfold(page);
        await tabTo(page, '#sites');
        await page.keyboard.type('1');
        await tabTo(page, '#km');
        await page.keyboard.press('Control+A');
        await page.keyboard.type('1.5');
        await tabTo(page, '#areas');
        await page.keyboard.press('Control+End');
        await page.keyboard.type(', E05000981');
        await enter(page, '.plan-form button[type=submit]', /areas=E05000982/);
        const answer = await json('/api/v1/plan?sites=1&km=1.5&areas=E05000982,E05000981');
        assert.equal(answer.limit.neighbourhoods, 15, 'both Dearne wards: 7 and 8 LSOAs');
        assert.equal(await page.locator('h1').innerText(), answer.finding, 'page and API say the same');
        assert.match(answer.finding, /^One site would reach \d+% of unmet need of your list of 15 neighbourhoods within 1\.5 km$/);
        assert.equal(await page.locator('.map__places a').count(), 15);
        const csv = await text(await page.getByRole('link', { name: 'Download CSV of neighbourhoods' }).getAttribute('href'));
        assert.equal(csv.trim().split('\r\n').length, 1 + 15);
        assert.ok(csv.includes('areas=E05000982,E05000981'), 'each row says which places were looked at');
        await shot(page, 'plan');
        await sound(page, complaints, javaScriptEnabled);
        await context.close();
      });

      test('a researcher: test-beds in one network, gaps in a list', async () => {
        const { context, page, complaints } = await open(browser, `${site.address}/test-beds`, { viewport, javaScriptEnabled });
        await tabTo(page, '#areas');
        await page.keyboard.type('U36780');
        await tabTo(page, '#sites');
        await page.keyboard.press('Control+A');
        await page.keyboard.type('5');
        await page.keyboard.press('Enter');
        await page.waitForURL(/areas=U36780/);
        const network = await json('/api/v1/places?pcn=U36780');
        const inside = new Set(network.items.map((item) => item.code));
        const sites = await codes(page.locator('.site-table tr[data-code]'));
        assert.equal(sites.length, 5);
        assert.ok(sites.every((code) => inside.has(code)));
        assert.match(await page.locator('#methods').innerText(), /within Health Village\/Dearne Valley PCN .*modelled by where patients are registered/s);
        await shot(page, 'test-beds');
        await sound(page, complaints, javaScriptEnabled);
        await page.goto(`${site.address}/gaps`);
        await tabTo(page, '#areas');
        await page.keyboard.type('U36780');
        await enter(page, '.gaps-form button[type=submit]', /areas=U36780/);
        const answer = await json('/api/v1/gaps?areas=U36780');
        assert.equal(words(await page.locator('h1').innerText()), answer.finding);
        assert.deepEqual(await page.locator('.gaps-table tr[data-need]').evaluateAll((all) => all.map((row) => row.dataset.need)), answer.gaps.map((gap) => gap.id));
        await shot(page, 'gaps');
        await sound(page, complaints, javaScriptEnabled);
        await context.close();
      });
    });
  }
}
