import { chromium } from 'playwright-core';
const [base, out, ...paths] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const p of paths) for (const [n, v] of [['d', { width: 1440, height: 900 }], ['m', { width: 390, height: 844 }]]) {
  const c = await b.newContext({ viewport: v }); const page = await c.newPage();
  page.on('console', m => { if (m.type() === 'error') console.log(p, n, m.text()); });
  const r = await page.goto(base + p, { waitUntil: 'load' });
  const name = p.replace(/[^a-z0-9]+/gi, '_').slice(0, 60);
  await page.waitForTimeout(300);
  const over = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
  console.log(p, n, r.status(), over ? 'OVERFLOWS' : '');
  await page.screenshot({ path: `${out}/${name}-${n}.png`, fullPage: true });
  await c.close();
}
await b.close();
