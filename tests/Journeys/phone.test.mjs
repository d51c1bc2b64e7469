// Long pages on a phone: what is sought is reached within two swipes, by the links that the page begins with; folded parts open by keyboard and without script, and stand open on a wide screen.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { accessibility, launch, open, pick, screenshots, serve, tabTo, tooWide, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

const screen = widths.phone.height;
/** Screens that each page may be long, folded as it comes. */
const pages = {
  data: ['/data', 6],
  columns: ['/data/columns', 6],
  'columns-of-one': ['/data/columns?table=rankings', 7],
  reference: ['/api/reference', 8],
  indicators: ['/data/indicators', 4],
  compare: ['/compare?areas=E08000016,E08000017,E08000018,E08000019&focus=cardio-respiratory', 8],
  'test-beds': ['/test-beds?need=cardio-respiratory', 8],
  'hot-spots': ['/hot-spots', 9],
  'find-need': ['/', 6],
  icbs: ['/?level=icb&within=E92000001', 6],
  network: ['/places?pcn=U36780', 7],
  assets: ['/assets', 9],
  conditions: ['/conditions', 5],
  condition: ['/conditions/diabetes-blood-pressure', 8],
};
/** Lists whose map follows their first three places. */
const lists = ['/', '/?level=icb&within=E92000001', '/places?pcn=U36780'];
/** Pages that are long by what they are: their contents lead to each part. */
const contents = ['/data', '/gaps', '/compare?areas=E08000016,E08000017,E08000018,E08000019&focus=cardio-respiratory', '/test-beds?need=cardio-respiratory', '/hot-spots', '/areas/E01007317', '/assets', '/', '/?level=icb&within=E92000001', '/data/models', '/conditions/diabetes-blood-pressure'];

