import { expect, test } from 'vitest';
import { assertFillable, toHoleName, toHoles } from './flow-holes.ts';

const flow = { source: 'docent', text: '', holes: { WORKFLOW_SID: 'WW1' } };

test('each Function has a hole for its SID', () => {
  expect(toHoleName('/find-profile')).toBe('FIND_PROFILE_SID');
  expect(toHoleName('/chat/prepare-task')).toBe('CHAT_PREPARE_TASK_SID');
});

test('what is known grows with what is deployed', () => {
  const place = { serviceSid: 'ZS1', functionSids: { '/answer': 'ZH1' }, environment: undefined };
  expect(toHoles(flow, undefined)).toEqual({ WORKFLOW_SID: 'WW1' });
  expect(toHoles(flow, place)).toEqual({ WORKFLOW_SID: 'WW1', ANSWER_SID: 'ZH1' });
  const environment = { sid: 'ZE1', domain: 'docent-1.twil.io' };
  expect(toHoles(flow, { ...place, environment })).toEqual({
    WORKFLOW_SID: 'WW1',
    ANSWER_SID: 'ZH1',
    FUNCTIONS_DOMAIN: 'docent-1.twil.io',
    FUNCTIONS_SERVICE_SID: 'ZS1',
    FUNCTIONS_ENVIRONMENT_SID: 'ZE1',
  });
});

test('a hole that nothing will fill is named before anything is deployed', () => {
  const build = {
    functions: [{ name: '/answer', path: '/answer', access: 'protected', content: '' }],
    assets: [],
    dependencies: {},
  } as const;
  const text = '${WORKFLOW_SID} ${ANSWER_SID} ${FUNCTIONS_DOMAIN} ${ANSWERS_SID} ${QUEUE}';
  expect(() => assertFillable({ ...flow, text }, build)).toThrow('ANSWERS_SID, QUEUE.');
});
