// What people come to do, done in a real browser on the release of the bundled figures.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { cpSync, linkSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessibility, launch, open, screenshots, serve } from './site.mjs';

const releases = process.env.JOURNEY_RELEASES;
const fetchJson = async (path) => (await fetch(site.address + path)).json();

let site, browser;
before(async () => { site = await serve(releases); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

describe('a population-health lead', () => {
  test('finds the places of greatest need for cancer and opens the first, without any script', async () => {
    const { context, page } = await open(browser, site.address, { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Cancer', exact: true }).first().click();
    await page.waitForURL(/focus=cancer/);
    const { items } = await fetchJson('/api/v1/rankings?focus=cancer&level=lsoa21');
    const first = page.locator('table a[href*="/areas/"]').first();
    assert.match(await first.getAttribute('href'), new RegExp(items[0].code), 'the page and the API agree on who is first');
    await first.click();
    await page.waitForURL(new RegExp(`/areas/${items[0].code}`));
    assert.match(await page.locator('main').innerText(), /Who could help/i);
    await context.close();
  });

  test('moves over the map with the arrow keys and opens a place with Enter', async () => {
    const { context, page } = await open(browser, site.address);
    await page.locator('hn-map a[data-code][tabindex="0"]').first().waitFor();
    await page.evaluate(() => document.querySelector('hn-map a[data-code][tabindex="0"]').focus());
    const code = () => page.evaluate(() => document.activeElement.dataset.code);
    const from = await code();
    const seen = new Set([from]);
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowRight']) {
      await page.keyboard.press(key);
      seen.add(await code());
    }
    assert.ok(seen.size > 1, `arrow keys moved from ${from}`);
    const target = await code();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/areas/${target}**`);
    await context.close();
  });

  test('downloads what is shown', async () => {
    const { context, page } = await open(browser, `${site.address}/?focus=mental-health&level=msoa21`);
    const href = await page.getByRole('link', { name: /CSV/ }).first().getAttribute('href');
    const answer = await fetch(new URL(href, site.address));
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type'), /text\/csv/);
    const lines = (await answer.text()).trim().split(/\r?\n/);
    assert.equal(lines.length, 172, 'a header and 171 MSOAs');
    await context.close();
  });

  test('is told what is allowed when an address is wrong', async () => {
    for (const [path, status] of [['/?focus=nonsense', 400], ['/areas/E01999999', 404], ['/nowhere', 404]]) {
      const { context, page, response } = await open(browser, site.address + path);
      assert.equal(response.status(), status, path);
      assert.equal(await page.locator('h1').count(), 1);
      assert.deepEqual(await accessibility(page), [], path);
      await context.close();
    }
  });
});

describe('an analyst', () => {
  let directory;
  before(() => { directory = mkdtempSync(join(tmpdir(), 'healthneeds-journey-')); });
  after(() => rmSync(directory, { recursive: true, force: true }));

  test('sees progress before the first release, then the map, without a restart', async () => {
    const early = await serve(directory);
    try {
      const { context, page, response } = await open(browser, early.address);
      assert.ok([200, 503].includes(response.status()));
      await page.screenshot({ path: join(screenshots, 'no-release-yet.jpg'), fullPage: true });
      assert.deepEqual(await accessibility(page), []);
      assert.equal((await fetch(`${early.address}/health/live`)).status, 200);
      assert.equal((await fetch(`${early.address}/health/ready`)).status, 503);
      cpSync(releases, directory, { recursive: true, filter: (path) => !path.includes('staging') });
      await page.waitForSelector('hn-map');
      assert.equal((await fetch(`${early.address}/health/ready`)).status, 200);
      await context.close();
    } finally {
      await early.stop();
    }
  });

  test('sees how much is left of the first run change while the page stays open, and that it takes longer', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'healthneeds-progress-'));
    let left = 40;
    const tell = (secondsLeft = left) => {
      left = secondsLeft;
      const now = new Date().toISOString();
      writeFileSync(join(empty, 'told.json'), JSON.stringify({ runId: 'run-1', started: now, updated: now, fraction: 0.5, message: 'Training', stages: [{ id: 'fetch', title: 'Fetch figures', state: 'done', seconds: 0.6 }], secondsLeft }));
      renameSync(join(empty, 'told.json'), join(empty, 'progress.json'));
    };
    const early = await serve(empty);
    // As a run does while it goes on: what is a quarter of a minute old was left behind.
    const again = setInterval(() => tell(), 2_000);
    try {
      tell(40);
      const { context, page } = await open(browser, early.address);
      assert.equal(await page.locator('[data-part=left]').innerText(), 'About 40 seconds left.');
      tell(1);
      await page.getByText('About 1 second left.').waitFor();
      assert.match(await page.locator('[data-stage=fetch]').innerText(), /done in under a second/);
      tell(null);
      await page.getByText('This takes longer than expected; how much longer is not known.').waitFor();
      await context.close();
    } finally {
      clearInterval(again);
      await early.stop();
      rmSync(empty, { recursive: true, force: true });
    }
  });

  test('reads an older release, stays in it from link to link, and goes back to the newest', async () => {
    // The same file under an earlier date is a release of its own: its id holds the date and the hash.
    const { id, file } = JSON.parse(readFileSync(join(directory, 'current.json'), 'utf8'));
    const older = `20200101T090000Z-${id.split('-')[1]}`;
    linkSync(join(directory, file), join(directory, `${older}.duckdb`));
    const served = await serve(directory);
    try {
      const { context, page, complaints } = await open(browser, `${served.address}/?focus=cancer&release=${older}`);
      assert.match(await page.locator('.notice[role=status]').innerText(), /a newer one exists/);
      assert.deepEqual(await accessibility(page), []);
      await page.screenshot({ path: join(screenshots, 'pinned.jpg') });
      await page.locator('.rank-table a').first().click();
      await page.waitForURL(new RegExp(`/areas/.*release=${older}`));
      await page.getByRole('link', { name: 'Assets', exact: true }).click();
      await page.waitForURL(new RegExp(`/assets\\?release=${older}`));
      await page.locator('[data-unpinned]').click();
      await page.waitForURL(`${served.address}/assets`);
      assert.equal(await page.locator('.notice[role=status]').count(), 0);
      assert.deepEqual(complaints, []);
      await context.close();
    } finally {
      await served.stop();
      unlinkSync(join(directory, `${older}.duckdb`));
    }
  });

  test('keeps the last good release when a newer one is damaged, and is told', async () => {
    const pointer = JSON.parse(readFileSync(join(directory, 'current.json'), 'utf8'));
    const good = readdirSync(directory).find((name) => name === pointer.file);
    const damaged = '20990101T000000Z-deadbeef.duckdb';
    cpSync(join(directory, good), join(directory, damaged));
    truncateSync(join(directory, damaged), 1_000_000);
    writeFileSync(join(directory, 'current.json'), JSON.stringify({ ...pointer, id: damaged.replace('.duckdb', ''), file: damaged }));
    const served = await serve(directory);
    try {
      const { context, page, response } = await open(browser, served.address);
      assert.equal(response.status(), 200);
      await page.screenshot({ path: join(screenshots, 'refused-release.jpg') });
      assert.match(await page.locator('body').innerText(), /refused/i);
      assert.equal((await (await fetch(`${served.address}/api/v1/releases/current`)).json()).release?.id ?? '', pointer.id);
      await context.close();
    } finally {
      await served.stop();
    }
  });
});
