import { expect, test } from 'vitest';
import { createServices } from '../core.ts';
import { followTimers } from './timers.ts';
import { put } from '../store/store.ts';
import { byServer } from '../services.ts';
import { buildConfig } from '../testing/settings.ts';
import { startRest } from '../rest/conversations/testing/test-support.ts';

const minuteMs = 60_000;

test('turns a conversation inactive and then closed when that is due, with webhooks', async () => {
  const { v1, clock, commits } = await startRest();
  const { sid } = await v1.conversations.create({
    'timers.inactive': 'PT1M',
    'timers.closed': 'PT10M',
  });
  clock.advance(minuteMs - 1);
  expect((await v1.conversations(sid).fetch()).state).toBe('active');
  clock.advance(1);
  expect(await v1.conversations(sid).fetch()).toMatchObject({
    state: 'inactive',
    timers: { date_closed: '2026-03-02T12:10:00Z' },
  });
  clock.advance(9 * minuteMs);
  expect(await v1.conversations(sid).fetch()).toMatchObject({ state: 'closed', timers: {} });
  const byTimer = { source: 'API', identity: null, hasWebhooks: true };
  expect(commits.slice(1).map(({ cause }) => cause)).toEqual([byTimer, byTimer]);
});

test('goes through both states in one leap of the clock', async () => {
  const { v1, clock, commits } = await startRest();
  await v1.conversations.create({ 'timers.inactive': 'PT1M', 'timers.closed': 'PT10M' });
  clock.advance(24 * 60 * minuteMs);
  const states = commits.flatMap(({ changes }) =>
    changes.flatMap(({ table, after }) => (table === 'conversations' ? [after?.state] : [])),
  );
  expect(states).toEqual(['active', 'inactive', 'closed']);
});

test('begins anew with each message', async () => {
  const { v1, clock } = await startRest();
  const { sid } = await v1.conversations.create({ 'timers.closed': 'PT10M' });
  clock.advance(9 * minuteMs);
  await v1.conversations(sid).messages.create({ body: 'Still here' });
  clock.advance(9 * minuteMs);
  expect((await v1.conversations(sid).fetch()).state).toBe('active');
  clock.advance(minuteMs);
  expect((await v1.conversations(sid).fetch()).state).toBe('closed');
});

test('does nothing after it was ended, or after the conversation is gone', async () => {
  const { v1, clock, commits } = await startRest();
  const kept = await v1.conversations.create({ 'timers.closed': 'PT10M' });
  const gone = await v1.conversations.create({ 'timers.closed': 'PT10M' });
  await v1.conversations(kept.sid).update({ 'timers.closed': 'PT0S' });
  await v1.conversations(gone.sid).remove();
  const count = commits.length;
  clock.advance(60 * minuteMs);
  expect(commits).toHaveLength(count);
});

test('follows what a journal brings back', async () => {
  const { v1, clock, store } = await startRest();
  const { sid } = await v1.conversations.create({ 'timers.closed': 'PT10M' });
  const services = createServices({
    config: buildConfig(),
    clock,
    log: () => undefined,
    origin: () => '',
  });
  followTimers(services);
  const conversation = store.get('conversations', sid);
  if (!conversation) throw new Error('It was just created.');
  services.store.replay([put('conversations', conversation)], byServer, clock.now());
  clock.advance(10 * minuteMs);
  services.alarms.close();
  expect(services.store.get('conversations', sid)?.state).toBe('closed');
});
