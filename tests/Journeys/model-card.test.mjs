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

  // Processors round differently: a figure may move by its last digit, or by a hundredth; a result may not.
  const [ours, theirs] = [kept.match(number), printed.match(number)];
  ours.forEach((figure, i) => {
    const lastDigit = 10 ** -(figure.split('.')[1]?.length ?? 0);
    const moved = Math.abs(figure - theirs[i]);
    assert.ok(moved <= 1.001 * Math.max(lastDigit, 0.01 * Math.abs(figure)), `${figure} is now ${theirs[i]}; ${hint}`);
  });
});
