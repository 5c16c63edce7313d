import { beforeAll, expect, test } from 'vitest';
import { conformanceTable } from './conformance-table.ts';
import { buildFixtures } from './testing/build-fixtures.ts';
import { compareRuntimes, type Comparison } from './testing/compare-runtimes.ts';
import { toComparable } from './testing/to-comparable.ts';

let comparison: Comparison;

beforeAll(async () => {
  const { folder, remove } = await buildFixtures();
  const env = { GREETING: 'Hello "you" = {"a": 1} #1' };
  comparison = await compareRuntimes({ folder, rows: conformanceTable, env }).finally(remove);
  // Each request is a new process of twilio-run.
}, 180_000);

test.each(conformanceTable)('$title: twilio-run and our host answer alike', (row) => {
  const answers = [comparison.twilioRun, comparison.host].map((all) => {
    const received = all.get(row.title);
    return received && toComparable(received, row);
  });
  const [real, ours] = answers;
  expect(real?.status).toBe(row.status);
  expect(ours).toEqual(real);
});

test('twilio-run asks nothing, and nothing leaves this machine', () => {
  expect(comparison.output).toContain('/echo');
  expect(comparison.output).not.toMatch(/LEAVES THIS MACHINE|\?$/m);
});
