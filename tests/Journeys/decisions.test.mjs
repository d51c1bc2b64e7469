// An analyst behind a proxy asks for a decision, a real worker answers it, and who is nobody or only reads gets nothing.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessibility, launch, open, overflows, root, screenshots, serve, widths } from './site.mjs';

const work = mkdtempSync(join(tmpdir(), 'healthneeds-decisions-'));
const releases = join(work, 'releases');
const requests = join(work, 'requests');
let site, browser, analysts, readers, worker, older;

/** A proxy that says who asks, whatever the client says of itself. */
const proxy = (user, groups) => new Promise((ready) => {
  const server = createServer((incoming, answer) => {
    const headers = { ...incoming.headers, 'x-forwarded-user': user, 'x-forwarded-groups': groups };
    const onward = request(site.address + incoming.url, { method: incoming.method, headers }, (reply) => {
      answer.writeHead(reply.statusCode, reply.headers);
      reply.pipe(answer);
    });
    onward.once('error', () => answer.destroy());
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1', () => ready({ server, address: `http://127.0.0.1:${server.address().port}` }));
});

before(async () => {
  cpSync(process.env.JOURNEY_RELEASES, releases, { recursive: true });
  mkdirSync(requests);
  // The same file under an earlier date is a release of its own: its id holds the date and the hash.
  const { id, file } = JSON.parse(readFileSync(join(releases, 'current.json'), 'utf8'));
  older = `20200101T090000Z-${id.split('-')[1]}`;
  linkSync(join(releases, file), join(releases, `${older}.duckdb`));
  const status = join(releases, 'sources', 'qof2021');
  mkdirSync(status, { recursive: true });
  const now = new Date().toISOString();
  writeFileSync(join(status, 'status.json'), JSON.stringify({
    source: 'qof2021', state: 'held', why: null, lastAsked: now, lastAnswered: now, lastChanged: null, staleSince: null, nextRun: null, allowedAge: '400.00:00:00', recent: [],
    held: { id: '0f3a9c51b2d4', since: now, findings: ['[fact-changed] figures qof-copd unit: The unit is another. Found ‘per 1,000’; expected ‘%’, as before.', '[figure-count] 6,231 figures fewer than before.'], readable: true },
  }));
  site = await serve(releases, {
    Access__Mode: 'proxy', Access__Proxy__Addresses__0: '127.0.0.1', Access__Readers__Groups__0: 'readers', Access__Analysts__Groups__0: 'analysts', Requests__Directory: requests,
  });
  [analysts, readers] = await Promise.all([proxy('anna.smith@example.nhs.uk', 'analysts'), proxy('otto@example.nhs.uk', 'readers')]);
  browser = await launch();
});

after(async () => {
  // It writes until it has ended, into what is removed.
  if (worker && worker.exitCode === null && worker.signalCode === null) await new Promise((done) => { worker.once('exit', done); worker.kill('SIGTERM'); });
  await browser?.close();
  analysts?.server.close();
  readers?.server.close();
  await site?.stop();
  rmSync(work, { recursive: true, force: true });
});

describe('decisions', () => {
  test('nobody gets nothing, and a reader everything but decisions', async () => {
    for (const address of ['/', '/data/decisions', '/generated/site.css', '/api/v1/rankings'])
      assert.equal((await fetch(site.address + address)).status, 401, address);
    assert.equal((await fetch(readers.address)).status, 200);
    const refused = await fetch(`${readers.address}/data/decisions`);
    assert.equal(refused.status, 403);
    assert.match(await refused.text(), /This page is for analysts/);
  });

  for (const [device, viewport] of Object.entries({ ...widths, narrow: { width: 320, height: 700 } })) {
    test(`the page on ${device} is in order`, async () => {
      const { context, page, complaints } = await open(browser, `${analysts.address}/data/decisions`, { viewport });
      await page.getByRole('button', { name: 'Ask to accept' }).waitFor();
      const choice = page.getByRole('radio', { name: /^Version .* published 1 Jan(uary)? 2020/ });
      assert.equal(await choice.getAttribute('value'), older);
      assert.match(await page.getByRole('link', { name: /^See the site as of then/ }).getAttribute('href'), new RegExp(`release=${older}`), 'an analyst looks at it first');
      assert.deepEqual(await accessibility(page), []);
      assert.equal(await overflows(page), false);
      assert.deepEqual(complaints, []);
      await page.screenshot({ path: join(screenshots, `decisions-${device}.jpg`), fullPage: true });
      await context.close();
    });
  }

  test('a request goes to the worker, which holds it to its rules, and its answer is shown', async () => {
    const { context, page } = await open(browser, `${analysts.address}/data/decisions`, { javaScriptEnabled: false });
    await page.getByLabel(/^Why \(kept with the decision/).fill('NHS England wrote that the unit changed');
    await page.getByRole('button', { name: 'Ask to accept' }).click();
    await page.getByRole('status').getByText('Your request waits for the worker').waitFor();
    assert.equal(readdirSync(requests).filter((f) => f.endsWith('.json')).length, 1);

    worker = spawn('dotnet', [join(root, 'Ingest/bin/Release/net10.0/HealthNeeds.Ingest.dll'), 'serve'], {
      env: { ...process.env, Releases__Directory: releases, Data__Directory: join(root, 'data'), Requests__Directory: requests, Worker__AtStart: 'Never', Worker__LookSeconds: '1', Live__Offline: 'true' },
      stdio: 'ignore',
    });
    // These figures stand in the status alone and lie nowhere, so the worker says no, whatever the page showed.
    const said = page.getByRole('status').getByText('Refused: No figures');
    while (await said.count() === 0) {
      await new Promise((wait) => setTimeout(wait, 500));
      await page.reload();
    }
    await page.screenshot({ path: join(screenshots, 'decisions-answered-desktop.jpg'), fullPage: true });
    await context.close();

    const line = JSON.parse(readFileSync(join(releases, 'audit', 'log.jsonl'), 'utf8').trim());
    assert.deepEqual([line.act, line.who, line.subject], ['request-refused', 'anna.smith@example.nhs.uk', 'accept qof2021 0f3a9c51b2d4']);
    for (const address of ['/data', '/data/sources/qof2021', '/api/v1/sources/status', '/api/v1/runs'])
      assert.doesNotMatch(await (await fetch(readers.address + address)).text(), /anna\.smith/, `${address} names nobody`);
  });

  test('another release is asked for by keyboard, the worker puts it in place, and readers see it', async () => {
    const { context, page } = await open(browser, `${analysts.address}/data/decisions`, { viewport: widths.phone });
    const focused = () => page.evaluate(() => `${document.activeElement.name}=${document.activeElement.value}`);
    for (let i = 0; i < 60 && await focused() !== `target=${older}`; i++) await page.keyboard.press('Tab');
    assert.equal(await focused(), `target=${older}`, 'Tab reaches the choice');
    await page.keyboard.press('Space');
    await page.getByLabel(/^Why \(kept in the audit log/).fill('The newest has a wrong denominator');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(/Your request waits for the worker|Done/).waitFor();
    const done = page.getByRole('status').getByText('Done');
    // The worker says so before the site has looked at what it did.
    const served = page.locator('main').getByText(/^Served now: .* 2020/);
    for (let tries = 0; await done.count() === 0 || await served.count() === 0; tries++) {
      assert.ok(tries < 600, await page.locator('main').innerText());
      await new Promise((wait) => setTimeout(wait, 500));
      await page.reload();
    }
    assert.equal(JSON.parse(readFileSync(join(releases, 'current.json'), 'utf8')).id, older);
    await served.waitFor();
    await page.screenshot({ path: join(screenshots, 'decisions-back-phone.jpg'), fullPage: true });
    await context.close();
  });
});
