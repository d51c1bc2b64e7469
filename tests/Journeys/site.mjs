// The dashboard under test: the real executable, serving the releases in JOURNEY_RELEASES, and one browser for all pages.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const screenshots = process.env.JOURNEY_SCREENSHOTS ?? join(root, 'artifacts/screenshots');
export const widths = { desktop: { width: 1440, height: 1000 }, phone: { width: 390, height: 844 } };

const dll = join(root, 'Dashboard/bin/Release/net10.0/HealthNeeds.Dashboard.dll');
const axeSource = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

const freePort = () => new Promise((done, fail) => {
  const server = createServer().once('error', fail).listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** Starts the dashboard and waits until it answers. */
export async function serve(releases, environment = {}) {
  const address = `http://127.0.0.1:${await freePort()}`;
  const child = spawn('dotnet', [dll], {
    cwd: join(root, 'Dashboard'),
    env: { ...process.env, ASPNETCORE_URLS: address, Releases__Directory: releases, Worker__Embedded: 'false', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout.on('data', (text) => { log += text; });
  child.stderr.on('data', (text) => { log += text; });
  const started = performance.now();
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The dashboard ended with ${child.exitCode}:\n${log}`);
    const answer = await fetch(`${address}/health/live`).catch(() => null);
    if (answer?.ok) break;
    if (performance.now() - started > 60_000) throw new Error(`The dashboard did not answer within 60 s:\n${log}`);
    await new Promise((wait) => setTimeout(wait, 100));
  }
  return {
    address,
    log: () => log,
    seconds: (performance.now() - started) / 1000,
    stop: () => new Promise((done) => { child.once('exit', done); child.kill('SIGTERM'); }),
  };
}

export const launch = () => chromium.launch({
  executablePath: process.env.JOURNEY_BROWSER ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** Opens a page and collects what the console, the network and the page itself complain of. */
export async function open(browser, url, { viewport = widths.desktop, javaScriptEnabled = true, again = false } = {}) {
  const context = await browser.newContext({ viewport, javaScriptEnabled, bypassCSP: false });
  const page = await context.newPage();
  // The first plan or study of a release is worked out while other tests have the processors.
  page.setDefaultTimeout(180_000);
  const complaints = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(`console ${message.type()}: ${message.text()}`); });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('response', (response) => { if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`); });
  page.on('request', (request) => { if (!request.url().startsWith(new URL(url).origin) && !request.url().startsWith('data:')) complaints.push(`left the site: ${request.url()}`); });
  const response = await page.goto(url, { waitUntil: 'networkidle' });
  if (await answers(page)) return { context, page, complaints, response };
  // A browser that stands still says nothing of the page; a page that makes it stand still does so again.
  console.error(`The browser stood still for ${stillFor / 1000} s at ${url}; opened again.`);
  await context.close();
  if (again) throw new Error(`The browser stood still twice at ${url}`);
  return open(browser, url, { viewport, javaScriptEnabled, again: true });
}

const stillFor = 30_000;

/** True unless the page's own thread does not answer within half a minute. */
const answers = (page) => Promise.race([
  page.evaluate(() => true).catch(() => true),
  new Promise((late) => { setTimeout(late, stillFor, false).unref(); }),
]);

/** Presses Tab until an element of this selector has the focus. */
export async function tabTo(page, selector, most = 120) {
  for (let i = 0; i < most; i++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** Findings of axe-core for WCAG 2.2 A and AA and its best practices. */
export async function accessibility(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  }));
  return violations.map((v) => `${v.id} (${v.impact}): ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')}`);
}

/** True when something on the page is wider than the window. */
export const overflows = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
