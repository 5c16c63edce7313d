import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Fault } from '../emulator/twilio/local/fault.ts';
import { countAll, readChat } from './chat-lab-read.ts';
import { methods, startChatLab, type ChatLab } from './chat-lab.ts';

const visitor = { phone: '+14155552671', name: 'Ada' };
const question = 'How do I retry a webhook?';
const conversations = '/v1/Services/*/Conversations';

type Step = readonly [name: string, path: string, httpMethod?: string];

const say: Step = ['message', `${conversations}/*/Messages`, 'POST'];
const rest: readonly Step[] = [
  ['reading', `${conversations}/*$`, 'GET'],
  ['mark', `${conversations}/*/Participants/*`, 'POST'],
  ['attributes', `${conversations}/*$`, 'POST'],
  say,
];

const steps: Readonly<Record<(typeof methods)[number], readonly Step[]>> = {
  conversation: [
    ['creation', '/v1/Services/*/ConversationWithParticipants'],
    ['webhook', `${conversations}/*/Webhooks`, 'POST'],
    ['name', '/v1/Services/*/Users/*'],
    say,
  ],
  'web-chat': [['creation', '/v2/WebChats'], ...rest],
  'deployment-key': [['creation', '/v2/Webchat/Init'], ...rest],
};

const passing: readonly (readonly [name: string, effect: Partial<Fault>])[] = [
  ['500', { status: 500 }],
  ['500 three times', { status: 500, times: 3 }],
  ['429', { status: 429 }],
  ['a connection cut before', { drop: 'before' }],
  ['a connection cut after', { drop: 'after' }],
  ['a request that gets lost', { lose: 'request' }],
  ['an answer that gets lost', { lose: 'reply' }],
];

const lasting: readonly (readonly [name: string, effect: Partial<Fault>, code: string])[] = [
  ['500', { status: 500 }, 'try-later'],
  ['429', { status: 429 }, 'try-later'],
  ['cut connections', { drop: 'before' }, 'try-later'],
  ['400', { status: 400 }, 'twilio-refused'],
];

// Gives up soon, and has all the time to take back.
const brief = { requestMs: 400, workMs: 700, totalMs: 6000 };
const patient = { requestMs: 400, workMs: 6000, totalMs: 8000 };

function breakStep(lab: ChatLab, [, path, method]: Step, effect: Partial<Fault>): void {
  lab.twilio.faults.add({ path, ...(method && { method }), ...effect });
}

function expectClean({ logged }: ChatLab): void {
  const text = logged.join('\n');
  expect(text).not.toMatch(/4155552671|Ada|secret|auth-token|Basic |How do I/);
}

/** Every step of every way, with everything that can go wrong in it. */
function combine<Row extends readonly [name: string, ...unknown[]]>(rows: readonly Row[]) {
  return methods.flatMap((method) =>
    steps[method].flatMap((step) =>
      rows.map((row) => [method, step[0], row[0], { method, step, row }] as const),
    ),
  );
}

// Most of the time is waited for: they do that beside each other.
test.concurrent.for(combine(passing))(
  '%s, %s: one complete chat after %s',
  async ([, , , { method, step, row }], { onTestFinished }) => {
    const lab = await startChatLab({ method, budget: patient, onTestFinished });
    breakStep(lab, step, row[1]);
    const chat = await lab.start({ visitor, question });
    await lab.twilio.idle();
    expect(chat.status).toBe(201);
    expect(countAll(lab)).toEqual({ conversations: 1, messages: 1, triggers: 1 });
    const { webhooks, conversation } = readChat(lab, chat);
    expect(webhooks).toHaveLength(1);
    expect(lab.triggers[0]?.context['ChannelAttributes']).toMatchObject({ from: visitor.phone });
    expect(conversation?.attributes).not.toContain('opening_id');
    expectClean(lab);
  },
);

const fatal = combine(lasting).filter(([, at]) => at !== 'name');
test.concurrent.for(fatal)(
  '%s, %s: nothing is left after %s that lasts',
  async ([, , , { method, step, row }], { onTestFinished }) => {
    const [, effect, code] = row;
    const budget = code === 'try-later' ? brief : patient;
    const lab = await startChatLab({ method, budget, onTestFinished });
    breakStep(lab, step, { ...effect, times: 0 });
    await expect(lab.start({ visitor, question })).rejects.toMatchObject({ code });
    await lab.twilio.idle();
    expect(countAll(lab)).toEqual({ conversations: 0, messages: 0, triggers: 0 });
    expectClean(lab);
  },
);

test.for(lasting)('a chat goes on without its name after %s that lasts', async ([, effect]) => {
  const lab = await startChatLab({ budget: patient });
  breakStep(lab, ['name', '/v1/Services/*/Users/*'], { ...effect, times: 0 });
  expect(await lab.start({ visitor, question })).toMatchObject({ status: 201 });
  expect(lab.logged.join()).toContain("write the visitor's name");
  expectClean(lab);
});

test.for(methods)('%s: what is done counts, though no answer ever comes', async (method) => {
  const lab = await startChatLab({ method, budget: patient });
  for (const step of steps[method])
    if (step[0] !== 'reading') breakStep(lab, step, { drop: 'after', times: 0 });
  expect(await lab.start({ visitor, question })).toMatchObject({ status: 201 });
  await lab.twilio.idle();
  expect(countAll(lab)).toEqual({ conversations: 1, messages: 1, triggers: 1 });
  const writes = lab.requests.list().filter((one) => /^POST (?!.*Users)/.test(one));
  expect(new Set(writes).size).toBe(writes.length);
});

test('a conversation that is seen only later is not opened twice', async () => {
  const lab = await startChatLab({ budget: patient });
  const [creation] = steps.conversation;
  if (creation) breakStep(lab, creation, { drop: 'after' });
  breakStep(lab, ['look', `${conversations}/*$`, 'GET'], { status: 404 });
  expect(await lab.start({ visitor, question })).toMatchObject({ status: 201 });
  await lab.twilio.idle();
  expect(countAll(lab)).toEqual({ conversations: 1, messages: 1, triggers: 1 });
});

test.for(methods)('%s: what a request without an answer has made is removed', async (method) => {
  const budget = { requestMs: 1000, workMs: 1000, totalMs: 8000 };
  const lab = await startChatLab({ method, budget });
  const [creation] = steps[method];
  if (creation) breakStep(lab, creation, { lose: 'reply' });
  await expect(lab.start({ visitor, question })).rejects.toMatchObject({ code: 'try-later' });
  expect(lab.requests.list().at(-1)).toBe('DELETE /Conversations/*');
  expect(countAll(lab)).toEqual({ conversations: 0, messages: 0, triggers: 0 });
});

test.for(methods)('%s: what cannot be removed is told, and removed later', async (method) => {
  const budget = { requestMs: 400, workMs: 1500, totalMs: 2500 };
  const lab = await startChatLab({ method, budget });
  const body = { visitor, question, requestId: randomUUID() };
  breakStep(lab, say, { status: 400, times: 0 });
  breakStep(lab, ['removal', `${conversations}/*$`, 'DELETE'], { status: 500, times: 0 });
  await expect(lab.start(body)).rejects.toMatchObject({ code: 'twilio-refused' });
  expect(lab.logged.join()).toMatch(/CH[\da-f]{32} is unfinished/);
  expectClean(lab);
  lab.twilio.faults.clear();
  lab.twilio.clock.advance(20_000);
  expect(await lab.start(body)).toMatchObject({ status: 201 });
  await lab.twilio.idle();
  expect(countAll(lab)).toEqual({ conversations: 1, messages: 1, triggers: 1 });
});
