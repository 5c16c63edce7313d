import { describe, expect, test } from 'vitest';
import { executionOf, recipeSteps } from '../testing/executions.ts';
import { botFlow, recipeFlow } from '../testing/flows.ts';
import { columnsOf } from './text-width.ts';
import { toText } from './to-text.ts';

const recipe = toText(executionOf(recipeFlow, recipeSteps), recipeFlow);

test('begins with the flow, who it was for, and how it went', () => {
  expect(recipe.split('\n').slice(0, 6)).toEqual([
    'Flow       Docs readers to a person, others to a bot (FW00000000000000000000000000000001, revision 3)',
    'Execution  FN00000000000000000000000000000001',
    'Trigger    incomingConversationMessage',
    'Contact    +14155550100',
    'Outcome    Went to a person, at send_to_flex.',
    'Took       400 ms, 4 steps, from 2026-01-05 09:00:00.000 UTC',
  ]);
});

test('tells each step: what ran, what it asked, what it left, where it led', () => {
  expect(recipe).toMatch(/^2 {2}profile_api {5}make-http-request {2}\+100 ms +40 ms$/m);
  expect(recipe).toMatch(/^ {3}asked +GET https:\/\/••••@profiles\.segment\.com\/$/m);
  expect(recipe).toMatch(
    /^ {3}answered +200 application\/json \{"traits":.*… \(2,0\d\d characters\)$/m,
  );
  expect(recipe).toMatch(/^ {3}left +parsed\.traits\.docs_last_2_days = 3$/m);
  expect(recipe).toMatch(/^ {3}matched +If value greater_than 0$/m);
  expect(recipe).toMatch(/^ {3}→ match → send_to_flex$/m);
  expect(recipe).toMatch(/^ {3}→ callComplete → the end$/m);
});

test('says what it waits for', () => {
  const steps = [{ name: 'reply', event: null, next: null }];
  const more = { status: 'active', endedAt: null, endReason: null, waitingAt: 'reply' } as const;
  const text = toText(executionOf(botFlow, steps, more), botFlow);
  expect(text).toContain("Outcome    Waits at reply for the customer's reply.");
  expect(text).toContain('   … waits here');
});

describe('a problem', () => {
  const problem = { code: 81016, message: 'The server answered 503.' };
  const steps = [{ name: 'profile_api', event: null, next: null, problem }];
  const failed = { endReason: 'failed', problem } as const;

  test('is told with its code and what to do', () => {
    const text = toText(executionOf(recipeFlow, steps, failed), recipeFlow);
    expect(text).toContain('Outcome    Failed at profile_api: The server answered 503.');
    expect(text).toContain('   ✗ 81016: The server answered 503.');
    expect(text).toContain('     The server must answer 2xx within 10 s');
    expect(text).toContain('https://www.twilio.com/docs/api/errors/81016');
    expect(text.match(/81016:/g)).toHaveLength(1);
  });

  test('of the execution itself is told above its steps', () => {
    const text = toText(
      executionOf(recipeFlow, [], { ...failed, remarks: ['A message was lost.'] }),
      recipeFlow,
    );
    expect(text).toContain('✗ 81016');
    expect(text).toContain('! A message was lost.');
  });
});

test.each([
  '😀'.repeat(200),
  '\u001b[31mred\u001b[0m',
  'مرحبا'.repeat(50),
  'a\nb\u202ec',
  '漢字'.repeat(90),
])('a hostile text stays on its line and obeys nobody: %j', (evil) => {
  const step = {
    name: evil,
    type: evil,
    event: evil,
    next: evil,
    matched: evil,
    inputs: { [evil]: evil },
    output: { [evil]: { [evil]: evil } },
    request: { method: 'POST', url: evil, body: evil },
    response: { status: 500, contentType: evil, body: evil },
    problem: { code: 0, message: evil },
  };
  const execution = executionOf(recipeFlow, [step], { contact: evil, remarks: [evil] });
  const text = toText(execution, { ...recipeFlow, description: evil });
  for (const line of text.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(120);
  // oxlint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});

test('is colored only when asked', () => {
  const execution = executionOf(recipeFlow, recipeSteps);
  expect(recipe).not.toContain('\u001b');
  const colored = toText(execution, recipeFlow, { colored: true });
  expect(colored).toContain('\u001b[32m→ match → send_to_flex\u001b[0m');
  // oxlint-disable-next-line no-control-regex
  expect(colored.replaceAll(/\u001b\[\d+m/g, '')).toBe(recipe);
});
