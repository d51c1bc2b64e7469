// count-results.mjs DIRECTORY: adds up .trx files (xunit) and journeys.xml (node) and closes with one plain line.
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const directory = process.argv[2];
const total = { passed: 0, failed: 0, skipped: 0 };
const files = existsSync(directory) ? readdirSync(directory) : [];

for (const file of files.filter((name) => name.endsWith('.trx'))) {
  const text = readFileSync(join(directory, file), 'utf8');
  for (const [, outcome] of text.matchAll(/<UnitTestResult [^>]*outcome="(\w+)"/g)) {
    total[outcome === 'Passed' ? 'passed' : outcome === 'NotExecuted' ? 'skipped' : 'failed']++;
  }
  for (const [, name] of text.matchAll(/<UnitTestResult [^>]*testName="([^"]*)"[^>]*outcome="NotExecuted"/g)) {
    console.log(`skipped: ${name}`);
  }
}

if (files.includes('journeys.xml')) {
  const text = readFileSync(join(directory, 'journeys.xml'), 'utf8');
  const count = (name) => Number(text.match(new RegExp(`<!-- ${name} (\\d+) -->`))?.[1] ?? 0);
  total.passed += count('pass');
  total.failed += count('fail') + count('cancelled');
  total.skipped += count('skipped');
}

console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
