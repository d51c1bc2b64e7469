// Charts as a browser draws them, and how many bytes that takes.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { launch, open, screenshots, serve, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

const charted = { trends: '/areas/E01007317', distribution: '/data/indicators/iod2025-ypll', models: '/data/models' };

/** Opens a page and waits for its first chart. */
async function drawn(path, options) {
  const opened = await open(browser, site.address + path, options);
  if (opened.response.status() !== 200) assert.fail(`${path} answered ${opened.response.status()}\n${await opened.response.text()}\n${site.log()}`);
  const chart = opened.page.locator('hn-chart').first();
  await chart.waitFor({ state: 'attached' }).catch(async (problem) => {
    assert.fail(`${path} shows no chart: ${problem.message}\n${opened.complaints.join('\n')}\n${(await opened.page.content()).slice(0, 4000)}\n${site.log()}`);
  });
  await chart.scrollIntoViewIfNeeded();
  await chart.locator('.main-svg').first().waitFor();
  return { ...opened, chart };
}

for (const [width, viewport] of Object.entries(widths)) {
  describe(`charts, ${width}`, () => {
    for (const [name, path] of Object.entries(charted)) {
      test(`${name}: the layers of a chart lie over each other, inside their frame`, async () => {
        const { context, chart, complaints } = await drawn(path, { viewport });
        await chart.screenshot({ path: join(screenshots, `chart-${name}-${width}.jpg`) });
        const frame = await chart.locator('.chart__canvas').boundingBox();
        for (const layer of await chart.locator('.main-svg').all()) {
          const box = await layer.boundingBox();
          assert.ok(Math.abs(box.y - frame.y) < 1 && Math.abs(box.x - frame.x) < 1, `a layer lies at ${box.x},${box.y}; its frame begins at ${frame.x},${frame.y}`);
        }
        for (const legend of await chart.locator('.legend').all()) {
          const box = await legend.boundingBox();
          assert.ok(box.y >= frame.y - 1 && box.y + box.height <= frame.y + frame.height + 1, `the legend lies at ${box.y}, outside the frame of ${frame.y} to ${frame.y + frame.height}`);
        }
        assert.deepEqual(complaints, []);
        await context.close();
      });
    }
  });
}

test('a point of a chart says its figure when the pointer rests on it, as the table beside it has it', async () => {
  const { context, page, chart } = await drawn(charted.models);
  const words = chart.locator('.hoverlayer .hovertext');
  let bar;
  // A chart is seen before it listens to the pointer: it is moved again, by a pixel, until it does.
  for (let moved = 0; moved === 0 || (await words.count() === 0 && moved < 600); moved++) {
    bar = await chart.locator('.barlayer .point path').first().boundingBox();
    await page.mouse.move(bar.x + bar.width / 2 - (moved % 2), bar.y + bar.height / 2);
    if (moved > 0) await page.waitForTimeout(200);
  }
  await words.waitFor();
  const box = await words.boundingBox();
  assert.ok(Math.abs(box.y + box.height / 2 - bar.y - bar.height / 2) < 40, `the words stand at ${box.y}, beside the point at ${bar.y}`);
  const [, label, figure] = /^(.+): ([0-9.]+) ρ$/.exec(await words.textContent()) ?? assert.fail(`the pointer was told: ${await words.textContent()}`);
  await chart.locator('summary').click();
  assert.match(await chart.locator('tbody tr', { hasText: label }).first().innerText(), new RegExp(figure.replace('.', '\\.')));
  await context.close();
});

test('scripts and styles of a run from build output go out compressed', async () => {
  const context = await browser.newContext({ viewport: widths.desktop });
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  const own = [];
  page.on('response', (response) => { if (/\.(js|css)$/.test(new URL(response.url()).pathname)) own.push(response); });
  await page.goto(site.address + charted.models, { waitUntil: 'networkidle' });
  await page.locator('hn-chart').first().scrollIntoViewIfNeeded();
  await page.locator('hn-chart .main-svg').first().waitFor();
  const engine = own.find((response) => response.url().includes('plotly-basic'));
  assert.ok(engine, 'the chart library was fetched');
  for (const response of own) assert.match((await response.allHeaders())['content-encoding'] ?? 'none', /gzip|br/, response.url());
  const { responseBodySize } = await engine.request().sizes();
  assert.ok(responseBodySize < 500_000, `the chart library took ${responseBodySize} bytes`);
  await context.close();
});
