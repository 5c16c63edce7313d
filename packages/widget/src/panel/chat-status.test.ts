import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { initialState, type ChatState } from '../state/model.ts';
import { en } from '../strings/en.ts';
import { announceEvent } from './announcement.ts';
import './chat-status.ts';
import { hear } from './testing/hear.ts';
import { showElement, textOf, within } from './testing/show-element.ts';

const connecting: ChatState = { ...initialState, phase: 'open', line: 'connecting' };
const show = (state: ChatState) => showElement('docent-chat-status', { state, strings: en });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

test('is no live region itself: the announcer says what it shows, once', async () => {
  const said: string[] = [];
  const note = (event: Event) => said.push((event as CustomEvent<{ text: string }>).detail.text);
  document.body.addEventListener(announceEvent, note);
  const element = await show(initialState);
  const set = async (state: ChatState) => {
    element.state = state;
    await element.updateComplete;
  };
  const away: ChatState = { ...connecting, trouble: 'cannot-connect' };
  const up: ChatState = { ...connecting, line: 'up' };
  await set(away);
  await set({ ...away, draft: 'x' });
  await set(up);
  await set({ ...up, typing: ['Grace'] });
  await set(up);
  await set({ ...up, phase: 'ended', ending: 'by-team' });
  document.body.removeEventListener(announceEvent, note);
  expect(said).toEqual([en.trouble['cannot-connect'], en.connected, en.ended['by-team']]);
  expect(element.shadowRoot?.querySelector('[role=status], [role=alert], [aria-live]')).toBeNull();
});

test('is silent about how a chat ended that was over before', async () => {
  const said = vi.fn<() => void>();
  document.body.addEventListener(announceEvent, said);
  await show({ ...initialState, phase: 'ended', ending: 'by-visitor' });
  document.body.removeEventListener(announceEvent, said);
  expect(said).not.toHaveBeenCalled();
});

test('says that it connects after one second of it', async () => {
  const element = await show(connecting);
  await vi.advanceTimersByTimeAsync(999);
  expect(textOf(element)).toBe('');
  await vi.advanceTimersByTimeAsync(1);
  expect(textOf(element)).toBe('Connecting');
});

test('counts that second anew after each connection', async () => {
  const element = await show(connecting);
  await vi.advanceTimersByTimeAsync(900);
  element.state = { ...connecting, line: 'up' };
  await element.updateComplete;
  element.state = connecting;
  await vi.advanceTimersByTimeAsync(900);
  expect(textOf(element)).toBe('');
});

test('waits for nothing once it is taken off the page', async () => {
  const element = await show(connecting);
  element.remove();
  expect(vi.getTimerCount()).toBe(0);
});

test('lets the visitor try again', async () => {
  const element = await show({ ...connecting, trouble: 'cannot-start' });
  const heard = hear(element, 'chat-retry-now', 'chat-start-anew');
  const button = within(element, 'button');
  expect(textOf(button)).toBe('Try again');
  button.click();
  expect(heard.map(([name]) => name)).toEqual(['chat-retry-now']);
});

test('offers a new chat after the end of one', async () => {
  const element = await show({ ...connecting, phase: 'ended', ending: 'by-team' });
  const heard = hear(element, 'chat-retry-now', 'chat-start-anew');
  expect(textOf(element)).toBe('This chat has ended. Start a new chat');
  within(element, 'button').click();
  expect(heard.map(([name]) => name)).toEqual(['chat-start-anew']);
});

test('follows the network while it is on the page', async () => {
  const element = await show(connecting);
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  dispatchEvent(new Event('offline'));
  await element.updateComplete;
  expect(textOf(element)).toBe('You are offline. Messages are sent when you are back. Try again');
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  dispatchEvent(new Event('online'));
  await element.updateComplete;
  expect(textOf(element)).toBe('');
});

test('hides the dots of typing from screen readers', async () => {
  const element = await show({ ...connecting, line: 'up', typing: ['Grace'] });
  expect(textOf(within(element, 'p'))).toBe('Grace is typing');
  expect(within(element, '.dots').getAttribute('aria-hidden')).toBe('true');
});
