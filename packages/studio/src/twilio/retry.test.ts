import { expect, test } from 'vitest';
import type { Pace } from './pace.ts';
import { retry } from './retry.ts';
import { TwilioFailure, type FailedAnswer } from './twilio-failure.ts';

/** A pace whose time passes only while somebody waits. */
function createPace(leftMs = 6000) {
  const waits: number[] = [];
  const pace: Pace = {
    leftMs: () => leftMs - waits.reduce((sum, ms) => sum + ms, 0),
    requestMs: 2500,
    tries: 6,
    random: () => 1,
    wait: async (ms) => void waits.push(ms),
  };
  return { pace, waits };
}

/** A request that fails in these ways, one after the other, and then succeeds. */
function failing(...answers: FailedAnswer[]) {
  const timeouts: number[] = [];
  const run = async (timeoutMs: number): Promise<string> => {
    timeouts.push(timeoutMs);
    const answer = answers[timeouts.length - 1];
    if (answer) throw new TwilioFailure('do it', answer);
    return 'done';
  };
  return { run, timeouts };
}

test('tries again what passes, later each time', async () => {
  const { pace, waits } = createPace();
  const { run, timeouts } = failing({ status: 500 }, { status: 429 }, { connection: 'ECONNRESET' });
  expect(await retry({ run }, pace)).toBe('done');
  expect(waits).toEqual([120, 240, 480]);
  expect(timeouts).toHaveLength(4);
});

test('waits between half and all of the time, so that many do not come at once', async () => {
  const { pace, waits } = createPace();
  await retry(failing({ status: 500 }), { ...pace, random: () => 0 });
  expect(waits).toEqual([60]);
});

test('waits as long as Twilio asks for', async () => {
  const { pace, waits } = createPace();
  await retry(failing({ status: 429, retryAfterSeconds: 3 }), pace);
  expect(waits).toEqual([3000]);
});

test('does not wait for longer than there is time', async () => {
  const { pace, waits } = createPace();
  const attempt = failing({ status: 429, retryAfterSeconds: 6 });
  await expect(retry(attempt, pace)).rejects.toMatchObject({ retryAfterSeconds: 6 });
  expect(waits).toEqual([]);
});

test('gives a request no more time than is left', async () => {
  const { pace } = createPace(2000);
  const { run, timeouts } = failing({ status: 500 });
  await retry({ run }, pace);
  expect(timeouts).toEqual([2000, 1880]);
});

test('throws the last failure after so many tries', async () => {
  const { pace } = createPace(60_000);
  const attempt = failing(...Array.from({ length: 9 }, () => ({ status: 503 })));
  await expect(retry(attempt, pace)).rejects.toMatchObject({ code: 'try-later' });
  expect(attempt.timeouts).toHaveLength(6);
});

test.each([400, 401, 404, 409])('does not try again what was refused with %i', async (status) => {
  const { pace } = createPace();
  const attempt = failing({ status });
  await expect(retry(attempt, pace)).rejects.toMatchObject({ code: 'twilio-refused' });
  expect(attempt.timeouts).toHaveLength(1);
});

test.each<FailedAnswer>([{ status: 500 }, { status: 408 }, { connection: 'ETIMEDOUT' }])(
  'does not send again what was done in spite of %j',
  async (answer) => {
    const { pace, waits } = createPace();
    const { run, timeouts } = failing(answer);
    expect(await retry({ run, find: async () => 'found' }, pace)).toBe('found');
    expect(timeouts).toHaveLength(1);
    // Not before: what is late may be done in the meantime.
    expect(waits).toHaveLength(1);
  },
);

test('looks before each further try, once it is in doubt', async () => {
  const { pace } = createPace();
  let looks = 0;
  const find = async (): Promise<undefined> => {
    looks += 1;
  };
  const { run } = failing({ status: 500 }, { status: 429 });
  expect(await retry<string>({ run, find }, pace)).toBe('done');
  expect(looks).toBe(2);
});

test('does not look where nothing can have been done', async () => {
  const { pace } = createPace();
  const find = () => Promise.reject(new Error('It looked.'));
  expect(await retry({ run: failing({ status: 429 }).run, find }, pace)).toBe('done');
});

test('lets a mistake of ours through at once', async () => {
  const { pace, waits } = createPace();
  const run = () => Promise.reject(new TypeError('It is undefined.'));
  await expect(retry({ run }, pace)).rejects.toThrow(TypeError);
  expect(waits).toEqual([]);
});
