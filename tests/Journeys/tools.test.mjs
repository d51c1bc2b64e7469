// What people come to do with the figures, by keyboard alone, with and without script.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessibility, launch, open, serve, tabTo } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

const fetchJson = async (path) => (await fetch(site.address + path)).json();

describe('a population-health lead', () => {
  test('finds ten neighbourhoods for a programme on blood pressure in diabetes, by keyboard', async () => {
    const { context, page } = await open(browser, `${site.address}/tools`);
    await tabTo(page, 'a[href="/conditions"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/conditions');
    assert.match(await page.locator('main').innerText(), /once their source has answered/, 'what the release waits for is named');
    await tabTo(page, 'a[href="/conditions/diabetes-blood-pressure"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/conditions/diabetes-blood-pressure');
    const { items } = await fetchJson('/api/v1/conditions?condition=diabetes-blood-pressure');
    const rows = page.locator('.count-table tbody tr');
    for (let i = 0; i < 10; i++) {
      assert.equal(await rows.nth(i).getAttribute('data-code'), items[i].code);
      assert.match((await rows.nth(i).innerText()).replaceAll(',', ''), new RegExp(`${Math.round(items[i].unmet.value)}`), 'people, as the API has them');
    }
    await context.close();
  });

  test('finds Goldthorpe though it is spelled wrong, by keyboard', async () => {
    const { context, page } = await open(browser, site.address, { javaScriptEnabled: false });
    await tabTo(page, '#site-q');
    await page.keyboard.type('Golthorpe');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=Golthorpe');
    await page.locator('.found a', { hasText: 'Goldthorpe' }).first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/areas/E02*');
    assert.match(await page.locator('h1').innerText(), /Goldthorpe/);
    await context.close();
  });

  for (const javaScriptEnabled of [true, false]) {
    test(`weighs smoking double, by keyboard, ${javaScriptEnabled ? 'and sees it as the slider moves' : 'without script'}`, async () => {
      const { context, page, complaints } = await open(browser, `${site.address}/what-if`, { javaScriptEnabled });
      await tabTo(page, '#w-smoking-alcohol-obesity');
      for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
      if (!javaScriptEnabled) await page.keyboard.press('Enter');
      await page.waitForURL('**/what-if?weights=smoking-alcohol-obesity:2');
      const { items } = await fetchJson('/api/v1/scenario?weights=smoking-alcohol-obesity:2&first=20');
      await page.waitForFunction((code) => document.querySelector('.what-if-table tr[data-code]').dataset.code === code, items[0].code);
      const codes = await page.locator('.what-if-table tr[data-code]').evaluateAll((rows) => rows.map((row) => row.dataset.code));
      assert.deepEqual(codes, items.slice(0, 20).map((item) => item.code));
      if (javaScriptEnabled) {
        assert.equal(await page.evaluate(() => document.activeElement.id), 'w-smoking-alcohol-obesity', 'the focus stays where it was');
        assert.deepEqual(await accessibility(page), []);
      }
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }
});
