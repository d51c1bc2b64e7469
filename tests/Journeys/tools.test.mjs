// What people come to do with the figures, by keyboard alone, at both widths, with and without script.
import { after, before, describe } from 'node:test';
import assert from 'node:assert/strict';
import { launch, serve, tabTo, unfold, walks, widths } from './site.mjs';

let site, browser;
before(async () => { site = await serve(process.env.JOURNEY_RELEASES); browser = await launch(); });
after(async () => { await browser?.close(); await site?.stop(); });

const fetchJson = async (path) => (await fetch(site.address + path)).json();

/** The rows of the chart of what-if, in words. */
const charted = (page) => page.locator('.moves tbody tr').evaluateAll((rows) => rows.map((row) => `${row.dataset.code} ${row.lastElementChild.innerText.trim().replace(/\s+/g, ' ')}`));

/** The same of the API's items: the first 20 of the scenario, then the first eight that are no longer among them. */
function moves(items) {
  const said = (words) => ({ code, declaredPosition, position }) => `${code} ${declaredPosition} to ${position} ${words(declaredPosition)}`;
  const gone = items.slice(20).filter((item) => item.declaredPosition <= 20).sort((one, other) => one.declaredPosition - other.declaredPosition);
  return [...items.slice(0, 20).map(said((before) => (before <= 20 ? 'stays' : 'comes in'))), ...gone.slice(0, 8).map(said(() => 'goes out'))];
}

/** Goes along the first link that fits, with Tab and Enter. */
async function follow(page, selector, url) {
  await tabTo(page, selector, 400);
  await page.keyboard.press('Enter');
  await page.waitForURL(url);
}

for (const [width, viewport] of Object.entries(widths)) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`a population-health lead, ${width}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      const walk = walks(() => ({ site, browser }), { viewport, javaScriptEnabled });

      walk('finds ten neighbourhoods for a programme on blood pressure in diabetes, by keyboard', '/tools', async (page) => {
        await follow(page, 'a[href="/conditions"]', '**/conditions');
        assert.match(await page.locator('main').innerText(), /once their source has answered/, 'what the release waits for is named');
        await follow(page, 'a[href="/conditions/diabetes-blood-pressure"]', '**/conditions/diabetes-blood-pressure');
        const { items } = await fetchJson('/api/v1/conditions?condition=diabetes-blood-pressure');
        const rows = page.locator('.count-table tbody tr');
        for (let i = 0; i < 10; i++) {
          assert.equal(await rows.nth(i).getAttribute('data-code'), items[i].code);
          assert.match((await rows.nth(i).innerText()).replaceAll(',', ''), new RegExp(`${Math.round(items[i].unmet.value)}`), 'people, as the API has them');
        }
        await follow(page, `.count-table a[href^="/areas/${items[0].code}"]`, `**/areas/${items[0].code}*`);
      });

      walk('finds Goldthorpe though it is spelled wrong, by keyboard', '/', async (page) => {
        await tabTo(page, '#site-q');
        await page.keyboard.type('Golthorpe');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/search?q=Golthorpe');
        await follow(page, '.found a[href^="/areas/E02"]', '**/areas/E02*');
        assert.match(await page.locator('h1').innerText(), /Goldthorpe/);
      });

      walk(`weighs smoking double, by keyboard, ${javaScriptEnabled ? 'and sees it as the slider moves' : 'and presses the button'}`, '/what-if', async (page) => {
        if (javaScriptEnabled) {
          await page.evaluate(() => {
            const said = document.querySelector('#result .lead[role=status]');
            window.takenOut = 0;
            new MutationObserver((changes) => { window.takenOut += changes.filter((change) => [...change.removedNodes].includes(said)).length; }).observe(said.parentElement, { childList: true });
          });
        }
        await tabTo(page, '#w-smoking-alcohol-obesity');
        for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
        if (!javaScriptEnabled) {
          await tabTo(page, '.scenario button[type=submit]');
          await page.keyboard.press('Enter');
        }
        await page.waitForURL('**/what-if?weights=smoking-alcohol-obesity:2');
        const { items } = await fetchJson('/api/v1/scenario?weights=smoking-alcohol-obesity:2&first=20');
        await page.waitForFunction((code) => document.querySelector('.what-if-table tr[data-code]').dataset.code === code, items[0].code);
        const codes = await page.locator('.what-if-table tr[data-code]').evaluateAll((rows) => rows.map((row) => row.dataset.code));
        assert.deepEqual(codes, items.slice(0, 20).map((item) => item.code));
        if (javaScriptEnabled) assert.equal(await page.evaluate(() => document.activeElement.id), 'w-smoking-alcohol-obesity', 'the focus stays where it was');
        const twice = await page.locator('.moves').innerText();
        assert.deepEqual(await charted(page), moves(items));
        await tabTo(page, '#w-smoking-alcohol-obesity');
        await page.keyboard.press('End');
        if (!javaScriptEnabled) {
          await tabTo(page, '.scenario button[type=submit]');
          await page.keyboard.press('Enter');
        }
        await page.waitForURL('**/what-if?weights=smoking-alcohol-obesity:4');
        const fourfold = moves((await fetchJson('/api/v1/scenario?weights=smoking-alcohol-obesity:4&first=20')).items);
        assert.deepEqual(await charted(page), fourfold, 'the chart follows the slider');
        assert.notEqual(await page.locator('.moves').innerText(), twice);
        assert.match(await page.locator('#moves-title').innerText(), new RegExp(`^${fourfold.filter((row) => row.endsWith('comes in')).length} `), 'its heading counts who comes in');
        if (!javaScriptEnabled) return;
        assert.equal(await page.evaluate(() => window.takenOut), 0, 'what is read out stays in the page');
        assert.doesNotMatch(await page.locator('#result .lead[role=status]').innerText(), /as the release ranks it/, 'and says what is shown');
        const summary = page.locator('.scenario__figures > summary');
        assert.match(await summary.innerText(), /\(0 of \d+\)/);
        await unfold(page, '.scenario__figures');
        await tabTo(page, '.scenario__figures input');
        await page.keyboard.press('Space');
        await page.waitForURL('**/what-if?weights=smoking-alcohol-obesity:4&without=*');
        assert.match(await summary.innerText(), /\(1 of \d+\)/, 'the figures left out are counted as they are ticked');
      });
    });
  }
}
