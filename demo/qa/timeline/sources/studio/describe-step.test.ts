import { expect, test } from 'vitest';
import type { Step } from '../../../../emulator/studio/engine/step.ts';
import type { FlowState } from '../../../../emulator/studio/flow/definition.ts';
import { describeStep } from './describe-step.ts';
import { toStepDraft } from './to-step-draft.ts';

function step(type: string, facts: Partial<Step>): Step {
  const sid = 'FT1';
  const times = { startedAt: 0, endedAt: 1 };
  const ends = { event: 'next', next: 'after' };
  return {
    number: 1,
    sid,
    name: 'widget',
    type,
    ...times,
    inputs: {},
    output: {},
    ...ends,
    ...facts,
  };
}

function split(input: string): FlowState {
  return { name: 'widget', type: 'split-based-on', transitions: [], properties: { input } };
}

const toFunction = (name: string) => ({ url: `https://docent.local.twil.io/${name}` });
const profileUrl = 'https://x/v1/spaces/s/collections/users/profiles/phone:%2B1/traits';
const answered = (status: number) => ({ status, contentType: 'application/json', body: '' });

test.each<[Step, string]>([
  [step('trigger', {}), 'A message came in → after'],
  [step('set-variables', {}), 'Set its variables → after'],
  [
    step('run-function', {
      inputs: toFunction('find-profile'),
      event: 'success',
      output: { parsed: { docs_last_2_days: 1, reason: 'docs-read' } },
    }),
    'Looked the phone up: 1 doc read → after',
  ],
  [
    step('run-function', {
      inputs: toFunction('find-profile'),
      event: 'success',
      output: { parsed: { docs_last_2_days: 0, reason: 'unknown-profile' } },
    }),
    'Looked the phone up: Segment knows nobody with this phone → after',
  ],
  [
    step('run-function', { inputs: toFunction('find-profile'), event: 'fail' }),
    'The phone could not be looked up → after',
  ],
  [
    step('run-function', {
      inputs: toFunction('answer'),
      event: 'success',
      output: { parsed: { handoff: true } },
    }),
    'The bot asks for a person → after',
  ],
  [
    step('run-function', { inputs: toFunction('own-rule') }),
    'Called the Function own-rule → after',
  ],
  [
    step('make-http-request', {
      request: { method: 'GET', url: profileUrl },
      response: answered(404),
    }),
    'Looked the phone up: Segment knows nobody with it (404) → after',
  ],
  [
    step('make-http-request', { request: { method: 'GET', url: 'https://x/prices' } }),
    'Asked a server: no answer → after',
  ],
  [step('send-message', { event: 'sent', next: null }), 'Wrote a message → the end'],
  [step('send-message', { event: 'failed' }), 'A message could not be sent → after'],
  [
    step('send-and-wait-for-reply', { event: null, next: null }),
    "Wrote, and waits for the visitor's reply",
  ],
  [step('send-and-wait-for-reply', { event: 'incomingMessage' }), 'The visitor replied → after'],
  [
    step('send-to-flex', { event: 'callComplete', next: null }),
    'Handed over to a person → the end',
  ],
  [step('send-to-flex', { event: 'callFailure' }), 'No task could be created → after'],
  [step('record-voicemail', {}), 'Ran widget (record-voicemail) → after'],
])('%#: %s', (taken, said) => {
  expect(describeStep(taken)).toBe(said);
});

test.each([
  ['docs-read', '{{widgets.find_profile.parsed.reason}}', 'Split: docs were read → after'],
  [
    '0',
    '{{widgets.profile_api.parsed.traits.docs_last_2_days}}',
    'Split: docs_last_2_days is 0 → after',
  ],
  [
    '',
    '{{widgets.profile_api.parsed.traits.docs_last_2_days}}',
    'Split: docs_last_2_days is empty → after',
  ],
  [
    'false',
    '{{widgets.answer.parsed.handoff | default: false}}',
    'Split: handoff is false → after',
  ],
  ['x', 'a {{b}} and {{c}}', 'Split: Own name → after'],
])('a split of %j by %s', (input, template, said) => {
  const taken = step('split-based-on', { inputs: { input }, matched: 'Own name' });
  expect(describeStep(taken, split(template))).toBe(said);
});

test('a step tells what went wrong and what to do, but an unknown profile is no failure', () => {
  const problem = { code: 81_016, message: 'The answer is 503.' };
  const request = { method: 'GET', url: profileUrl };
  const asked = step('make-http-request', { request, response: answered(503), problem });
  const part = { at: 0, source: 'studio' } as const;
  const failed = toStepDraft({ step: asked, state: undefined }, part);
  expect(failed.problem).toMatch(/^81016: The answer is 503\. The server must answer 2xx/);
  const unknown = { ...asked, response: answered(404) };
  expect(toStepDraft({ step: unknown, state: undefined }, part)).not.toHaveProperty('problem');
});
