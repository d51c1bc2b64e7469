// The search box, suggestions, forms by keyboard, and charts and maps shown elsewhere: in a real browser.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { accessibility, launch, open, overflows, screenshots, serve, tabTo, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

for (const [width, viewport] of Object.entries(widths)) {
  describe(`forms by keyboard, ${width}`, () => {
    test('two choices from lists are made in turn, and shown when the form is sent', async () => {
      const { context, page, complaints } = await open(browser, `${site.address}/hot-spots`, { viewport });
      const before = page.url();
      await tabTo(page, '#level');
      await page.keyboard.type('M');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      assert.equal(page.url(), before, 'nobody is taken elsewhere by a choice (WCAG 3.2.2)');
      await page.locator('.hot-form [role=status]', { hasText: /Press “Show” to see this choice/ }).waitFor();
      await page.screenshot({ path: join(screenshots, `form-waits-${width}.jpg`) });
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL(/level=msoa21/);
      const asked = new URL(page.url()).searchParams;
      assert.ok(asked.get('show'), 'both choices are in the address');
      assert.deepEqual(complaints, []);
      await context.close();
    });

    test('a choice taken back waits for nothing', async () => {
      const { context, page } = await open(browser, `${site.address}/hot-spots`, { viewport });
      await tabTo(page, '#level');
      await page.keyboard.type('M');
      await page.keyboard.press('ArrowUp');
      await page.waitForFunction(() => document.querySelector('.hot-form [role=status]').textContent === '');
      await context.close();
    });

    test('what if: a list waits for its button, a slider does not', async () => {
      const { context, page } = await open(browser, `${site.address}/what-if`, { viewport });
      await tabTo(page, '#kind');
      await page.keyboard.press('ArrowDown');
      assert.match(page.url(), /\/what-if$/);
      await tabTo(page, '.scenario button[type=submit]');
      await page.keyboard.press('Enter');
      await page.waitForURL(/kind=/);
      await tabTo(page, '.sliders input');
      await page.keyboard.press('ArrowRight');
      await page.waitForURL(/weights=/);
      await context.close();
    });
  });
}

/** Waits until what is suggested is the answer to all that was typed: letters that came slowly are answered before the last. Their titles. */
async function suggested(page, list, question) {
  const { items } = await (await fetch(`${site.address}/api/v1/search/suggest?q=${question}`)).json();
  const titles = items.map((item) => item.title);
  await page.waitForFunction(([id, wanted]) => JSON.stringify([...document.querySelectorAll(`${id}:not([hidden]) [role=option] strong`)].map((title) => title.textContent)) === wanted, [list, JSON.stringify(titles)]);
  return titles;
}

/** The suggestion that is marked, as a screen reader is told of it. */
const marked = (page) => page.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant') ?? '')?.textContent ?? null);

