import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFlow } from '../emulator/studio/check/check-flow.ts';
import { fillHoles } from '../emulator/studio/flow/fill-holes.ts';
import { parseFlow } from '../emulator/studio/flow/parse-flow.ts';
import { localHoles } from '../emulator/studio/scenarios/local-holes.ts';

const studio = join(import.meta.dirname, '../../packages/studio');
const flowText = readFileSync(join(studio, 'flows/docent.json'), 'utf8');
const flow = parseFlow(fillHoles(flowText, localHoles));

test('the check finds nothing', () => {
  expect(checkFlow(flow)).toEqual({ problems: [], warnings: [] });
});

test('it has the holes that a deploy fills, and no others', () => {
  const holes = new Set([...flowText.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name));
  expect(holes).toEqual(
    new Set([
      'ANSWER_SID',
      'FIND_PROFILE_SID',
      'FUNCTIONS_DOMAIN',
      'FUNCTIONS_ENVIRONMENT_SID',
      'FUNCTIONS_SERVICE_SID',
      'PREPARE_TASK_SID',
      'TASK_CHANNEL_SID',
      'WORKFLOW_SID',
    ]),
  );
});

test('no failure and no time-out ends a chat in silence', () => {
  const failures = new Set(['fail', 'failed', 'timeout', 'deliveryFailure', 'failedToEnqueue']);
  const silent = flow.states.flatMap(({ name, transitions }) =>
    transitions.filter(({ event, next }) => failures.has(event) && !next).map(() => name),
  );
  // Nothing more can be done when even that cannot be said.
  expect(silent).toEqual(['nobody_reached']);
});
