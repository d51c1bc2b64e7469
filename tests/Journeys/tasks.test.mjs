// Tasks of a lead, a researcher, an analyst and an asset's owner that no other journey walks: by keyboard alone, with and without script, at both widths.
// docs/tasks.md lists all tasks with the journeys that walk them.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessibility, launch, open, overflows, pick, root, serve, tabTo, unfold, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

const json = async (path) => (await fetch(new URL(path, site.address))).json();
const whole = (value) => value.toLocaleString('en-GB');
const codes = (rows) => rows.evaluateAll((all) => all.map((row) => row.dataset.code));

/** Goes along the first link that fits, with Tab and Enter. */
async function follow(page, selector, url) {
  await tabTo(page, selector, 900);
  await page.keyboard.press('Enter');
  await page.waitForURL(url);
}

/** Types into a field and sends its form with Enter. */
async function ask(page, field, words, url) {
  await tabTo(page, field, 400);
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.waitForURL(url);
}

/** Opens what a link of the page downloads. */
const download = async (page, name) => (await fetch(new URL(await page.getByRole('link', { name }).first().getAttribute('href'), site.address))).text();

/** The link to this very view, as a reader takes it: copied with script, at the link itself without. */
async function linkToView(page) {
  const button = page.locator('hn-copy button').first();
  if (await button.count() === 0) {
    await tabTo(page, 'hn-copy a', 900);
    return page.evaluate(() => document.activeElement.href);
  }
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.address });
  await page.evaluate(() => navigator.clipboard.writeText('nothing yet'));
  await tabTo(page, 'hn-copy button', 900);
  await page.keyboard.press('Enter');
  await page.locator('hn-copy [role=status]', { hasText: 'The link was copied.' }).first().waitFor({ state: 'attached' });
  return page.evaluate(() => navigator.clipboard.readText());
}

