import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScenarios } from './read-files.ts';
import { runScenarios } from './run-scenarios.ts';

const studio = join(import.meta.dirname, '../../../../packages/studio');

describe.each(['recipe', 'recipe-conversations'])('the flow %s', (name) => {
  const files = readScenarios([join(studio, 'scenarios', name)]);
  const flowText = readFileSync(join(studio, `flows/${name}.json`), 'utf8');

  test('does in every scenario what is written down', async () => {
    const scenarios = files.map(({ scenario }) => scenario);
    const results = await runScenarios({ flowText, scenarios });
    const failed = results.filter(({ passed }) => !passed);
    expect(failed.map((one) => [one.name, ...one.failures])).toEqual([]);
    expect(results.length).toBeGreaterThan(5);
  });
});
