// The same release shown for another ICB, by a setting: what every ICB has is there, and what is missing says how to have it.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessibility, launch, open, overflows, root, screenshots, serve, widths } from './site.mjs';

const icb = 'E54000054';
const pages = {
  need: '/',
  'need-cancer-msoa': '/?focus=cancer&level=msoa21',
  'need-authorities': '/?level=ltla24',
  'area-authority': '/areas/E08000032',
  assets: '/assets',
  data: '/data',
  models: '/data/models',
  indicator: '/data/indicators/iod2025-ypll',
};

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES, { Region: icb }); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

describe('West Yorkshire, without assets', () => {
  for (const [width, viewport] of Object.entries(widths)) {
    for (const [name, path] of Object.entries(pages)) {
      test(`${name}, ${width}`, async () => {
        const { context, page, complaints, response } = await open(browser, site.address + path, { viewport });
        await page.screenshot({ path: join(screenshots, `region-${name}-${width}.jpg`), fullPage: true });
        assert.equal(response.status(), 200);
        assert.match(await page.locator('.release-line').innerText(), /West Yorkshire/);
        assert.deepEqual(complaints, []);
        assert.deepEqual(await accessibility(page), []);
        assert.equal(await overflows(page), false, 'nothing is wider than the window');
        await context.close();
      });
    }
  }

  test('ranks, profile, indicators and downloads are those of the ICB; the assets say what is missing', async () => {
    const ranked = await (await fetch(`${site.address}/api/v1/rankings`)).json();
    assert.equal(ranked.within.code, icb);
    assert.ok(ranked.areas > 1000, `${ranked.areas} neighbourhoods`);
    const { context, page } = await open(browser, site.address, { javaScriptEnabled: false });
    assert.match(await page.locator('#ranking-title').innerText(), new RegExp(ranked.areas.toLocaleString('en-GB')));
    assert.equal(await page.locator('.map__places a').count(), ranked.areas, 'every neighbourhood is on the map');
    const first = page.locator('.rank-table a').first();
    assert.match(await first.getAttribute('href'), new RegExp(ranked.items[0].code));
    await first.click();
    assert.match(await page.locator('.area-head__lead').innerText(), new RegExp(`of ${ranked.areas.toLocaleString('en-GB')} West Yorkshire`));
    assert.ok(await page.locator('.indicators tbody tr').count() > 20, 'the profile holds its indicators');
    assert.match(await page.locator('main').innerText(), /There is no asset catalogue for West Yorkshire/);
    await page.getByRole('link', { name: 'How to add one' }).click();
    await page.locator('main', { hasText: /data\/regions\/west-yorkshire/ }).waitFor();
    await context.close();
  });

  test('a place of another ICB is still there, and says that it lies outside', async () => {
    const { context, page, response } = await open(browser, `${site.address}/areas/E08000016`);
    assert.equal(response.status(), 200);
    assert.match(await page.locator('.area-head__lead').innerText(), /outside West Yorkshire/);
    assert.ok(await page.locator('.map__places a').count() > 1, 'it is shown among its own neighbours');
    await page.getByRole('link', { name: 'See it within South Yorkshire' }).click();
    await page.locator('.area-head__lead', { hasText: /of 4 South Yorkshire/ }).waitFor();
    await context.close();
  });
});

describe('Cornwall, from a release made for another region', () => {
  let other;
  before(async () => { other = await serve(process.env.JOURNEY_RELEASES, { Region: 'cornwall' }); });
  after(async () => { await other?.stop(); });

  test('the assets page says which region the release was made for, and how to have its own', async () => {
    const { context, page } = await open(browser, `${other.address}/assets`);
    const words = await page.locator('main').innerText();
    assert.match(words, /This release was made for South Yorkshire, so it holds no assets of Cornwall/);
    assert.match(words, /refresh --region cornwall/);
    assert.doesNotMatch(words, /There is no asset catalogue/);
    await context.close();
  });

  for (const [width, viewport] of Object.entries(widths)) {
    test(`cards and names of the map stay inside, ${width}`, async () => {
      const { context, page } = await open(browser, other.address, { viewport });
      await page.screenshot({ path: join(screenshots, `region-cornwall-${width}.jpg`), fullPage: true });
      const cut = await page.evaluate(() => {
        const inside = (part, whole) => part.left >= whole.left - 1 && part.right <= whole.right + 1 && part.top >= whole.top - 1 && part.bottom <= whole.bottom + 1;
        const sheet = document.querySelector('.map__sheet').getBoundingClientRect();
        const names = [...document.querySelectorAll('.map__name')].filter((name) => !inside(name.getBoundingClientRect(), sheet)).map((name) => name.textContent);
        const cards = [...document.querySelectorAll('.card')].filter((card) => card.scrollWidth > card.clientWidth).map((card) => card.textContent);
        return [...names, ...cards];
      });
      assert.deepEqual(cut, []);
      assert.equal(await overflows(page), false, 'nothing is wider than the window');
      await context.close();
    });
  }
});

