// lighthouse.mjs RELEASES: opens pages as a slow phone would and scores them. Fetches Lighthouse by npx (180 MB), so it is no part of ./test.
// Ends with 1 where the median of a page misses an aim.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { serve } from '../tests/Journeys/site.mjs';

const version = '13.5.0';
const rounds = 3;
const fewest = 95;
const mostShift = 0.05;
const categories = ['performance', 'accessibility', 'best-practices'];
const pages = {
  'Find need': '/',
  'an LSOA': '/areas/E01007317',
  Assets: '/assets',
  'Data and method': '/data',
  Models: '/data/models',
  'an indicator': '/data/indicators/iod2025-ypll',
  'What if': '/what-if',
  'Where to put sites': '/plan',
  'Test-beds': '/test-beds',
  'Hot spots': '/hot-spots',
  Inequality: '/inequality',
  Compare: '/compare?areas=E02001509,E02001510,E02001511',
  'Briefing of a ranking': '/briefing/ranking',
};
const flags = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

if (process.argv.length !== 3) {
  console.error('Usage: node scripts/lighthouse.mjs RELEASES (a directory with a release)');
  process.exit(2);
}

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'healthneeds-lighthouse-'));
const site = await serve(resolve(process.argv[2]));

async function score(path) {
  const file = join(folder, 'report.json');
  await run('npx', ['--yes', `lighthouse@${version}`, site.address + path, '--quiet', '--output=json', `--output-path=${file}`, `--only-categories=${categories}`, `--chrome-flags=${flags}`], { env: { CHROME_PATH: '/usr/bin/chromium', ...process.env } });
  const report = JSON.parse(await readFile(file, 'utf8'));
  if (report.runtimeError) throw new Error(`${path}: ${report.runtimeError.message}`);
  return {
    ...Object.fromEntries(categories.map((name) => [name, Math.round(report.categories[name].score * 100)])),
    shift: report.audits['cumulative-layout-shift'].numericValue,
    painted: report.audits['largest-contentful-paint'].numericValue,
    kilobytes: report.audits['total-byte-weight'].numericValue / 1000,
  };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
let missed = 0;
console.log(`| page | ${categories.join(' | ')} | layout shift | largest paint, s | kB |\n|---|---:|---:|---:|---:|---:|---:|`);
for (const [name, path] of Object.entries(pages)) {
  // The first view of a release is worked out; readers after the first are who is measured.
  await fetch(site.address + path);
  const scores = [];
  for (let tries = 0; scores.length < rounds; tries++) {
    try { scores.push(await score(path)); } catch (problem) { if (tries >= 2 * rounds) throw problem; }
  }
  const of = (key) => median(scores.map((s) => s[key]));
  const kept = categories.every((key) => of(key) >= fewest) && of('shift') <= mostShift;
  missed += kept ? 0 : 1;
  console.log(`| ${name}${kept ? '' : ' (missed)'} | ${categories.map(of).join(' | ')} | ${of('shift').toFixed(3)} | ${(of('painted') / 1000).toFixed(1)} | ${of('kilobytes').toFixed(0)} |`);
}
await site.stop();
console.log(`\nMedian of ${rounds}, Lighthouse ${version}, phone, slow 4G. Aim: ${fewest} in each category, a layout shift of ${mostShift} at most: ${missed ? `missed by ${missed}` : 'kept by every page'}.`);
process.exit(missed ? 1 : 0);
