// Two releases, and figures that a rule held back: what an analyst compares, and the commands to accept, refuse and go back, by keyboard alone, at both widths, with and without script.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { accessibility, launch, open, overflows, root, serve, tabTo, unfold, widths } from './site.mjs';

const codes = (rows) => rows.evaluateAll((all) => all.map((row) => row.dataset.code));

/** Goes along the first link that fits, with Tab and Enter. */
async function follow(page, selector, url) {
  await tabTo(page, selector, 900);
  await page.keyboard.press('Enter');
  await page.waitForURL(url);
}

const held = '0f3a9c51b2d4';
const program = 'dotnet Ingest/bin/Release/net10.0/HealthNeeds.Ingest.dll';
let directory, served, browser, older, newer;
before(async () => {
  // The same file under an earlier date is a release of its own: its id holds the date and the hash. What differs between two of other figures is held to them in ChangesTests of Dashboard.Tests.
  directory = mkdtempSync(join(tmpdir(), 'healthneeds-journey-'));
  cpSync(process.env.JOURNEY_RELEASES, directory, { recursive: true, filter: (path) => !path.includes('staging') });
  const { id, file } = JSON.parse(readFileSync(join(directory, 'current.json'), 'utf8'));
  newer = id;
  older = `20200101T090000Z-${id.split('-')[1]}`;
  linkSync(join(directory, file), join(directory, `${older}.duckdb`));
  const status = join(directory, 'sources', 'qof2021');
  mkdirSync(status, { recursive: true });
  const now = new Date().toISOString();
  writeFileSync(join(status, 'status.json'), JSON.stringify({
    source: 'qof2021', state: 'held', why: null, lastAsked: now, lastAnswered: now, lastChanged: null, staleSince: null, nextRun: null, allowedAge: '400.00:00:00', recent: [],
    held: { id: held, since: now, findings: ['[figure-count] 6,231 figures fewer than before.'], readable: true },
  }));
  served = await serve(directory);
  browser = await launch();
});
after(async () => { await browser?.close(); await served?.stop(); rmSync(directory, { recursive: true, force: true }); });

/** The commands of what is held, in the order of the page. */
const commands = async (page) => {
  assert.match(await page.locator('#held-qof2021').innerText(), /6,231 figures fewer than before/);
  assert.equal(await page.getByLabel('Command that accepts').innerText(), `${program} sources accept qof2021 ${held}`);
  assert.equal(await page.getByLabel('Command that refuses').innerText(), `${program} sources refuse qof2021 ${held}`);
};

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    test(`an analyst: compare releases, accept, refuse and roll back (${width}, ${javaScriptEnabled ? 'with' : 'without'} script)`, async () => {
      const { context, page, complaints } = await open(browser, `${served.address}/data`, { viewport, javaScriptEnabled });
      await commands(page);
      assert.equal(await overflows(page), false, 'nothing is wider than the window');
      assert.equal(await page.getByLabel('Command that goes back').innerText(), `${program} releases rollback ${older}`, 'the exact command for this case');
      await follow(page, 'main a[href="/data/changes"]', '**/data/changes');
      await follow(page, `a[href="/data/changes/${older}..${newer}"]`, `**/data/changes/${older}..${newer}`);
      const { since, difference } = await (await fetch(`${served.address}/api/v1/releases/${newer}/changes?since=${older}`)).json();
      assert.equal(since, older);
      assert.equal(difference.size, 'none');
      assert.ok(difference.sources.length > 10 && difference.sources.every((source) => source.change === 'unchanged'));
      assert.deepEqual([difference.series, difference.revisions, difference.areas, difference.method, difference.moves.largest], [[], [], [], [], []]);
      const ranked = difference.moves.counts.find((count) => count.focus === 'overall' && count.level === 'lsoa21');
      assert.deepEqual([ranked.areas, ranked.unmoved, ranked.changed + ranked.withinNoise + ranked.notComparable], [33_755, 33_755, 0], 'every rank of England was compared');
      assert.match(await page.locator('.lead').innerText(), /the figures, areas and method are the same/);
      const cards = (await page.locator('.card').allInnerTexts()).map((card) => card.replaceAll(/\s+/g, ' '));
      assert.equal(cards.length, 4);
      for (const [i, words] of [/^0 periods of indicators added or withdrawn$/, /^0 values revised, and 0 corrected beside the value, in 0 series$/, /^0 areas added, retired or corrected$/, /^0 ranks of South Yorkshire moved beyond noise; 0 more within it$/].entries()) assert.match(cards[i], words);
      const csv = await (await fetch(new URL(await page.getByRole('link', { name: 'Download all moves, CSV' }).getAttribute('href'), served.address))).text();
      assert.equal(csv.trim().split('\r\n').length, 1, 'no rank moved');
      if (javaScriptEnabled) assert.deepEqual(await accessibility(page), []);

      await page.goto(`${served.address}/data`);
      await unfold(page, 'section:has(> #freshness) > details');
      await follow(page, 'main a[href="/data/sources/qof2021"]', '**/data/sources/qof2021');
      await commands(page);
      assert.equal(await overflows(page), false);
      if (javaScriptEnabled) assert.deepEqual(await accessibility(page), []);
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }
}

test('the command that the page shows goes back, as it is typed, and the link to a view stays what it was', async () => {
  const { context, page } = await open(browser, `${served.address}/?focus=cancer&release=${newer}`, { javaScriptEnabled: false });
  const before = await codes(page.locator('.rank-table tr[data-code]'));
  await page.goto(`${served.address}/data`);
  const [name, ...words] = (await page.getByLabel('Command that goes back').innerText()).split(' ');
  await promisify(execFile)(name, words, { cwd: root, env: { ...process.env, Releases__Directory: directory, Data__Directory: join(root, 'data') } });
  const current = async () => (await (await fetch(`${served.address}/api/v1/releases/current`)).json()).release.id;
  const until = Date.now() + 300_000;
  while (await current() !== older && Date.now() < until) await new Promise((wait) => { setTimeout(wait, 100); });
  assert.equal(await current(), older, 'the site has gone back');
  await page.reload();
  assert.match(await page.locator('section:has(> #kept)').innerText(), new RegExp(`${older} \\(put back: what is served now\\)`));
  await page.goto(`${served.address}/?focus=cancer&release=${newer}`);
  assert.deepEqual(await codes(page.locator('.rank-table tr[data-code]')), before);
  await context.close();
});