describe('phone', () => {
  for (const [name, [path, screens]] of Object.entries(pages)) {
    test(`${name} is at most ${screens} screens long, without script too`, async () => {
      const { context, page } = await open(browser, site.address + path, { viewport: widths.phone, javaScriptEnabled: false });
      const long = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.screenshot({ path: join(screenshots, `phone-${name}.jpg`), fullPage: true });
      assert.ok(long <= screens * screen, `${path} is ${(long / screen).toFixed(1)} screens long`);
      await context.close();
    });
  }

  for (const path of ['/', '/?focus=cancer&level=msoa21', '/?level=icb&within=E92000001']) {
    test(`${path}: the finding and the first three on the first screen, the map within one swipe`, async () => {
      const { context, page } = await open(browser, site.address + path, { viewport: widths.phone });
      const [lead, three, map] = await Promise.all(['.lead', '.first-three', '.map__sheet'].map((part) => page.locator(part).boundingBox()));
      assert.match(await page.locator('.lead').innerText(), /very likely in England’s worst tenth/);
      assert.ok(lead.y + lead.height < screen && three.y + three.height <= screen, `the first three end at ${three.y + three.height}`);
      assert.ok(map.y + map.height <= 2 * screen, `the map ends at ${map.y + map.height}`);
      await page.screenshot({ path: join(screenshots, `first-screen${path.replace(/\W+/g, '-')}.jpg`) });
      await context.close();
    });
  }

  test('/places?pcn=U36780: the first three places within two screens, the map a swipe further', async () => {
    const { context, page } = await open(browser, `${site.address}/places?pcn=U36780`, { viewport: widths.phone, javaScriptEnabled: false });
    const [third, map] = await Promise.all([page.locator('.rank-table tbody tr').nth(2).boundingBox(), page.locator('#map svg.map__sheet').boundingBox()]);
    assert.ok(third.y + third.height <= 2 * screen, `the third place ends at ${third.y + third.height}`);
    assert.ok(map.y <= third.y + third.height + screen, `the map begins ${map.y - third.y - third.height} px after it`);
    await context.close();
  });

  for (const path of lists) {
    test(`${path}: all of the list is a press away`, async () => {
      const { context, page } = await open(browser, site.address + path, { viewport: widths.phone, javaScriptEnabled: false });
      const last = page.locator('.rank-table tbody tr').last();
      assert.equal(await last.isVisible(), false);
      await tabTo(page, '#ranking .fold > summary', 200);
      await page.keyboard.press('Enter');
      assert.ok(await last.isVisible());
      await context.close();
    });
  }

  for (const path of ['/conditions', '/conditions/diabetes-blood-pressure', '/conditions/smoking?level=msoa21']) {
    test(`${path}: no table scrolls sideways`, async () => {
      const { context, page } = await open(browser, site.address + path, { viewport: widths.phone, javaScriptEnabled: false });
      const wider = await page.locator('.table-wrap').evaluateAll((all) => all.map((wrap) => wrap.scrollWidth - wrap.clientWidth));
      assert.ok(wider.length > 0);
      assert.deepEqual(wider.filter((by) => by > 1), []);
      await context.close();
    });
  }

  test('/assets: ten of them, the others a press away', async () => {
    const { context, page } = await open(browser, `${site.address}/assets`, { viewport: widths.phone, javaScriptEnabled: false });
    const all = page.locator('.asset-list > li');
    const seen = async () => (await all.evaluateAll((items) => items.map((item) => item.checkVisibility({ contentVisibilityAuto: true })))).filter(Boolean).length;
    assert.equal(await seen(), 10);
    await tabTo(page, '#catalogue .fold > summary', 200);
    await page.keyboard.press('Enter');
    assert.equal(await seen(), await all.count());
    await context.close();
  });

  test('/conditions/diabetes-blood-pressure: ten of the rows, the others a press away; all of them on a wide screen and on paper', async () => {
    const path = `${site.address}/conditions/diabetes-blood-pressure`;
    const seen = async (page) => (await page.locator('.count-table tbody tr').evaluateAll((all) => all.map((row) => row.checkVisibility()))).filter(Boolean).length;
    const { context, page } = await open(browser, path, { viewport: widths.phone, javaScriptEnabled: false });
    const all = await page.locator('.count-table tbody tr').count();
    assert.ok(all > 10);
    assert.equal(await seen(page), 10);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await seen(page), all);
    await page.emulateMedia({ media: 'screen' });
    await tabTo(page, '.rows-more > summary', 200);
    await page.keyboard.press('Enter');
    assert.equal(await seen(page), all);
    await context.close();
    const wide = await open(browser, path, { viewport: widths.desktop, javaScriptEnabled: false });
    assert.equal(await seen(wide.page), all);
    assert.equal(await wide.page.locator('.rows-more').isVisible(), false);
    await wide.context.close();
  });

  for (const path of contents) {
    test(`${path}: each part is a press away from the first two screens`, async () => {
      const { context, page } = await open(browser, site.address + path, { viewport: widths.phone });
      const nav = page.getByRole('navigation', { name: 'On this page' });
      assert.ok((await nav.boundingBox()).y < 2 * screen, `the contents stand at ${(await nav.boundingBox()).y}`);
      const links = await nav.locator('a').evaluateAll((all) => all.map((a) => a.hash.slice(1)));
      assert.ok(links.length >= 2);
      for (const id of links) {
        await nav.locator(`a[href$="#${id}"]`).click();
        const top = await page.waitForFunction((part) => { const at = document.getElementById(part)?.getBoundingClientRect(); return at && at.top >= -2 && at.top < innerHeight && at.height > 0 ? at.top : null; }, id);
        assert.ok(await top.jsonValue() < screen, `#${id} is in sight`);
      }
      await context.close();
    });
  }

  test('the columns of one download are found from the list of all, by keyboard, and stand alone', async () => {
    const { context, page } = await open(browser, `${site.address}/data/columns`, { viewport: widths.phone, javaScriptEnabled: false });
    await tabTo(page, '#table');
    await pick(page, 'Rankings');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/data/columns?table=rankings');
    assert.deepEqual(await page.locator('main details').count(), 1);
    assert.ok(await page.getByText('pWorstTenth', { exact: true }).isVisible());
    await context.close();
  });

  test('a folded part opens by keyboard and by its address, without script', async () => {
    const { context, page } = await open(browser, `${site.address}/data/columns`, { viewport: widths.phone, javaScriptEnabled: false });
    assert.equal(await page.getByText('pWorstTenth', { exact: true }).first().isVisible(), false);
    await tabTo(page, 'section[aria-labelledby=rankings-title] summary', 200);
    await page.keyboard.press('Enter');
    assert.ok(await page.getByText('pWorstTenth', { exact: true }).first().isVisible());
    await page.goto(`${site.address}/data/columns?again#conditions`);
    await page.locator('#conditions').waitFor();
    await context.close();
  });

  test('opened parts have no barrier, and fit 320 px', async () => {
    for (const path of ['/data', pages.compare[0], pages['test-beds'][0]]) {
      const { context, page } = await open(browser, site.address + path, { viewport: widths.phone });
      await page.evaluate(() => { for (const part of document.querySelectorAll('details.fold, details.part')) part.open = true; });
      assert.deepEqual(await accessibility(page), [], path);
      for (const width of [390, 320]) assert.deepEqual(await tooWide(page, width), [], `${path} at ${width} px`);
      await context.close();
    }
  });
});

