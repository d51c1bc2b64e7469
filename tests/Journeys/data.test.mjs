// What an analyst does with the data pages, by keyboard alone, with and without script, at 1440 and 390 px.
import { after, before, describe } from 'node:test';
import assert from 'node:assert/strict';
import { launch, serve, tabTo, unfold, walks, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

/** Goes along links with Tab and Enter. */
async function follow(page, href, url) {
  await tabTo(page, `a[href="${href}"]`, 400);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${url ?? href}`);
}

const bytes = async (path) => new Uint8Array(await (await fetch(site.address + path)).arrayBuffer());
const number = (text) => Number(text.replaceAll(',', ''));

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`an analyst, ${width}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      const walk = walks(() => ({ site, browser }), { viewport, javaScriptEnabled });

      walk('finds the meaning of CSV columns, from the ranking that was downloaded', '/', async (page) => {
        await follow(page, '/data/columns?table=rankings');
        const meanings = page.locator('section:has(#rankings) tbody tr');
        const csv = await (await fetch(`${site.address}/api/v1/rankings?format=csv`, { headers: { Accept: 'text/csv' } })).text();
        assert.deepEqual(await meanings.locator('th').allInnerTexts(), csv.split('\r\n')[0].split(','), 'every column of the file, in its order');
        assert.match(await meanings.filter({ hasText: 'firstTenInIcb' }).innerText(), /chance, 0 to 1/i, 'with its unit');
      });

      walk('reads figures by Python or R', '/data', async (page) => {
        await follow(page, '/data/api');
        for (const id of ['python', 'r', 'csharp']) assert.match(await page.locator(`section:has(#${id}) pre`).innerText(), /\/api\/v1\/rankings/);
        await follow(page, '/api/reference');
        await unfold(page, 'section:has(#rankings) > details');
        assert.match(await page.locator('section:has(#rankings)').innerText(), /lsoa21, msoa21, ltla24/, 'what a parameter may hold');
        const listed = await page.locator('main section > h3').allInnerTexts();
        const { paths } = await (await fetch(`${site.address}/openapi/v1.json`)).json();
        assert.deepEqual(listed.sort(), Object.keys(paths).map((path) => `GET ${path}`).sort());
      });

      walk('sees what was rejected, by rule and with examples', '/data#runs', async (page) => {
        const told = number((await page.locator('.cards').innerText()).match(/([\d,]+) were rejected/)[1]);
        const { items } = await (await fetch(`${site.address}/api/v1/runs`)).json();
        const run = items.find((item) => item.outcome === 'published');
        await unfold(page, 'section:has(#runs) > details');
        await follow(page, `/data/runs/${run.id}`);
        assert.equal(number((await page.locator('#rejections').innerText()).match(/[\d,]+/)[0]), told, 'one number on both pages');
        const rows = page.locator('.rejected tbody tr');
        const counts = (await rows.locator('td[data-label=Rejected]').allInnerTexts()).map(number);
        assert.equal(counts.reduce((sum, count) => sum + count, 0), run.rowsRejected, 'rules add up to all rejections');
        assert.match(await rows.first().innerText(), /outside-england[^]*line/i, 'with an example');
        await follow(page, '/data/sources/qof2021');
        assert.match(await page.locator('#rejections').innerText(), /^29 rejected rows$/);
      });

      walk('sees what is stale, by the age of the figures', '/', async (page) => {
        await tabTo(page, '.site-nav a[href="/data"]');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/data');
        assert.match(await page.locator('section:has(#freshness)').innerText(), /The oldest figures[^.]+years old/);
        const ages = await page.locator('section:has(#freshness) td[data-label="Figures of"]').evaluateAll((cells) => cells.map((cell) => cell.dataset.end).filter(Boolean));
        assert.deepEqual(ages, [...ages].sort(), 'the oldest first');
      });

      walk('takes all of England in one call', '/data', async (page) => {
        await follow(page, '/data/api');
        const links = page.locator('#england ~ .table-wrap a');
        assert.match(await page.locator('#england ~ .table-wrap').innerText(), /33,755/);
        await tabTo(page, '#england ~ .table-wrap a[href*="level=ltla24"]', 400);
        const hrefs = await links.evaluateAll((all) => all.map((a) => a.getAttribute('href')));
        const csv = hrefs.find((href) => href.includes('level=ltla24') && href.includes('format=csv'));
        assert.equal(new TextDecoder().decode(await bytes(csv)).trimEnd().split('\r\n').length, 297, '296 authorities and a header');
        const zip = await bytes(hrefs.find((href) => href.includes('bundle?level=ltla24') && !href.includes('figures')));
        assert.deepEqual([...zip.slice(0, 4)], [0x50, 0x4b, 3, 4]);
      });
    });
  }
}
