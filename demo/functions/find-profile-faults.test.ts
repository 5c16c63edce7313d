import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { handler } from '../../packages/studio/functions/find-profile.protected.ts';
import { callFunction } from '../../packages/studio/src/door/testing/call-function.ts';
import { phone, startProfileLab, trailOf, type ProfileLab } from './profile-lab.ts';

const path = '/v1/spaces';
const faults = [
  ['down', { path, status: 503, times: 100 }, 'The Profile API answered 503.'],
  ['unreachable', { path, status: 0, times: 100 }, 'The Profile API could not be reached.'],
  ['limiting us', { path, status: 429, times: 100 }, 'The Profile API answered 429.'],
  ['of a broken proxy', { path, status: 404, times: 100 }, 'The Profile API answered 404.'],
] as const;

describe.each(faults)('while Segment is %s', (_, fault, sentence) => {
  test('a person answers, after two requests', async () => {
    const lab = await startProfileLab();
    await lab.view({ name: 'keys' });
    lab.segment.faults.add(fault);
    expect(await lab.find()).toMatchObject({
      found: false,
      route: 'person',
      reason: 'no-answer',
      source: 'none',
      asked: 2,
    });
    expect(lab.requests).toHaveLength(2);
    expect(lab.logged).toEqual([sentence]);
  });

  test('the trail of the page counts', async () => {
    const lab = await startProfileLab();
    lab.segment.faults.add(fault);
    const answer = await lab.find({ docs: trailOf(lab, 'keys') });
    expect(answer).toMatchObject({
      source: 'trail',
      route: 'person',
      reason: 'docs-read',
      asked: 2,
    });
  });
});

describe('while Segment is slow', () => {
  /** A clock of which most of the budget is gone when the first request is made. */
  function createLateClock(lab: ProfileLab): () => number {
    let calls = 0;
    return () => lab.segment.clock.now() + (calls++ === 0 ? 0 : 3900);
  }

  test('a request ends with the budget, and a person answers', async () => {
    const lab = await startProfileLab();
    lab.segment.faults.add({ path, delayMs: 30_000, times: 2 });
    const answer = await lab.find({}, createLateClock(lab));
    expect(answer).toMatchObject({ route: 'person', reason: 'no-answer', asked: 2 });
    expect(lab.logged).toEqual(['The Profile API did not answer in time.']);
  });

  test('nothing is asked again when no time is left for it', async () => {
    const lab = await startProfileLab();
    const answer = await lab.find({ docs: trailOf(lab, 'keys') }, createLateClock(lab));
    expect(answer).toMatchObject({ source: 'trail', asked: 2 });
  });
});

test('while only events fail, the computed trait counts', async () => {
  const lab = await startProfileLab();
  await lab.view({ name: 'keys', minutesAgo: 60 });
  lab.segment.runBatches();
  const profile = `${path}/spa_docent_demo/collections/users/profiles/phone:%2B14155552671`;
  lab.segment.faults.add({ path: `${profile}/events`, status: 500 });
  expect(await lab.find()).toMatchObject({ source: 'trait', route: 'person', reason: 'docs-read' });
  expect(lab.logged).toEqual(['The Profile API answered 500.']);
});

describe('the token', () => {
  test('goes in the header of a request alone', async () => {
    const lab = await startProfileLab();
    await lab.find({ docs: trailOf(lab, 'keys') });
    const token = lab.variables['PROFILE_TOKEN'] ?? '';
    const basic = `Basic ${Buffer.from(`${token}:`).toString('base64')}`;
    for (const { url, headers } of lab.requests) {
      expect(headers.get('authorization')).toBe(basic);
      headers.delete('authorization');
      expect(JSON.stringify([url, ...headers])).not.toContain(token);
    }
    expect(lab.requests).toHaveLength(8);
  });

  test('that is wrong leads to a person, and is said in the log without it', async () => {
    const lab = await startProfileLab();
    const { log, body } = await call(lab, { PROFILE_TOKEN: 'wrong-token-of-somebody' });
    expect(body).toMatchObject({ route: 'person', reason: 'no-answer' });
    expect(log).toContain('find-profile: The Profile API answered 401. Check PROFILE_TOKEN');
    expect(JSON.stringify([log, body])).not.toMatch(/wrong-token|4155552671/);
  });
});

describe('the Function', () => {
  test('answers Studio', async () => {
    const lab = await startProfileLab();
    lab.segment.clock.reset();
    await lab.view({ name: 'keys' });
    const { status, headers, body, log } = await call(lab, {});
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'Content-Type': 'application/json' });
    expect(body).toMatchObject({ route: 'person', source: 'events', phone_used: 'from' });
    expect(log).toBe('');
  });

  test('names what is missing in its environment, and fails, for which Studio has a transition', async () => {
    const lab = await startProfileLab();
    const { status, log } = await call(lab, { PROFILE_TOKEN: '', PROFILE_SPACE_ID: '' });
    expect(status).toBe(500);
    expect(log).toContain('PROFILE_SPACE_ID is missing');
    expect(log).toContain('PROFILE_TOKEN is missing');
    expect(log).not.toContain('4155552671');
  });

  test('refuses a policy that it does not know', async () => {
    const lab = await startProfileLab();
    const { status, body } = await call(lab, {}, { policy: 'vips' });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('one of docs, vip, docs-or-vip, docs-and-vip');
  });
});

/** Calls the Function as Twilio does, and tells what it wrote to its log. */
async function call(lab: ProfileLab, variables: object, fields: object = {}) {
  const log: string[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((line: string) => void log.push(line));
  onTestFinished(() => spy.mockRestore());
  const answer = await callFunction(handler, {
    context: { ...lab.variables, ...variables },
    body: { phone, channel: 'web', ...fields },
  });
  return { ...answer, log: log.join('\n') };
}