describe('wide', () => {
  for (const path of ['/data', '/data/indicators']) {
    test(`${path}: nothing is folded that a phone folds, on screen and on paper`, async () => {
      const { context, page } = await open(browser, site.address + path, { viewport: widths.desktop, javaScriptEnabled: false });
      const folded = () => page.locator('details.fold:not([open]), details.part:not([open])').evaluateAll((all) => all.filter((part) => ![...part.children].slice(1).some((child) => child.checkVisibility({ contentVisibilityAuto: true }) && child.getBoundingClientRect().height > 0)).length);
      assert.equal(await folded(), 0);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await folded(), 0, 'paper has no folds');
      await context.close();
    });
  }

  for (const path of ['/', '/gaps', '/assets']) {
    for (const javaScriptEnabled of [true, false]) {
      test(`${path}: none of the panel with the map is cut off, ${javaScriptEnabled ? 'and it stays beside the list' : 'without script'}`, async () => {
        const viewport = { width: 1440, height: 700 };
        const { context, page } = await open(browser, site.address + path, { viewport, javaScriptEnabled });
        const panel = page.locator('.find-grid__map');
        assert.equal(await panel.evaluate((whole) => whole.scrollHeight > whole.clientHeight + 1), false, 'it does not scroll by itself');
        const [box, list] = await Promise.all([panel.boundingBox(), page.locator('.find-grid').boundingBox()]);
        // Where its end is in sight, and further down the list, where there is more of it.
        for (const further of [0, Math.min(400, list.height - box.height)]) {
          await page.evaluate((to) => scrollTo(0, to), Math.max(0, box.y + box.height + 20 - viewport.height) + further);
          const at = await panel.boundingBox();
          assert.ok(at.y + at.height <= viewport.height + 1, `its end is in sight: ${at.y + at.height}`);
          if (javaScriptEnabled) assert.ok(at.y + at.height > viewport.height / 3, `and it is still there: ${at.y + at.height}`);
        }
        await context.close();
      });
    }
  }

  for (const width of [1440, 2560, 3840]) {
    test(`England's ICBs at ${width} px: what stands below the map fills the room`, async () => {
      const { context, page } = await open(browser, `${site.address}/?level=icb&within=E92000001`, { viewport: { width, height: Math.round(width * 0.5625) } });
      const [panel, spread, main] = await Promise.all([page.locator('.find-grid__map').boundingBox(), page.locator('#where').boundingBox(), page.locator('main').boundingBox()]);
      assert.ok(spread.height > 250, `ICBs by their neighbourhoods: ${spread.height} px`);
      assert.ok(panel.height > page.viewportSize().height * 0.55, `the panel is ${panel.height} px high, the window ${page.viewportSize().height}`);
      assert.ok(main.width >= width * 0.7, `the page is ${main.width} px wide`);
      assert.deepEqual(await tooWide(page, width), []);
      await page.screenshot({ path: join(screenshots, `wide-icbs-${width}.jpg`) });
      await context.close();
    });
  }
});
