import { describe, expect, test } from 'vitest';
import { botFlow, clinicFlow } from '../testing/flows.ts';
import { createStudioLab, path, visitor, type StudioLab } from '../testing/studio-lab.ts';
import type { FlowDefinition } from '../flow/definition.ts';

type Answers = Readonly<Record<string, unknown>>;

/** A lab in which each address answers JSON by the end of its path, and what was asked is kept. */
function createLab(
  flow: FlowDefinition,
  answers: Answers,
): StudioLab & { flow: string; asked: string[] } {
  const asked: string[] = [];
  const lab = createStudioLab({
    ports: {
      async fetch(url, init) {
        asked.push(typeof init?.body === 'string' ? init.body : '');
        const name = new URL(url).pathname.split('/').at(-1) ?? '';
        return name in answers
          ? Response.json(answers[name])
          : new Response('unknown', { status: 404 });
      },
    },
  });
  return { ...lab, asked, flow: lab.publish(...flow.states) };
}

describe('a bot that waits for replies', () => {
  const answer = { reply: 'See the page on retries.', handoff: false };

  test('answers, answers again, and hands over to a person who is asked for', async () => {
    const lab = createLab(botFlow, { answer });
    await lab.say(lab.flow, 'Why is it slow?');
    await lab.say(lab.flow, 'It still is');
    const runner = await lab.say(lab.flow, 'A PERSON, please');
    expect(path(runner)).toEqual([
      'Trigger incomingConversationMessage',
      'start next',
      'answer success',
      'has_answer noMatch',
      'reply incomingMessage',
      'intent noMatch',
      'next_turn next',
      'turns_left noMatch',
      'answer success',
      'has_answer noMatch',
      'reply incomingMessage',
      'intent match',
      'send_to_flex callComplete',
    ]);
    expect(lab.sent.map(({ body }) => body)).toEqual([answer.reply, answer.reply]);
    expect(lab.tasks).toMatchObject([{ attributes: { from: visitor, bot: true } }]);
    const asked = lab.asked.map((body) => Object.fromEntries(new URLSearchParams(body)));
    expect(asked).toMatchObject([
      { question: 'Why is it slow?', turn: '0' },
      { question: 'It still is', turn: '1' },
    ]);
  });

  test('asks who falls silent whether they are there, and says goodbye', async () => {
    const lab = createLab(botFlow, { answer });
    const runner = await lab.say(lab.flow, 'Why is it slow?');
    lab.clock.advance(3_600_000);
    await runner.settled();
    expect(runner.execution.waitingAt).toBe('still_there');
    lab.clock.advance(3_600_000);
    await runner.ended;
    expect(path(runner).slice(-3)).toEqual([
      'reply timeout',
      'still_there timeout',
      'goodbye sent',
    ]);
    expect(lab.tasks).toEqual([]);
  });

  test('gives up after seven turns', async () => {
    const lab = createLab(botFlow, { answer });
    let runner = await lab.say(lab.flow, 'Why?');
    for (let turn = 1; turn <= 7; turn += 1) runner = await lab.say(lab.flow, `Why? ${turn}`);
    expect(path(runner).slice(-2)).toEqual(['turns_left match', 'send_to_flex callComplete']);
    expect(lab.asked).toHaveLength(7);
  });

  test('apologises when its Function is gone, and finds a person', async () => {
    const lab = createLab(botFlow, {});
    const runner = await lab.say(lab.flow, 'Why?');
    expect(path(runner).slice(2)).toEqual([
      'answer fail',
      'apology sent',
      'send_to_flex callComplete',
    ]);
  });
});

describe('a front desk with nested splits, a subflow and JSON made by templates', () => {
  const name = 'Ana "Ñ" {{O\'Neill}}';
  const search = { contact: { id: 7, name, language: 'es' } };

  test('knows a contact, finds a bill, and hands over after three answers that it does not know', async () => {
    const lab = createLab(clinicFlow, {
      search,
      'check-hours': { status: 'open' },
      'find-bill': { amount: '12 €' },
    });
    await lab.say(lab.flow, 'Hola');
    for (const body of ['2', 'yes', '?', '?', '?']) await lab.say(lab.flow, body);
    const [runner] = lab.studio.list();
    expect(runner && path(runner).slice(0, 8)).toEqual([
      'Trigger incomingConversationMessage',
      'read_contact success',
      'is_known match',
      'set_known next',
      'check_hours success',
      'is_open noMatch',
      'menu incomingMessage',
      'which_topic match',
    ]);
    expect(runner?.execution.steps.at(-1)).toMatchObject({ name: 'flex_front_desk' });
    const [menu] = lab.sent;
    expect(menu?.body).toBe('¿Cita (1), factura (2) o enfermera (3)?');
    expect(lab.sent.map(({ body }) => body)).toContain('You owe 12 €.');
    // What a person typed is data: neither a quote nor Liquid in it does anything.
    expect(lab.tasks).toMatchObject([
      { attributes: { queue: 'front desk', name, language: 'es' } },
    ]);
  });

  test('takes a callback from somebody unknown while it is closed', async () => {
    const lab = createLab(clinicFlow, {
      'check-hours': { status: 'holiday', message: 'We are closed.' },
      callbacks: {},
    });
    for (const body of ['Hello', 'ESPAÑOL ', 'Sí, por favor']) await lab.say(lab.flow, body);
    const [runner] = lab.studio.list();
    expect(runner && path(runner)).toEqual([
      'Trigger incomingConversationMessage',
      'read_contact failed',
      'ask_language incomingMessage',
      'which_language match',
      'set_spanish next',
      'check_hours success',
      'is_open match',
      'closed_note sent',
      'ask_callback incomingMessage',
      'wants_callback match',
      'save_callback success',
      'callback_note sent',
    ]);
    expect(JSON.parse(lab.asked.at(-1) ?? '')).toEqual({ contact: visitor, name: 'Guest' });
  });
});
