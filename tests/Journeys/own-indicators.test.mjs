// An analyst brings an indicator of her own and takes it out again, by the commands, beside a site that is being read. The two refreshes take minutes: they are walked by ./test --soak
// (HEALTHNEEDS_SOAK_ROUNDS), the commands and what the site says between them always.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { accessibility, launch, open, overflows, root, screenshots, serve, widths } from './site.mjs';

const id = 'own-falls-65-plus';
const name = 'Falls attended by urgent community response, 65 and over';
const work = mkdtempSync(join(tmpdir(), 'healthneeds-own-'));
const releases = join(work, 'releases');
const isLong = Boolean(process.env.HEALTHNEEDS_SOAK_ROUNDS);
let site, browser, first;

/** The files of the example in docs/data.md. */
const example = (language) => {
  const text = readFileSync(join(root, 'docs/data.md'), 'utf8');
  return new RegExp(`^\`\`\`${language}\\r?\\n([\\s\\S]*?)^\`\`\``, 'm').exec(text.slice(text.indexOf('## Own indicators')))[1];
};

const run = promisify(execFile);
/** A command of the worker, as it is typed; the releases are a copy of this test's own. */
async function command(...words) {
  const { stdout } = await run('dotnet', [join(root, 'Ingest/bin/Release/net10.0/HealthNeeds.Ingest.dll'), ...words], {
    env: { ...process.env, Releases__Directory: releases, Data__Directory: join(root, 'data'), Live__Offline: 'true' }, maxBuffer: 64e6,
  }).catch((problem) => assert.fail(`${words.join(' ')} ended with ${problem.code}:\n${problem.stdout}\n${problem.stderr}`));
  return stdout;
}

const current = () => JSON.parse(readFileSync(join(releases, 'current.json'), 'utf8')).id;
const json = async (address) => (await fetch(site.address + address)).json();

before(async () => {
  cpSync(process.env.JOURNEY_RELEASES, releases, { recursive: true, filter: (path) => !/staging|\.lock$|\.holder$/.test(path) });
  first = current();
  writeFileSync(join(work, `${id}.json`), example('json'));
  writeFileSync(join(work, `${id}.csv`), example('csv'));
  site = await serve(releases);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
  rmSync(work, { recursive: true, force: true });
});

describe('own indicators', () => {
  test('the file is looked at first, and nothing is kept of it', async () => {
    const said = await command('own', 'check', join(work, `${id}.json`));
    assert.match(said, new RegExp(`${id}: ${name}`));
    assert.match(said, /8 rows in, 8 kept, 0 set aside/);
    assert.match(said, /It would be taken in\. .*never/i);
    assert.equal(existsSync(join(releases, 'own-indicators', `${id}.csv`)), false);
  });

  test('it is taken in, and the site that is being read does not show it before the next refresh', async () => {
    assert.match(await command('own', 'add', join(work, `${id}.json`), '--reason', 'asked for by the falls board'), new RegExp(`${id} is taken in: the next refresh has it`));
    assert.match(await command('own', 'list'), new RegExp(`${id}[\\s\\S]*taken in`));
    assert.equal((await fetch(`${site.address}/data/indicators/${id}`)).status, 404);
    assert.equal((await json('/api/v1/indicators')).items.some((item) => item.own), false);
  });

  test('a refresh brings it: every page that shows it marks it as own, and no rank moves', { skip: isLong ? false : 'two refreshes take minutes: ./test --soak' }, async () => {
    const ranks = async () => (await json('/api/v1/rankings?level=msoa21')).items.map((item) => [item.code, item.rank.median, item.score]);
    const before = await ranks();
    await command('refresh', '--offline');
    assert.notEqual(current(), first);
    while ((await json('/api/v1/releases/current')).release.id !== current()) await new Promise((wait) => setTimeout(wait, 200));
    assert.deepEqual(await ranks(), before);
    const pages = {
      list: `/data/indicators?q=falls`, indicator: `/data/indicators/${id}`, source: `/data/sources/${id}`, area: '/areas/E08000016', compare: '/compare?areas=E08000016,E08000017', search: '/search?q=Falls',
      data: '/data', licences: '/data/licences', changes: `/data/changes/${first}..${current()}`,
    };
    for (const [device, viewport] of Object.entries(widths)) {
      for (const [key, path] of Object.entries(pages)) {
        const { context, page, complaints } = await open(browser, site.address + path, { viewport });
        // Own indicators that are folded away are marked too.
        await page.evaluate(() => { for (const part of document.querySelectorAll('details')) part.open = true; });
        const words = await page.locator('main').innerText();
        assert.match(words, /own indicator|own figures|this installation/i, `${path} does not say that it is own`);
        if (!['licences', 'changes'].includes(key)) assert.ok(await page.locator('main .own-tag, main .chip--own').count() > 0, `${path} has no mark`);
        assert.deepEqual(await accessibility(page), [], path);
        assert.equal(await overflows(page), false, path);
        assert.deepEqual(complaints, []);
        await page.screenshot({ path: join(screenshots, `own-${key}-${device}.jpg`), fullPage: true });
        await context.close();
      }
    }
    const figures = (await (await fetch(`${site.address}/api/v1/indicators/${id}/values?level=ltla24&format=csv`)).text()).trim().split(/\r?\n/);
    assert.ok(figures[0].split(',').includes('own'));
    assert.ok(figures.length > 1 && figures.slice(1).every((row) => /,true,/.test(row) && row.includes('not to be passed on')), 'each row says that it is own, on its own terms');
  });

  test('it is taken out again, and the refresh after that is without it', async () => {
    assert.match(await command('own', 'remove', id, '--reason', 'the audit ended'), new RegExp(`${id} is removed: the next refresh is without it`));
    assert.match(await command('own', 'list'), /There are no own indicators/);
    if (!isLong) return;
    const shown = current();
    await command('refresh', '--offline');
    assert.notEqual(current(), shown);
    while ((await json('/api/v1/releases/current')).release.id !== current()) await new Promise((wait) => setTimeout(wait, 200));
    assert.equal((await fetch(`${site.address}/data/indicators/${id}`)).status, 404);
    assert.equal((await json('/api/v1/indicators')).items.some((item) => item.own), false);
    assert.equal((await fetch(`${site.address}/data/indicators/${id}?release=${shown}`)).status, 200, 'the kept release keeps what it has');
  });

  test('who did it, when and why stands in the audit log', async () => {
    const lines = readFileSync(join(releases, 'audit', 'log.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line)).filter((line) => line.subject === id && line.state === 'begun');
    assert.deepEqual(lines.map((line) => [line.act, line.why]), [['own-added', 'asked for by the falls board'], ['own-removed', 'the audit ended']]);
  });
});
