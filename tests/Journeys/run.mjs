// run.mjs RESULTS.xml [FILE...]: walks all journeys, or those of FILE, past one dashboard, so that none waits for its own to start and what one has had drawn serves the next.
// Files that want other settings or releases start their own beside it.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, serve } from './site.mjs';

const [results, ...chosen] = process.argv.slice(2);
const here = join(root, 'tests/Journeys');
const files = chosen.length > 0 ? chosen : readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort().map((name) => join(here, name));

const site = await serve(process.env.JOURNEY_RELEASES);
const walk = spawn(process.execPath, [
  '--test', '--test-concurrency=1', '--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=junit', `--test-reporter-destination=${results}`, ...files,
], { stdio: 'inherit', env: { ...process.env, JOURNEY_SITE: site.address } });
const code = await new Promise((done) => { walk.once('exit', (status) => done(status ?? 1)); });
await site.stop();
if (code !== 0) console.error(`The dashboard said:\n${site.log().slice(-20_000)}`);
process.exit(code);
