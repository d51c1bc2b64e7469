// count-results.mjs DIRECTORY: adds up .trx files (xunit) and journeys.xml (node), says again what failed and why, as the run's log is long, and closes with one plain line.
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const directory = process.argv[2];
const total = { passed: 0, failed: 0, skipped: 0 };
const files = existsSync(directory) ? readdirSync(directory) : [];
const plain = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'")
  .replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16))).replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replaceAll('&amp;', '&');
const shorten = (text, length) => (text.length > length ? `${text.slice(0, length)} …` : text).replaceAll('\n', '\n    ');

for (const file of files.filter((name) => name.endsWith('.trx'))) {
  const text = readFileSync(join(directory, file), 'utf8');
  const [start, finish] = ['start', 'finish'].map((key) => Date.parse(text.match(new RegExp(`<Times [^>]*${key}="([^"]*)"`))?.[1]));
  const project = text.match(/storage="[^"]*[\\/]healthneeds\.([\w.]+)\.dll"/i)?.[1];
  if (project && finish > start) {
    console.log(`${project}: ${Math.round((finish - start) / 1000)} s`);
  }
  for (const [, attributes, inside] of text.matchAll(/<UnitTestResult ([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)) {
    const [outcome, name] = ['outcome', 'testName'].map((key) => plain(attributes.match(new RegExp(`${key}="([^"]*)"`))?.[1] ?? ''));
    const of = (tag) => plain(inside?.match(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`))?.[1] ?? '').trim();
    if (outcome === 'Passed') {
      total.passed++;
    } else if (outcome === 'NotExecuted') {
      total.skipped++;
      console.log(`skipped: ${name}`);
    } else {
      total.failed++;
      console.log(`failed: ${name}\n    ${shorten(of('Message'), 2000)}\n    ${shorten(of('StackTrace'), 1000)}`);
    }
  }
}

if (files.includes('journeys.xml')) {
  const text = readFileSync(join(directory, 'journeys.xml'), 'utf8');
  const count = (name) => Number(text.match(new RegExp(`<!-- ${name} (\\d+) -->`))?.[1] ?? 0);
  total.passed += count('pass');
  total.failed += count('fail') + count('cancelled');
  total.skipped += count('skipped');
  for (const [, name, why] of text.matchAll(/<testcase name="([^"]*)"[^>]*>\s*<failure [^>]*?message="([^"]*)"/g)) {
    console.log(`failed: ${plain(name)}\n    ${shorten(plain(why), 2000)}`);
  }
}

console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
