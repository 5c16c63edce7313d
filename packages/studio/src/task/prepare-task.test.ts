import { describe, expect, test } from 'vitest';
import { ApiError } from '../door/api-error.ts';
import { prepareTask } from './prepare-task.ts';
import { parseTaskRequest } from './task-request.ts';
import type { ReadTranscript } from './transcript.ts';

const conversationSid = 'CH0123456789abcdef0123456789abcdef';
const fields = { conversation_sid: conversationSid, address: 'guest-abc', turn: '1' };

async function prepare(more: Record<string, string>, read?: ReadTranscript) {
  const asked: Parameters<ReadTranscript>[0][] = [];
  const logged: string[] = [];
  const answer = await prepareTask(parseTaskRequest({ ...fields, ...more }), {
    readTranscript: (chat) => {
      asked.push(chat);
      return read ? read(chat) : Promise.resolve([{ who: 'Bot', text: 'Hello' }]);
    },
    surroundings: { log: (line) => void logged.push(line) },
  });
  return { answer, asked, logged };
}

test('what was said goes with the task', async () => {
  const { answer, asked, logged } = await prepare({});
  expect(JSON.parse(answer.task_attributes)).toMatchObject({ transcript: 'Bot: Hello' });
  expect(answer).toMatchObject({ docs_told: 0, lines_told: 1 });
  expect(asked).toEqual([{ conversationSid, visitor: 'guest-abc' }]);
  expect(logged).toEqual([]);
});

test.each([
  ['the bot has not spoken', { turn: '0' }],
  ['there is no conversation', { conversation_sid: '' }],
])('nothing is read where %s', async (_, more) => {
  const { answer, asked } = await prepare(more);
  expect(asked).toEqual([]);
  expect(answer.lines_told).toBe(0);
});

describe('the task goes without what was said', () => {
  test('when that cannot be read, and the log says why', async () => {
    const logged = 'Twilio was not able to read the messages: status 503.';
    const failed = await prepare({}, () => Promise.reject(new ApiError('try-later', { logged })));
    expect(JSON.parse(failed.answer.task_attributes)).not.toHaveProperty('transcript');
    expect(failed.logged).toEqual([`The task goes without its transcript. ${logged}`]);
  });

  test('without a word of an error that may hold what was said', async () => {
    const { logged } = await prepare({}, () => Promise.reject(new Error('+14155552671 said no')));
    expect(logged).toEqual(['The task goes without its transcript.']);
  });
});