for (const [width, viewport] of Object.entries(widths)) {
  describe(`suggestions, ${width}`, () => {
    test('a lead goes to Goldthorpe after five letters, by keyboard', async () => {
      const { context, page, complaints } = await open(browser, site.address, { viewport });
      await tabTo(page, '#site-q');
      await page.keyboard.type('goldt');
      await suggested(page, '#site-q-list', 'goldt');
      const box = page.locator('#site-q');
      assert.equal(await box.getAttribute('role'), 'combobox');
      assert.equal(await box.getAttribute('aria-expanded'), 'true');
      assert.match(await page.locator('.site-search [role=status]').textContent(), /^\d suggestions?\. Up and down arrows choose\.$/);
      assert.deepEqual(await accessibility(page), []);
      assert.equal(await overflows(page), false);
      const heights = await page.locator('#site-q-list [role=option]').evaluateAll((all) => all.map((option) => option.getBoundingClientRect().height));
      assert.ok(heights.every((height) => height >= 44), 'each is as tall as a finger');
      const { items } = await (await fetch(`${site.address}/api/v1/search/suggest?q=goldt`)).json();
      await page.keyboard.press('ArrowDown');
      assert.match(await marked(page), new RegExp(items[0].title));
      assert.equal(await page.evaluate(() => document.activeElement.id), 'site-q', 'the focus stays in the field');
      await page.screenshot({ path: join(screenshots, `suggestions-${width}.jpg`) });
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${items[0].address}`);
      assert.match(await page.locator('h1').innerText(), /Goldthorpe/);
      assert.deepEqual(complaints, []);
      await context.close();
    });

    test('suggestions stay in the region and the release that are shown', async () => {
      const { release: { id } } = await (await fetch(`${site.address}/api/v1/releases/current`)).json();
      const { context, page } = await open(browser, `${site.address}/?region=E54000071&release=${id}`, { viewport });
      await tabTo(page, '#site-q');
      const asked = page.waitForRequest('**/search/suggest?*');
      await page.keyboard.type('diabetes');
      const question = new URL((await asked).url()).searchParams;
      assert.deepEqual([question.get('region'), question.get('release')], ['E54000071', id], 'what is suggested is of that region');
      await page.locator('#site-q-list [role=option]').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname !== '/');
      const led = new URL(page.url()).searchParams;
      assert.deepEqual([led.get('region'), led.get('release')], ['E54000071', id], `${page.url()} is of another region or release`);
      await context.close();
    });

    test('arrows go round by way of the field, Escape closes, Enter searches', async () => {
      const { context, page } = await open(browser, `${site.address}/search`, { viewport });
      await tabTo(page, 'main #q');
      await page.keyboard.type('diabetes');
      const options = page.locator('#q-list [role=option]');
      await suggested(page, '#q-list', 'diabetes');
      const count = await options.count();
      await page.keyboard.press('ArrowUp');
      assert.equal(await marked(page), await options.nth(count - 1).textContent());
      await page.keyboard.press('ArrowDown');
      assert.equal(await marked(page), null, 'one step beyond the last is the field itself');
      await page.keyboard.press('ArrowDown');
      assert.equal(await marked(page), await options.first().textContent());
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('#q-list').isVisible(), false);
      assert.equal(await page.locator('#q').getAttribute('aria-expanded'), 'false');
      assert.equal(await page.locator('#q').inputValue(), 'diabetes', 'what was typed stays');
      await page.keyboard.press('ArrowDown');
      await options.first().waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search?q=diabetes');
      await context.close();
    });

    test('typing is never held up, and an answer that comes late is not shown', async () => {
      const { context, page } = await open(browser, site.address, { viewport });
      let release;
      const held = new Promise((done) => { release = done; });
      await page.route('**/search/suggest?q=bar*', async (route) => { await held; await route.continue().catch(() => {}); });
      await tabTo(page, '#site-q');
      const asked = page.waitForRequest('**/search/suggest?q=bar*');
      await page.keyboard.type('bar');
      await asked;
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Backspace');
      await page.keyboard.type('diabetes');
      assert.equal(await page.locator('#site-q').inputValue(), 'diabetes');
      const titles = await suggested(page, '#site-q-list', 'diabetes');
      release();
      await page.waitForTimeout(200);
      assert.deepEqual(await page.locator('#site-q-list strong').allTextContents(), titles);
      await context.close();
    });

    test('without script the box finds the same', async () => {
      const { context, page } = await open(browser, site.address, { viewport, javaScriptEnabled: false });
      await tabTo(page, '#site-q');
      assert.equal(await page.locator('#site-q').getAttribute('role'), null);
      await page.keyboard.type('Goldthorpe');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search?q=Goldthorpe');
      assert.match(await page.locator('.found a').first().innerText(), /Goldthorpe/);
      await context.close();
    });
  });
}

/** Another site, whose page has these lines. */
async function elsewhere(lines) {
  const server = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><html lang="en"><title>Another site</title><body><h1>Our page</h1>${lines}`));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://localhost:${server.address().port}/`, stop: () => server.close() };
}

for (const [width, viewport] of Object.entries(widths)) {
  describe(`embeds, ${width}`, () => {
    for (const [name, path, part, drawn] of [
      ['map', '/hot-spots?level=msoa21', '#embed-map', 'hn-map .map__places a'],
      ['chart', '/data/indicators/iod2025-ypll', '#embed-chart-distribution', 'hn-chart .main-svg'],
    ]) {
      test(`an analyst shows a ${name} on a site of her own, with its source`, async () => {
        const { context, page, complaints } = await open(browser, site.address + path, { viewport });
        await tabTo(page, `details:has(${part}) > summary`, 1500);
        await page.keyboard.press('Enter');
        const lines = await page.locator(part).inputValue();
        assert.equal(await overflows(page), false);
        assert.deepEqual(await accessibility(page), []);
        await page.locator(`details:has(${part})`).scrollIntoViewIfNeeded();
        await page.screenshot({ path: join(screenshots, `embed-lines-${name}-${width}.jpg`) });
        assert.deepEqual(complaints, []);
        await context.close();

        const other = await elsewhere(lines);
        try {
          const { context: foreign, page: shown } = await open(browser, other.address, { viewport });
          const frame = shown.frameLocator('iframe');
          await frame.locator(drawn).first().waitFor();
          assert.match(await frame.locator('footer').innerText(), /HealthNeeds, South Yorkshire, release of .*See the whole page/s);
          const inside = shown.frames()[1];
          assert.equal(await inside.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1), false, 'nothing is wider than the frame');
          await shown.screenshot({ path: join(screenshots, `embed-${name}-${width}.jpg`), fullPage: true });
          const opened = foreign.waitForEvent('page');
          await frame.locator('footer a').first().click();
          // The whole page opens beside it.
          await (await opened).waitForURL((url) => url.pathname + url.search === path, { waitUntil: 'commit', timeout: 180_000 });
          await foreign.close();
        } finally {
          other.stop();
        }

        const { context: alone, page: itself } = await open(browser, /src="([^"]*)"/.exec(lines)[1].replaceAll('&amp;', '&'), { viewport });
        assert.deepEqual(await accessibility(itself), []);
        await alone.close();
      });
    }

    test('no other page can be framed', async () => {
      const other = await elsewhere(`<iframe src="${site.address}/hot-spots" title="Tried"></iframe>`);
      try {
        const { context, page, complaints } = await open(browser, other.address, { viewport });
        assert.equal(await page.frames()[1].evaluate(() => document.querySelectorAll('.site-header').length).catch(() => 0), 0);
        const isTold = () => complaints.some((said) => /frame-ancestors/.test(said));
        for (let tries = 0; !isTold() && tries < 600; tries++) await page.waitForTimeout(100);
        assert.ok(isTold(), complaints.join('; '));
        await context.close();
      } finally {
        other.stop();
      }
    });

    test('without script a map in a frame is its links, a chart its table', async () => {
      for (const [path, selector] of [['/embed/map/hot-spots?level=msoa21', '.map__places a'], ['/embed/chart/distribution/data/indicators/iod2025-ypll', 'tbody tr']]) {
        const { context, page } = await open(browser, site.address + path, { viewport, javaScriptEnabled: false });
        assert.ok(await page.locator(selector).count() > 2);
        assert.ok(await page.locator(selector).first().isVisible());
        await context.close();
      }
    });
  });
}

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    test(`a postcode is told when it can be placed, ${width}, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const { context, page, complaints } = await open(browser, site.address, { viewport, javaScriptEnabled });
      await tabTo(page, '#site-q');
      await page.keyboard.type('s70 1aa');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search?q=s70+1aa');
      // Releases of the bundled figures have no postcodes; one that has answers with the neighbourhood.
      const said = await page.locator('.lead').innerText();
      assert.match(said, /^S70 1AA (cannot be placed in a neighbourhood yet: postcodes come with the first live refresh|lies in .* by the ONS Postcode Directory of \w+ \d{4}\.$)/);
      const { note, items } = await (await fetch(`${site.address}/api/v1/search?q=s70+1aa`)).json();
      assert.equal(said, note, 'page and API say the same');
      assert.deepEqual(await page.locator('.found a').evaluateAll((all) => all.map((a) => a.getAttribute('href'))), items.map((item) => item.address));
      assert.equal(await overflows(page), false);
      if (javaScriptEnabled) assert.deepEqual(await accessibility(page), []);
      await page.screenshot({ path: join(screenshots, `postcode-${width}-${javaScriptEnabled ? 'with' : 'without'}-script.jpg`) });
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }
}
