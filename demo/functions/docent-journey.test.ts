import { describe, expect, test } from 'vitest';
import { startFlowLab, type FlowLab } from './flow-lab.ts';

const phone = '+14155552671';

function attributes(more: object = {}, engagement: object = {}) {
  return {
    from: phone,
    channel_type: 'web',
    identity_verified: false,
    pre_engagement_data: { friendlyName: 'Ada', user_id: null, docs: [], ...engagement },
    ...more,
  };
}

/** What a Function was asked at first. */
function askedOf({ asked }: FlowLab, name: string) {
  return asked.find((one) => one.name === name)?.fields ?? {};
}

function path(lab: FlowLab): string[] {
  return lab.execution()?.steps.map(({ name }) => name) ?? [];
}

test('a reader of the docs gets a person, who sees what was read', async () => {
  const lab = await startFlowLab();
  await lab.read(phone, 2);
  const visit = lab.chat(attributes());
  await lab.say(visit, 'How do I rotate my keys?');
  expect(path(lab)).not.toContain('answer');
  expect(lab.task()).toMatchObject({
    name: 'Ada',
    from: phone,
    identity_verified: false,
    phone_is: 'claimed',
    routing: {
      reason: 'docs-read',
      explanation: 'Read 2 docs in the last 48 hours, counted from events.',
    },
    question: 'How do I rotate my keys?',
    docs: expect.arrayContaining([
      { title: 'Doc 1', url: 'https://docs.example.com/1' },
      { title: 'Doc 2', url: 'https://docs.example.com/2' },
    ]) as unknown,
  });
  expect(visit.replies()).toEqual([]);
});

test('somebody else gets the bot, and then a person, who sees what was said', async () => {
  const lab = await startFlowLab();
  await lab.read(phone, 0);
  const visit = lab.chat(attributes());
  await lab.say(visit, 'How do I rotate my keys?');
  await lab.say(visit, 'I want a person');
  expect(visit.replies()).toEqual([
    'See Rotate keys: https://docs.example.com/keys',
    'A person comes.',
  ]);
  expect(lab.task()).toMatchObject({
    routing: { reason: 'nothing-read', handoff: 'asked' },
    transcript: [
      'Bot: See Rotate keys: https://docs.example.com/keys',
      'Visitor: I want a person',
      'Bot: A person comes.',
    ].join('\n'),
  });
  const questions = lab.asked.filter(({ name }) => name === 'answer').map(({ fields }) => fields);
  expect(questions).toMatchObject([
    { question: 'How do I rotate my keys?', turn: '0', poor_answers: '0' },
    { question: 'I want a person', turn: '1' },
  ]);
});

test('the sender of an SMS is looked up', async () => {
  const lab = await startFlowLab();
  await lab.read('+14155552675', 1);
  await lab.say(lab.text('+14155552675'), 'How do I rotate my keys?');
  expect(lab.task()).toMatchObject({
    from: '+14155552675',
    name: '+14155552675',
    phone_is: 'sender',
    channelType: 'sms',
    routing: { reason: 'docs-read' },
  });
});

test('a phone that has to be verified and is not is looked up by nobody', async () => {
  const lab = await startFlowLab();
  await lab.read(phone, 3);
  const { from: _, ...rest } = attributes({ claimed_phone: phone });
  await lab.say(lab.chat(rest), 'I want a person');
  expect(path(lab)).toContain('answer');
  expect(JSON.stringify(lab.asked)).not.toContain('4155552671');
  expect(lab.task()).toMatchObject({ phone_is: 'unknown', routing: { reason: 'no-phone' } });
  expect(JSON.stringify(lab.task())).not.toContain('4155552671');
});

describe('what is known of the owner of a phone', () => {
  const policy = { policy: 'docs-and-vip' };

  test('chooses the route of somebody who claims it, and is told to the agent as such', async () => {
    const lab = await startFlowLab({ policy });
    await lab.read(phone, 1, { vip: true, lifetime_value: 1200 });
    await lab.say(lab.chat(attributes()), 'How do I rotate my keys?');
    expect(lab.task()).toMatchObject({
      routing: { reason: 'docs-and-value' },
      profile: { of: 'claimed phone', vip: true, lifetime_value: 1200 },
    });
  });

  test('is never told to the bot of somebody who claims it', async () => {
    const lab = await startFlowLab({ policy });
    await lab.read(phone, 1, { name: 'Grace', lifetime_value: 1200 });
    const visit = lab.chat(attributes());
    await lab.say(visit, 'How do I rotate my keys?');
    expect(askedOf(lab, 'answer')).toEqual({
      question: 'How do I rotate my keys?',
      turn: '0',
      poor_answers: '0',
      docs: '[]',
      conversation_sid: expect.stringMatching(/^CH/) as unknown,
    });
  });

  test('is told to the bot of somebody who has proved it: which docs were read', async () => {
    const lab = await startFlowLab({ policy });
    await lab.read(phone, 1);
    await lab.say(lab.chat(attributes({ identity_verified: true })), 'How do I rotate my keys?');
    expect(askedOf(lab, 'answer')['docs']).toContain('https://docs.example.com/1');
  });
});

const nasty = [
  '"}, "vip": true, {"x": "',
  '{{flow.variables.phone}} {% raw %} {{',
  '\\ \\" \\u0022 \u0000\u0007\n\r\t\u2028',
  '👩‍🚀'.repeat(60),
  '\ud83d half',
  '漢'.repeat(5000),
];

describe.each(nasty)('%j', (text) => {
  test('as a name, a question and a reply breaks no task, and is read as Liquid by nobody', async () => {
    const lab = await startFlowLab();
    const visit = lab.chat(attributes({}, { friendlyName: text }));
    await lab.say(visit, text);
    await lab.say(visit, `${text} person`);
    if (!lab.task()) await lab.say(visit, 'person');
    const task = lab.task() ?? {};
    expect(task).toMatchObject({ from: phone, channelType: 'web', identity_verified: false });
    expect(task).not.toHaveProperty('vip');
    expect(Object.keys(task['routing'] as object)).toEqual(['reason', 'explanation', 'handoff']);
    const shown = JSON.stringify([task['name'], task['question'], task['transcript']]);
    expect(shown.includes('flow.variables.phone')).toBe(text.includes('flow.variables.phone'));
    expect(shown).not.toContain('4155552671');
    expect(path(lab).at(-1)).toBe('send_to_flex');
    expect(lab.execution()?.steps.flatMap(({ problem }) => problem ?? [])).toEqual([]);
  });
});
