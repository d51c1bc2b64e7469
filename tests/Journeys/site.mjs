// The dashboard under test: the real executable, serving the releases in JOURNEY_RELEASES, and one browser for all pages.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const screenshots = process.env.JOURNEY_SCREENSHOTS ?? join(root, 'artifacts/screenshots');
export const widths = { desktop: { width: 1440, height: 1000 }, phone: { width: 390, height: 844 } };

const dll = join(root, 'Dashboard/bin/Release/net10.0/HealthNeeds.Dashboard.dll');
const axeSource = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** A port that nobody listens to, below those that the system gives to whoever asks for any: one of them would be the browser's or another test's before the dashboard has started. */
const freePort = () => new Promise((done) => {
  const port = 20_000 + Math.floor(Math.random() * 12_000);
  const server = createServer().once('error', () => done(freePort())).listen(port, '127.0.0.1', () => server.close(() => done(port)));
});

/** Starts the dashboard and waits until it answers. Where run.mjs has one running for all, it is that one, unless other releases or settings are wanted. */
export async function serve(releases, environment = {}) {
  if (process.env.JOURNEY_SITE && releases === process.env.JOURNEY_RELEASES && Object.keys(environment).length === 0) {
    return { address: process.env.JOURNEY_SITE, log: () => 'It serves all journeys: run.mjs says what it said.', stop: async () => {} };
  }
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
    if (performance.now() - started > 300_000) throw new Error(`The dashboard did not answer within 300 s:\n${log}`);
    await new Promise((wait) => setTimeout(wait, 100));
  }
  return {
    address,
    log: () => log,
    stop: () => new Promise((done) => { child.once('exit', done); child.kill('SIGTERM'); }),
  };
}

/** What ./test installs, or the whole browser. */
const browserHere = () => process.env.JOURNEY_BROWSER ?? (existsSync('/usr/bin/chromium-headless-shell') ? '/usr/bin/chromium-headless-shell' : '/usr/bin/chromium');

