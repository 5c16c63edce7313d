import twilio from 'twilio';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { handler } from '../../packages/studio/functions/prepare-task.protected.ts';
import { callFunction } from '../../packages/studio/src/door/testing/call-function.ts';
import { addMessage } from '../emulator/twilio/conversations/messages.ts';
import { byServer } from '../emulator/twilio/services.ts';
import * as account from '../emulator/twilio/testing/settings.ts';
import { startTestTwilio } from '../emulator/twilio/testing/test-support.ts';
import { createRequestLog } from './request-log.ts';

const visitor = 'guest-abc';
const messages = '/v1/Services/*/Conversations/*/Messages';

/** A chat of a visitor with the bot, and `prepare-task` with Twilio's helper library. */
async function startTaskLab() {
  const local = await startTestTwilio();
  const chat = await local.conversation([visitor]);
  const requests = createRequestLog(local.origin);
  const log: string[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((line: string) => void log.push(line));
  onTestFinished(() => spy.mockRestore());
  const { httpClient } = requests;
  const context = {
    CONVERSATIONS_SERVICE_SID: account.serviceSid,
    getTwilioClient: (options: object) =>
      twilio(account.accountSid, account.authToken, { httpClient, ...options }),
  };
  return {
    local,
    log,
    requests,
    say(author: string, body: string) {
      const conversation = local.store.get('conversations', chat.sid) ?? chat;
      addMessage(local.services, conversation, { author, body }, byServer);
    },
    async prepare(fields: Record<string, string> = {}) {
      const given = { conversation_sid: chat.sid, address: visitor, turn: '1', ...fields };
      const { status, body } = await callFunction(handler, { context, body: given });
      const { task_attributes: text, ...told } = body as { task_attributes: string };
      return { status, told, task: JSON.parse(text) as Record<string, unknown> };
    },
  };
}

test('an agent gets what visitor and bot have said, in one request', async () => {
  const lab = await startTaskLab();
  lab.say(visitor, 'How do I rotate my keys?');
  lab.say(`CH${'a'.repeat(32)}`, 'See Rotate keys.');
  lab.say(visitor, 'That did not help');
  const { status, told, task } = await lab.prepare({ question: 'How do I rotate my keys?' });
  expect(status).toBe(200);
  expect(task['transcript']).toBe('Bot: See Rotate keys.\nVisitor: That did not help');
  expect(told).toEqual({ docs_told: 0, lines_told: 2 });
  expect(lab.requests.list()).toEqual(['GET /Conversations/*/Messages']);
  expect(lab.log).toEqual([]);
});

test('of a long chat the latest lines are told', async () => {
  const lab = await startTaskLab();
  for (const at of Array.from({ length: 30 }, (_, index) => index)) lab.say(visitor, `line ${at}`);
  const { task } = await lab.prepare();
  const lines = String(task['transcript']).split('\n');
  expect(lines.at(-1)).toBe('Visitor: line 29');
  expect(lines).toHaveLength(20);
});

describe('the task goes without what was said', () => {
  test('when Twilio refuses to tell it, and the log says why', async () => {
    const lab = await startTaskLab();
    lab.say(visitor, 'My phone is +14155552671');
    lab.local.faults.add({ path: messages, status: 400, times: 0 });
    const { status, task } = await lab.prepare({ phone: '+14155552671' });
    expect(status).toBe(200);
    expect(task).toMatchObject({ from: '+14155552671' });
    expect(task).not.toHaveProperty('transcript');
    expect(lab.log.join()).toContain('The task goes without its transcript. Twilio refused');
    expect(lab.log.join()).not.toMatch(/4155552671|auth-token|Basic /);
  });

  test('of a chat that is not there', async () => {
    const lab = await startTaskLab();
    const { status, task } = await lab.prepare({ conversation_sid: `CH${'9'.repeat(32)}` });
    expect(status).toBe(200);
    expect(task).not.toHaveProperty('transcript');
  });

  test('in which the bot has not spoken, and Twilio is not asked', async () => {
    const lab = await startTaskLab();
    lab.say(visitor, 'How do I rotate my keys?');
    await lab.prepare({ turn: '0' });
    expect(lab.requests.list()).toEqual([]);
  });
});

test('a passing failure of Twilio costs nothing', async () => {
  const lab = await startTaskLab();
  lab.say(visitor, 'Hello');
  lab.local.faults.add({ path: messages, status: 503 });
  const { task } = await lab.prepare();
  expect(task['transcript']).toBe('Visitor: Hello');
});