// Two neighbouring ICBs, authorities inside one, and authorities on both sides of a border: set up beside South Yorkshire in a data folder of their own.
const made = {
  yorkshire: { name: 'West and South Yorkshire', parts: { icbs: ['E54000054', 'E54000061'] }, authorities: 9, place: 'E01007317' },
  dearne: { name: 'Barnsley and Doncaster', parts: { authorities: ['E08000016', 'E08000017'] }, authorities: 2, place: 'E01007317' },
  border: { name: 'Sheffield, Chesterfield and Bassetlaw', parts: { authorities: ['E08000019', 'E07000034', 'E07000171'] }, authorities: 3, place: 'E07000034' },
};

function dataWith(regions) {
  const data = mkdtempSync(join(tmpdir(), 'journey-data-'));
  for (const name of readdirSync(join(root, 'data')).filter((n) => n !== 'regions')) symlinkSync(join(root, 'data', name), join(data, name));
  mkdirSync(join(data, 'regions'));
  for (const name of readdirSync(join(root, 'data/regions'))) symlinkSync(join(root, 'data/regions', name), join(data, 'regions', name));
  Object.entries(regions).forEach(([id, { name, parts }], i) => {
    mkdirSync(join(data, 'regions', id));
    writeFileSync(join(data, 'regions', id, 'region.json'), JSON.stringify({ id, name, ...parts, order: 3 + i, sources: [] }));
  });
  return data;
}

describe('regions of several areas', () => {
  let folder, several;
  before(async () => { folder = dataWith(made); several = await serve(process.env.JOURNEY_RELEASES, { Data__Directory: folder }); });
  after(async () => { await several?.stop(); rmSync(folder, { recursive: true, force: true }); });

  const views = { need: '/', 'need-authorities': '/?level=ltla24', profile: null, plan: '/plan' };
  for (const [width, viewport] of Object.entries(widths)) {
    for (const id of ['yorkshire', 'border']) {
      for (const [view, path] of Object.entries(views)) {
        test(`${id}: ${view}, ${width}`, async () => {
          const address = path ?? `/areas/${made[id].place}`;
          const { context, page, complaints, response } = await open(browser, `${several.address}${address}${address.includes('?') ? '&' : '?'}region=${id}`, { viewport });
          await page.screenshot({ path: join(screenshots, `joined-${id}-${view}-${width}.jpg`), fullPage: true });
          assert.equal(response.status(), 200);
          assert.match(await page.locator('.release-line').innerText(), new RegExp(made[id].name));
          assert.deepEqual(complaints, []);
          assert.deepEqual(await accessibility(page), []);
          assert.equal(await overflows(page), false, 'nothing is wider than the window');
          await context.close();
        });
      }
    }
  }

  for (const [id, region] of Object.entries(made)) {
    test(`${id}: list, map, profile and download are of one set of places, and links keep the region`, async () => {
      const ranked = await (await fetch(`${several.address}/api/v1/rankings?region=${id}`)).json();
      const authorities = await (await fetch(`${several.address}/api/v1/rankings?region=${id}&level=ltla24`)).json();
      assert.equal(authorities.areas, region.authorities);
      assert.equal(ranked.within.level, 'region');
      assert.ok(ranked.items.every((item) => item.rank.lower >= 1 && item.rank.upper <= ranked.areas));
      const { context, page } = await open(browser, `${several.address}/?region=${id}`, { javaScriptEnabled: false });
      assert.match(await page.locator('#ranking-title').innerText(), new RegExp(ranked.areas.toLocaleString('en-GB')));
      assert.equal(await page.locator('.map__places a').count(), ranked.areas, 'every neighbourhood is on the map');
      assert.equal(await page.locator('#region-of option[selected]').getAttribute('value'), id);
      const csv = await page.locator('a[href*="/api/v1/rankings"][href*="format=csv"]').first().getAttribute('href');
      const rows = (await (await fetch(several.address + csv)).text()).trim().split('\n');
      assert.equal(rows.length, ranked.areas + 1, 'the download is the view');
      await page.locator('.rank-table a').first().click();
      await page.waitForURL(new RegExp(`/areas/.*region=${id}`));
      assert.match(await page.locator('.area-head__lead').innerText(), new RegExp(`of ${ranked.areas.toLocaleString('en-GB')} ${region.name}`));
      await context.close();
    });
  }

  test('the ICB alone is as it is without them', async () => {
    const [alone, beside] = await Promise.all([site.address, several.address].map(async (address) => (await (await fetch(`${address}/api/v1/rankings?region=E54000054`)).json()).items));
    assert.deepEqual(beside, alone);
  });

  test('a file that names an abolished ICB ends the start in words', async () => {
    const wrong = dataWith({ wrong: { name: 'Wrong', parts: { icbs: ['E54000061', 'E54000034'] } } });
    await assert.rejects(serve(process.env.JOURNEY_RELEASES, { Data__Directory: wrong }), /regions\/wrong\/region\.json: entry 'wrong': expected ICBs of today.*E54000034.*abolished since/);
    rmSync(wrong, { recursive: true, force: true });
  });
});
