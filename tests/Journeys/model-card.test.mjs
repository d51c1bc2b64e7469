// The model card in docs is the one the product prints of its bundled figures.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const number = /-?\d+(?:\.\d+)?/g;
const program = 'Ingest/bin/Release/net10.0/HealthNeeds.Ingest.dll';

test('docs/model-card.md says what the models of the bundled figures say', () => {
  const environment = { ...process.env, Releases__Directory: process.env.JOURNEY_RELEASES };
  const printed = execFileSync('dotnet', [program, 'models', 'card'], { env: environment, encoding: 'utf8', maxBuffer: 1 << 24 });
  const kept = readFileSync('docs/model-card.md', 'utf8');
  const hint = `write it again: dotnet ${program} models card > docs/model-card.md`;
  assert.equal(kept.replace(number, '#'), printed.replace(number, '#'), hint);

  // Processors round their vector sums differently: the last digit may move, a result may not.
  const [ours, theirs] = [kept.match(number).map(Number), printed.match(number).map(Number)];
  ours.forEach((value, i) => assert.ok(Math.abs(value - theirs[i]) <= 0.01 * Math.max(1, Math.abs(value)), `${value} is now ${theirs[i]}; ${hint}`));
});
