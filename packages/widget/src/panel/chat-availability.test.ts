import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChatConfig } from '../options.ts';
import { initialState, type ChatState } from '../state/model.ts';
import { en } from '../strings/en.ts';
import { announceEvent } from './announcement.ts';
import './chat-availability.ts';
import { hear } from './testing/hear.ts';
import { toMessage } from './testing/messages.ts';
import { showElement, textOf } from './testing/show-element.ts';

const config: ChatConfig = {
  functionsUrl: 'https://f.example',
  position: 'end',
  hours: 'Mo-Fr 09:00-17:00',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  replyTime: '5m',
};
const phone = '+14155552671';
const known: ChatState = { ...initialState, visitor: { phone } };
// A Monday and a Tuesday.
const monday = (hour: number, minute = 0) => new Date(2026, 10, 23, hour, minute).getTime();
const tuesday = (hour: number) => new Date(2026, 10, 24, hour).getTime();

const show = (state: ChatState = initialState, more: Partial<ChatConfig> = {}) =>
  showElement('docent-chat-availability', {
    config: { ...config, ...more },
    strings: en,
    locale: 'en',
    state,
  });
const spoken = (element: Element) => textOf(element).replace(/[\u202f\u00a0]/g, ' ');

beforeEach(() => void vi.useFakeTimers({ now: monday(12) }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

describe('while somebody is there', () => {
  test('says how soon an answer comes, until a person has given one', async () => {
    const element = await show();
    expect(spoken(element)).toBe('We usually answer within 5 minutes.');
    element.state = { ...known, phase: 'open', messages: [toMessage(0, { author: 'bot' })] };
    await element.updateComplete;
    expect(spoken(element)).toBe('We usually answer within 5 minutes.');
    element.state = { ...known, phase: 'open', messages: [toMessage(0, { author: 'person' })] };
    await element.updateComplete;
    expect(spoken(element)).toBe('');
  });

  test('says nothing where no reply time is given, or the chat has ended', async () => {
    const { replyTime: _, ...rest } = config;
    const element = await show();
    element.config = rest;
    await element.updateComplete;
    expect(spoken(element)).toBe('');
    element.config = config;
    element.state = { ...initialState, phase: 'ended' };
    await element.updateComplete;
    expect(spoken(element)).toBe('');
  });

  test('says what a reply time that makes no sense has to be', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const element = await show(initialState, { replyTime: 'soon' });
    expect(spoken(element)).toBe('');
    expect(warn.mock.calls.flat()).toEqual([
      expect.stringContaining('reply-time has to be like 5m'),
    ]);
  });
});

describe('while nobody is there', () => {
  beforeEach(() => void vi.setSystemTime(monday(20)));
  const closed = 'Nobody is here right now. We are back tomorrow 9:00 AM.';

  test('says where the answer goes, when the phone is known', async () => {
    expect(spoken(await show(known))).toBe(`${closed} We will answer by SMS to +1 415 555 2671.`);
  });

  test('asks for a phone, when it is not', async () => {
    const element = await show();
    expect(spoken(element)).toBe(`${closed} ${en.hours.needsPhone}`);
    const heard = hear(element, 'chat-change-visitor');
    element.shadowRoot?.querySelector('button')?.click();
    expect(heard).toHaveLength(1);
  });

  test.each(['off', 'name question'])('asks for none that the form does not: %s', async (form) => {
    expect(spoken(await show(initialState, { form }))).toBe(closed);
  });

  test('promises no SMS in a chat that began while somebody was there', async () => {
    const messages = [toMessage(0, { author: 'visitor', sentAt: monday(16) })];
    expect(spoken(await show({ ...known, phase: 'open', messages }))).toBe(closed);
    const late = [toMessage(0, { author: 'visitor', sentAt: monday(18) })];
    expect(spoken(await show({ ...known, phase: 'open', messages: late }))).toContain('by SMS');
  });

  test('says nothing of it to whom a person has just answered, and says it later', async () => {
    const messages = [toMessage(0, { author: 'person', sentAt: monday(19, 50) })];
    const element = await show({ ...initialState, phase: 'open', messages });
    expect(spoken(element)).toBe('');
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(spoken(element)).toContain('Nobody is here');
  });
});

describe('as time passes', () => {
  test('changes at that very moment, and tells the panel', async () => {
    vi.setSystemTime(monday(16, 59));
    const away: unknown[] = [];
    document.body.addEventListener('chat-away', (event) => away.push(event), { once: true });
    const element = await show(known);
    element.addEventListener('chat-away', (event) => away.push((event as CustomEvent).detail));
    await vi.advanceTimersByTimeAsync(59_999);
    expect(spoken(element)).toContain('5 minutes');
    await vi.advanceTimersByTimeAsync(1);
    expect(spoken(element)).toContain('Nobody is here right now. We are back tomorrow');
    await vi.advanceTimersByTimeAsync(8 * 3_600_000);
    expect(spoken(element)).toContain('We are back today');
    await vi.advanceTimersByTimeAsync(8 * 3_600_000);
    expect(spoken(element)).toContain('5 minutes');
    expect(away).toEqual([true, false]);
  });

  test('is right at once for whoever comes back from sleep', async () => {
    const element = await show();
    vi.setSystemTime(tuesday(20));
    dispatchEvent(new Event('focus'));
    await element.updateComplete;
    expect(spoken(element)).toContain('Nobody is here');
  });

  test('waits with one timer, and with none once it is off the page', async () => {
    const element = await show();
    for (const draft of ['a', 'ab', 'abc']) element.state = { ...initialState, draft };
    await element.updateComplete;
    expect(vi.getTimerCount()).toBe(1);
    element.remove();
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('is announced when it appears and when it changes, and not with every key', async () => {
  const said: string[] = [];
  const hearSaid = (event: Event) =>
    said.push((event as CustomEvent<{ text: string }>).detail.text);
  document.body.addEventListener(announceEvent, hearSaid);
  vi.setSystemTime(monday(16, 59));
  const element = await show();
  element.state = { ...initialState, draft: 'Hello' };
  await element.updateComplete;
  await vi.advanceTimersByTimeAsync(60_000);
  document.body.removeEventListener(announceEvent, hearSaid);
  expect(said).toHaveLength(2);
  expect(said[0]).toContain('5 minutes');
  expect(said[1]).toContain('Nobody is here');
});