const walks = {
  'a lead: how sure': ['/', async (page) => {
    await follow(page, '.rank-table a[href^="/areas/"]', '**/areas/E01*');
    const code = new URL(page.url()).pathname.split('/').at(-1);
    const { rankings } = await json(`/api/v1/areas/${code}`);
    const { items } = await json('/api/v1/rankings?level=lsoa21');
    const rank = items.find((item) => item.code === code).rank;
    assert.match(await page.locator('main').innerText(), new RegExp(`Ranked ${whole(rank.lower)}(st|nd|rd|th)? to ${whole(rank.upper)}`), 'the interval first, as the API has it');
    const chance = rankings.find((r) => r.focus === 'overall').pWorstTenth * 100;
    const said = /(more than )?(\d+)%\s+chance of England’s worst tenth/.exec(await page.locator('main').innerText());
    assert.ok(said && Math.abs(Number(said[2]) - chance) <= 1, `${said?.[0]}: ${chance}%`);
    await follow(page, 'a[href="/data/how-to-read"]', '**/data/how-to-read');
  }],

  'a lead: who helps in Goldthorpe, and how to reach them': ['/', async (page) => {
    await ask(page, '#site-q', 'Goldthorpe', '**/search?q=Goldthorpe');
    await follow(page, '.found a[href="/areas/E02001530"]', '**/areas/E02001530');
    const { items } = await json('/api/v1/matches?area=E02001530');
    const known = new Set(items.map((item) => `/assets/${item.asset}`));
    const shown = await page.locator('section:has(> #help) a[href^="/assets/"]').evaluateAll((all) => all.map((a) => new URL(a.href).pathname));
    assert.ok(shown.length > 0);
    for (const address of shown) assert.ok(known.has(address), `${address} is a match of the release`);
    await follow(page, `a[href="${shown[0]}"]`, `**${shown[0]}`);
    assert.match(await page.locator('section:has(> #touch)').innerText(), /Get in touch/);
  }],

  'a lead: inequality within the ICS': ['/tools', async (page) => {
    await follow(page, 'a[href="/inequality"]', '**/inequality');
    const found = await json('/api/v1/inequality?indicator=census2021-bad-health');
    const main = await page.locator('main').innerText();
    assert.ok(main.includes(`${found.slope.value.toFixed(1)} percentage points`), `slope ${found.slope.value}`);
    assert.ok(main.includes(`${found.ratio.value.toFixed(2)} times`), `ratio ${found.ratio.value}`);
    assert.ok(main.replaceAll(/\s+/g, ' ').includes(`${found.counted} more than there would be at England’s rate`), found.counted);
    assert.equal(found.tenths.length, 10);
    await tabTo(page, '#within', 200);
    await pick(page, 'Sheffield');
    await follow(page, 'form[action="/inequality"] button', '**within=E08000019*');
  }],

  'a researcher: population, rural or urban, near an asset': ['/test-beds', async (page) => {
    await tabTo(page, 'details:has(#populationFrom) > summary', 200);
    await page.keyboard.press('Enter');
    await tabTo(page, '#populationFrom', 200);
    await page.keyboard.type('1600');
    await tabTo(page, '#place', 200);
    await page.keyboard.type('U');
    await tabTo(page, '#near', 200);
    await pick(page, 'Advanced Wellbeing');
    await tabTo(page, '#km', 200);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('8');
    await page.keyboard.press('Enter');
    await page.waitForURL(/populationFrom=1600/);
    const asked = new URL(page.url()).searchParams;
    assert.deepEqual([asked.get('place'), asked.get('near'), asked.get('km')], ['urban', 'awrc', '8']);
    const found = await json('/api/v1/test-beds?populationFrom=1600&place=urban&near=awrc&km=8');
    assert.ok(found.items.length > 0);
    assert.deepEqual(await codes(page.locator('.site-table tr[data-code]')), found.items.map((item) => item.code));
    for (const { code } of found.items) {
      const { area } = await json(`/api/v1/areas/${code}`);
      assert.ok(area.population >= 1600 && /urban/i.test(area.ruralUrban), `${code}: ${area.population}, ${area.ruralUrban}`);
    }
    await tabTo(page, '#populationFrom', 200);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('1800');
    await page.keyboard.press('Enter');
    await page.waitForURL(/populationFrom=1800/);
    assert.ok(page.url().includes('place=urban') && page.url().includes('near=awrc'), 'the other criteria stay');
  }],

  'a researcher: export with provenance, cite, reproduce': ['/?focus=cancer', async (page) => {
    const csv = await download(page, 'Download CSV');
    const { release } = await json('/api/v1/rankings?focus=cancer&level=lsoa21');
    for (const row of csv.trimEnd().split('\r\n').slice(1)) assert.ok(row.split(',').includes(release.id), `the row names its release: ${row}`);
    const before = await codes(page.locator('.rank-table tr[data-code]'));
    const pinned = await linkToView(page);
    assert.equal(new URL(pinned).searchParams.get('release'), release.id, 'the link to cite names the release');
    assert.equal(new URL(pinned).searchParams.get('focus'), 'cancer', 'and the view');
    await page.goto(pinned);
    assert.deepEqual(await codes(page.locator('.rank-table tr[data-code]')), before, 'and gives the same again');

    await page.goto(`${site.address}/test-beds?need=cancer`);
    const { methods, citation, items } = await json('/api/v1/test-beds?need=cancer');
    const words = (await page.locator('#methods').innerText()).replaceAll(/\s+/g, ' ');
    assert.ok(words.includes(citation.replaceAll(/\s+/g, ' ')) && words.includes(methods.slice(0, 60)), 'a methods paragraph and a citation to paste');
    const cited = /\S*\/test-beds\?\S+/.exec(words.slice(words.indexOf('Test-beds: ')))[0];
    assert.match(cited, new RegExp(`release=${release.id}`));
    await page.goto(new URL(new URL(cited, site.address).search, `${site.address}/test-beds`).href);
    assert.deepEqual(await codes(page.locator('.site-table tr[data-code]')), items.map((item) => item.code), 'whoever follows the citation sees these sites');
  }],

  'an analyst: definition': ['/data/indicators', async (page) => {
    await ask(page, '#q', 'pulmonary', '**/data/indicators?q=pulmonary');
    await follow(page, 'a[href="/data/indicators/qof-copd"]', '**/data/indicators/qof-copd');
    const words = await page.locator('main').innerText();
    assert.match(words, /Chronic obstructive pulmonary disease/);
    assert.match(words, /Open Government Licence/);
    assert.match(words, /higher is worse|neither way is better|lower is worse/i, 'its polarity');
    await tabTo(page, 'a[href="#after-map"]', 400);
    await page.keyboard.press('Enter');
    await follow(page, 'a[href="/data/sources/qof2021"]', '**/data/sources/qof2021');
  }],

  'an analyst: model quality': ['/data', async (page) => {
    await follow(page, 'main a[href="/data/models"]', '**/data/models');
    const { items } = await json('/api/v1/models');
    const gates = items.flatMap((item) => item.gates);
    const failed = gates.filter((gate) => !gate.passed);
    assert.match(await page.locator('main').innerText(), new RegExp(`${failed.length} of ${gates.length} checks not passed`), 'what failed is said first');
    assert.equal(await page.locator('ul[aria-label="Checks not passed"] > li').count(), failed.length);
  }],

  'an asset’s owner: where am I needed, who else works there, bid partners, evidence': ['/assets', async (page) => {
    await unfold(page, '#catalogue .fold');
    await follow(page, 'a[href="/assets/ncsem"]', '**/assets/ncsem');
    const places = await page.locator('section:has(> #places) a[href^="/areas/"]').evaluateAll((all) => all.map((a) => new URL(a.href).pathname.split('/').at(-1)));
    assert.ok(places.length >= 10);
    const ranked = new Set((await json('/api/v1/rankings?level=lsoa21')).items.map((item) => item.code));
    for (const code of places) assert.ok(ranked.has(code), `${code} is a neighbourhood of the region`);
    assert.ok(await page.locator('section:has(> #complements) a[href^="/assets/"]').count() > 0, 'with whom it could bid');
    assert.match(await page.locator('section:has(> #evidence)').innerText(), /Health and Wellbeing Assets Study/);
    await follow(page, `section:has(> #places) a[href="/areas/${places[0]}"]`, `**/areas/${places[0]}`);
    assert.ok(await page.locator('section:has(> #help) a[href^="/assets/"]:not([href="/assets/ncsem"])').count() > 0, 'who else could help there');
  }],
};

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`tasks, ${width}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      for (const [name, [from, steps]] of Object.entries(walks)) {
        test(name, async () => {
          const { context, page, complaints } = await open(browser, site.address + from, { viewport, javaScriptEnabled });
          page.setDefaultTimeout(90_000);
          await steps(page);
          assert.equal(await overflows(page), false, 'nothing is wider than the window');
          if (javaScriptEnabled) assert.deepEqual(await accessibility(page), []);
          assert.deepEqual(complaints, []);
          await context.close();
        });
      }
    });
  }
}

test('every task of docs/tasks.md names a journey that is there', () => {
  const rows = readFileSync(join(root, 'docs/tasks.md'), 'utf8').split('\n').filter((line) => /^\| (lead|researcher|analyst|owner) \|/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()));
  assert.equal(rows.length, 39);
  for (const [, who, task, journey, file] of rows) {
    assert.ok(readFileSync(join(root, `tests/Journeys/${file}.test.mjs`), 'utf8').includes(journey), `${who}, ${task}: no journey of ${file}.test.mjs is called “${journey}”`);
  }
});