export const launch = () => chromium.launch({
  executablePath: browserHere(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** No request for so long: what a page's script asks for has come. */
const quietFor = 150;

/** Waits until the page is there and nothing is on its way. */
async function settled(page, address) {
  const onTheirWay = new Set();
  let since = performance.now();
  const begins = (request) => { onTheirWay.add(request); };
  const ends = (request) => { onTheirWay.delete(request); since = performance.now(); };
  page.on('request', begins).on('requestfinished', ends).on('requestfailed', ends);
  const response = await page.goto(address, { waitUntil: 'load' });
  since = performance.now();
  while (onTheirWay.size > 0 || performance.now() - since < quietFor) await new Promise((wait) => { setTimeout(wait, 25); });
  page.off('request', begins).off('requestfinished', ends).off('requestfailed', ends);
  return response;
}

/**
 * Opens a page and collects what the console, the network and the page itself complain of.
 * Pages of one context share what the browser keeps; each has a context of its own where none is given.
 */
export async function open(browser, url, { viewport = widths.desktop, javaScriptEnabled = true, within = null, again = false } = {}) {
  const context = within ?? await browser.newContext({ viewport, javaScriptEnabled, bypassCSP: false });
  const page = await context.newPage();
  // The first plan or study of a release is worked out while other tests have the processors.
  page.setDefaultTimeout(180_000);
  const complaints = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(`console ${message.type()}: ${message.text()}`); });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('response', (response) => { if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`); });
  page.on('request', (request) => { if (!request.url().startsWith(new URL(url).origin) && !request.url().startsWith('data:')) complaints.push(`left the site: ${request.url()}`); });
  const response = await settled(page, url);
  if (await answers(page)) return { context, page, complaints, response };
  // A browser that stands still says nothing of the page; a page that makes it stand still does so again.
  console.error(`The browser stood still for ${stillFor / 1000} s at ${url}; opened again.`);
  await (within ? page : context).close();
  if (again) throw new Error(`The browser stood still twice at ${url}`);
  return open(browser, url, { viewport, javaScriptEnabled, within, again: true });
}

const stillFor = 30_000;

/** True unless the page's own thread does not answer within half a minute. */
const answers = (page) => Promise.race([
  page.evaluate(() => true).catch(() => true),
  new Promise((late) => { setTimeout(late, stillFor, false).unref(); }),
]);

/** Presses Tab until an element of this selector has the focus. Once it has, further presses of the same go do nothing, so that it is looked only now and then whether it has. */
export async function tabTo(page, selector, most = 120) {
  const there = () => page.evaluate((wanted) => document.activeElement?.matches(wanted), selector);
  if (await there()) return;
  const stays = await page.evaluate((wanted) => {
    globalThis.staysThere = (event) => { if (event.key === 'Tab' && document.activeElement?.matches(wanted)) event.preventDefault(); };
    document.addEventListener('keydown', globalThis.staysThere, true);
    // Without script no listener is called, and every press is looked at.
    let called = false;
    document.addEventListener('called', () => { called = true; }, { once: true });
    document.dispatchEvent(new Event('called'));
    return called;
  }, selector);
  let reached = false;
  for (let pressed = 0; pressed < most && !reached;) {
    // Mostly it is near; where it is not, it is far.
    for (const next = Math.min(most, pressed + (!stays ? 1 : pressed < 10 ? 2 : 10)); pressed < next; pressed++) await page.keyboard.press('Tab');
    reached = await there();
    // Without script a map is hundreds of links, and the one before them leads past it.
    if (!reached && !stays && await page.evaluate((wanted) => document.activeElement?.matches('.map__skip a') && !document.querySelector(wanted)?.closest('hn-map'), selector)) await page.keyboard.press('Enter');
  }
  await page.evaluate(() => document.removeEventListener('keydown', globalThis.staysThere, true));
  if (!reached) throw new Error(`Tab does not reach ${selector}`);
}

/** Chooses an entry of the list that has the focus by its first letters. A browser takes letters that come more than a second apart, as a busy machine may send them, for the beginnings of several names: then they are typed again. */
export async function pick(page, letters) {
  for (let tries = 0; tries < 3; tries++) {
    await page.keyboard.type(letters);
    if (await page.evaluate((wanted) => document.activeElement.selectedOptions[0].label.toLowerCase().startsWith(wanted), letters.toLowerCase())) return;
    await new Promise((wait) => { setTimeout(wait, 1_500); });
  }
}

/** Opens what a phone folds away, with Tab and Enter; where it stands open nothing needs to be done. */
export async function unfold(page, part = 'details.filters') {
  const summary = page.locator(`${part} > summary`).first();
  if (!await summary.isVisible() || await summary.evaluate((element) => element.parentElement.open)) return;
  await tabTo(page, `${part} > summary`, 400);
  await page.keyboard.press('Enter');
}

/** A walk is a test that ends with nothing wider than the window, nothing that axe finds and no complaint of the browser. `world` is asked when it begins: there is no site before. */
export const walks = (world, { viewport, javaScriptEnabled }) => (name, from, steps) => test(name, async () => {
  const { site, browser } = world();
  const { context, page, complaints } = await open(browser, site.address + from, { viewport, javaScriptEnabled });
  await steps(page);
  assert.equal(await overflows(page), false, 'nothing is wider than the window');
  if (javaScriptEnabled) assert.deepEqual(await accessibility(page), []);
  assert.deepEqual(complaints, []);
  await context.close();
});

/** Findings of axe-core for WCAG 2.2 A and AA and its best practices. */
export async function accessibility(page) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  }));
  return violations.map((v) => `${v.id} (${v.impact}): ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')}`);
}

/** True when something on the page is wider than the window. */
export const overflows = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);

/** What is wider than a window of this many pixels, or is cut at its side: nothing, on a page that is in order. A part that scrolls by itself, and takes the focus for it, is. */
export async function tooWide(page, width) {
  const size = page.viewportSize();
  if (size.width !== width) await page.setViewportSize({ width, height: size.height });
  const found = await page.evaluate(() => {
    const scrolls = (element) => { for (let at = element; at; at = at.parentElement) if (at.tabIndex >= 0 && /auto|scroll/.test(getComputedStyle(at).overflowX)) return true; return false; };
    const name = (element) => `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''}${[...element.classList].map((c) => `.${c}`).join('')}`;
    // Heads of tables that stand as cards are there for screen readers, and clipped away.
    const unseen = new Set([...document.querySelectorAll('thead')].filter((head) => getComputedStyle(head).clipPath !== 'none'));
    const seen = [...document.querySelectorAll('body *')].filter((element) => !element.closest('svg, .visually-hidden, .skip') && element.checkVisibility() && !unseen.has(element.closest('thead')));
    const beyond = seen.filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element) && !element.closest('.site-nav')).map(name);
    const cut = seen.filter((element) => element.scrollWidth > element.clientWidth + 1 && /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) && !scrolls(element) && !element.matches('.site-nav, input, select, textarea')).map((element) => `${name(element)} is cut`);
    return [...new Set([...beyond, ...cut])].slice(0, 5);
  });
  if (size.width !== width) await page.setViewportSize(size);
  return found;
}

/** An A4 page of paper less its margins of 14 mm, in CSS pixels. */
const paper = { width: 688, height: 1017 };

/** What is wrong with a page on A4: what only a screen can use, parts that are wider than the sheet or cut, folds that neither lie open nor are named, no word of where it is from. The page is left as paper has it. */
export async function onPaper(page) {
  await page.setViewportSize(paper);
  await page.emulateMedia({ media: 'print' });
  return page.evaluate(() => {
    const name = (element) => `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''}${[...element.classList].map((c) => `.${c}`).join('')}`;
    const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 1;
    const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
    const seen = all('body *').filter((element) => !element.closest('svg, .visually-hidden') && getComputedStyle(element).clipPath === 'none' && !element.closest('.rank-table--more thead'));
    const found = [
      ...all('form:not(.scenario), input, select, textarea, button, nav:not(.pager), .pager a, .links').map((element) => `${name(element)} is printed`),
      ...seen.filter((element) => element.getBoundingClientRect().right > innerWidth + 1).map((element) => `${name(element)} is wider than the sheet`),
      ...seen.filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible').map((element) => `${name(element)} is cut at its side`),
      ...seen.filter((element) => element.scrollHeight > element.clientHeight + 1 && /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowY)).map((element) => `${name(element)} is cut at its end`),
      ...all('details').filter((fold) => ![...fold.children].some(shown)).map((fold) => `${name(fold)} is lost`),
    ];
    if (all('#printed, .sheet__foot, .embed__foot').length === 0) found.push('it does not say where it is from');
    return [...new Set(found)].slice(0, 6);
  });
}
