import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createFunctionsApi } from '../../../packages/widget/src/session/functions.ts';
import { otherPhone, phone, useSessionLab } from './session-lab.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const startLab = useSessionLab();

describe('a start', () => {
  test('gives access to a chat that has the question and the phone', async () => {
    const { api, chat, now } = await startLab();
    const before = now();
    const access = await api.start({
      requestId: randomUUID(),
      question: 'How do I retry a job?',
      questionAttributes: JSON.stringify({ client_id: 'c1' }),
      visitor: { phone: '(415) 555-2671', country: 'US', name: 'Ada', source: 'form' },
      trail: [{ title: 'Jobs', url: 'https://docs.example.com/jobs', viewedAt: now() }],
      page: { url: 'https://docs.example.com/jobs', title: 'Jobs' },
      locale: 'en-GB',
      timeZone: 'Europe/London',
      referrer: '',
    });
    expect(Object.keys(access).toSorted()).toEqual([
      'conversationSid',
      'expiresAt',
      'identity',
      'token',
    ]);
    expect(access.expiresAt - before).toBeGreaterThanOrEqual(hourMs);
    expect(access.expiresAt).toBeLessThanOrEqual(now() + hourMs);
    expect(chat(access).attributes['from']).toBe(phone);
    expect(chat(access).messages[0]).toBe('How do I retry a job?');
  });

  test('that is asked for again gives the same chat', async () => {
    const { api, chat } = await startLab();
    const request = { requestId: randomUUID(), question: 'How?' };
    const first = await api.start(request);
    const second = await api.start(request);
    expect([second.conversationSid, second.identity]).toEqual([
      first.conversationSid,
      first.identity,
    ]);
    expect(chat(first).messages.filter((body) => body === 'How?')).toEqual(['How?']);
  });

  test('of a chat that is over says so', async () => {
    const { api } = await startLab();
    const request = { requestId: randomUUID(), question: 'How?' };
    await api.end(await api.start(request));
    await expect(api.start(request)).rejects.toMatchObject({ kind: 'over', code: 'chat-closed' });
  });

  test('with a wrong phone says so, without the number', async () => {
    const { api } = await startLab();
    const asked = api.start({ requestId: randomUUID(), visitor: { phone: '+1415555' } });
    await expect(asked).rejects.toMatchObject({ kind: 'phone', code: 'wrong-phone' });
    await expect(asked).rejects.not.toThrow('1415555');
  });

  test('that is wrong tells the developer what is', async () => {
    const { api } = await startLab();
    await expect(api.start({ requestId: 'no UUID' })).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/^start-chat: .*"requestId"/),
    });
  });

  test('from a page that may not ask is refused', async () => {
    const { stack } = await startLab();
    const api = createFunctionsApi({
      url: stack.functions?.origin ?? '',
      fetch: (url, init) =>
        fetch(url, {
          ...init,
          headers: { ...(init?.headers as object), origin: 'https://evil.example' },
        }),
    });
    await expect(api.start({ requestId: randomUUID() })).rejects.toMatchObject({
      kind: 'refused',
      code: 'origin-not-allowed',
    });
  });
});

describe('an identity token', () => {
  test('opens one chat, and no second one', async () => {
    const { api, sign, chat, start } = await startLab();
    const identityToken = await sign();
    const access = await start(identityToken);
    expect(chat(access).attributes).toMatchObject({ from: phone, identity_verified: true });
    const again = api.start({ requestId: randomUUID(), identityToken });
    await expect(again).rejects.toMatchObject({ kind: 'identity', code: 'identity-refused' });
  });

  test('that is too old is refused', async () => {
    const { sign, start, wait } = await startLab();
    const identityToken = await sign();
    wait(10 * minuteMs);
    await expect(start(identityToken)).rejects.toMatchObject({ kind: 'identity' });
  });
});

describe('a running chat', () => {
  test('gets another token, with another end', async () => {
    const { api, start, wait } = await startLab();
    const access = await start();
    wait(42 * minuteMs);
    const next = await api.refresh(access);
    expect(next).toMatchObject({
      conversationSid: access.conversationSid,
      identity: access.identity,
    });
    expect(next.token).not.toBe(access.token);
    expect(next.expiresAt - access.expiresAt).toBeGreaterThanOrEqual(42 * minuteMs);
  });

  test('is refreshed a little too late, resumed the next morning, and lost the day after', async () => {
    const { api, start, wait } = await startLab();
    const access = await start();
    wait(hourMs + 4 * minuteMs);
    await api.refresh(access);
    wait(2 * minuteMs);
    await expect(api.refresh(access)).rejects.toMatchObject({
      kind: 'over',
      code: 'token-refused',
    });
    wait(12 * hourMs);
    const { conversationSid, identity } = access;
    expect(await api.resume(access)).toMatchObject({ conversationSid, identity });
    wait(24 * hourMs);
    await expect(api.resume(access)).rejects.toMatchObject({ kind: 'over', code: 'token-refused' });
  });

  test('learns who the visitor is', async () => {
    const { api, start, chat } = await startLab();
    const access = await start();
    await api.identify({ ...access, visitor: { phone, name: 'Ada', source: 'chat' } });
    expect(chat(access).attributes['from']).toBe(phone);
  });

  test('of a verified visitor is nobody else’s', async () => {
    const { api, start, sign } = await startLab();
    const access = await start(await sign());
    const identified = api.identify({ ...access, visitor: { phone: otherPhone } });
    await expect(identified).rejects.toMatchObject({ kind: 'other-person' });
  });

  test('ends, also a second time, and is over then', async () => {
    const { api, start, chat } = await startLab();
    const access = await start();
    await api.end(access);
    await api.end(access);
    expect(chat(access).state).toBe('closed');
    for (const asked of [api.refresh(access), api.resume(access)]) {
      await expect(asked).rejects.toMatchObject({ kind: 'over', code: 'chat-closed' });
    }
  });

  test('of others is answered like none', async () => {
    const { api, start } = await startLab();
    const [mine, theirs] = [await start(), await start()];
    const key = { token: mine.token, conversationSid: theirs.conversationSid };
    await expect(api.refresh(key)).rejects.toMatchObject({
      kind: 'over',
      code: 'chat-not-found',
    });
  });
});

describe('a verified visitor’s chat, the next morning', () => {
  test('waits for the person', async () => {
    const { api, start, sign, wait } = await startLab();
    const access = await start(await sign());
    wait(12 * hourMs);
    await expect(api.resume(access)).rejects.toMatchObject({ kind: 'identity' });
    const other = await sign({ phone: otherPhone });
    await expect(api.resume({ ...access, identityToken: other })).rejects.toMatchObject({
      kind: 'other-person',
    });
    const identityToken = await sign();
    const { identity } = access;
    expect(await api.resume({ ...access, identityToken })).toMatchObject({ identity });
  });
});

test('Functions that are down are to be asked again', async () => {
  const { api, stack, start } = await startLab();
  const access = await start();
  await stack.functions?.close();
  await expect(api.refresh(access)).rejects.toMatchObject({ kind: 'later', code: undefined });
});
