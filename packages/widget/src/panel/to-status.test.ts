import { describe, expect, test } from 'vitest';
import { initialState, type ChatState } from '../state/model.ts';
import { en } from '../strings/en.ts';
import { toStatus, type StatusFacts } from './to-status.ts';

const open: ChatState = { ...initialState, phase: 'open', line: 'up' };

function statusOf(state: ChatState, facts: Partial<StatusFacts> = {}) {
  return toStatus({ state, strings: en, isOffline: false, isSlow: false, ...facts });
}

test('says nothing while all is well', () => {
  expect(statusOf(open)).toBeUndefined();
  expect(statusOf(initialState, { isOffline: true })).toBeUndefined();
});

describe('while it connects', () => {
  test.each<Partial<ChatState>>([
    { phase: 'starting', line: 'down' },
    { phase: 'open', line: 'connecting' },
    { phase: 'open', line: 'down' },
  ])('says so only once it is slow: %o', (change) => {
    expect(statusOf({ ...open, ...change })).toBeUndefined();
    expect(statusOf({ ...open, ...change }, { isSlow: true })).toEqual({ text: 'Connecting' });
  });

  test('says that the visitor is offline at once, with a way to try again', () => {
    expect(statusOf({ ...open, line: 'down' }, { isOffline: true })).toEqual({
      text: en.offline,
      action: 'chat-retry-now',
    });
  });
});

test('believes a line that is up more than a browser that says it is offline', () => {
  expect(statusOf(open, { isOffline: true })).toBeUndefined();
});

test('tells what stands in the way before who is typing', () => {
  const state: ChatState = { ...open, trouble: 'cannot-connect', typing: ['Grace'] };
  expect(statusOf(state)).toEqual({ text: en.trouble['cannot-connect'], action: 'chat-retry-now' });
});

test('names who began to type last', () => {
  expect(statusOf({ ...open, typing: ['Grace', 'Alan'] })).toEqual({
    text: 'Alan is typing',
    isTyping: true,
  });
  expect(statusOf({ ...open, typing: [''] })?.text).toBe('Somebody is typing');
});

test.each(['by-visitor', 'by-team', 'lost'] as const)('says how a chat ended: %s', (ending) => {
  const state: ChatState = { ...open, phase: 'ended', ending, trouble: 'cannot-connect' };
  expect(statusOf(state, { isOffline: true })).toEqual({
    text: en.ended[ending],
    action: 'chat-start-anew',
  });
});
