import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drawBubble } from '../loader/bubble.ts';
import { sessionKey } from '../loader/chat-host.ts';
import { en } from '../strings/en.ts';
import { createProactiveMemory, proactiveKey } from './proactive-memory.ts';
import { startProactive } from './start-proactive.ts';

const home = location.href;
const lines = [
  { page: '/guides/*', after: 30, text: 'Stuck?' },
  { page: '/pricing', after: 5, text: 'Questions about the price?' },
];
let stop: () => void;
let isQuiet: boolean;
let isHidden: boolean;
const open = vi.fn<() => void>();

function start(proactive = JSON.stringify(lines), mode?: string, memory = createProactiveMemory()) {
  const element = document.createElement('docent-chat');
  document.body.append(element);
  const bubble = drawBubble(element);
  const root = element.shadowRoot;
  if (!root) throw new Error('The bubble has no root.');
  const config = { functionsUrl: 'https://f.example', position: 'end' as const, proactive };
  const host = { element, root, bubble, config };
  stop = startProactive(
    {
      host,
      config: { proactive, ...(mode && { mode }) },
      strings: en,
      isQuiet: () => isQuiet,
      open,
    },
    memory,
  );
  const place = () => root.querySelector('div')?.shadowRoot;
  return {
    element,
    bubble,
    place,
    text: () => place()?.querySelector('p')?.textContent ?? '',
    click: (name: string) => place()?.querySelector<HTMLElement>(`.${name}`)?.click(),
  };
}

function hide(is: boolean): void {
  isHidden = is;
  document.dispatchEvent(new Event('visibilitychange'));
}

const wait = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  open.mockReset();
  isQuiet = isHidden = false;
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden);
  history.replaceState(null, '', '/guides/start');
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

describe('the line', () => {
  test('comes after its time, into a region that was there before it, and takes no focus', async () => {
    const { place, text } = start();
    await wait(29.9);
    expect(place()).toBeUndefined();
    await wait(0.1);
    const region = place()?.querySelector('[role=status]');
    expect([region?.isConnected, text()]).toEqual([true, '']);
    await wait(0.2);
    expect(text()).toBe('Stuck?');
    expect(place()?.querySelector('[role=status]')).toBe(region);
    expect(document.activeElement).toBe(document.body);
  });

  test('counts only the time in which the page is seen', async () => {
    const { text } = start();
    await wait(20);
    hide(true);
    await wait(3600);
    hide(false);
    await wait(9.9);
    expect(text()).toBe('');
    await wait(0.4);
    expect(text()).toBe('Stuck?');
  });

  test('begins anew on another page, without a load', async () => {
    const { text } = start();
    await wait(29);
    history.pushState(null, '', '/guides/next');
    await wait(29);
    expect(text()).toBe('');
    history.pushState(null, '', '/pricing');
    await wait(5.2);
    expect(text()).toBe('Questions about the price?');
  });

  test('begins anew by its own look where the browser tells of no other page', async () => {
    vi.stubGlobal('navigation', undefined);
    const { text } = start();
    await wait(10);
    history.pushState(null, '', '/pricing');
    await wait(20);
    expect(text()).toBe('');
    await wait(5.2);
    expect(text()).toBe('Questions about the price?');
    vi.unstubAllGlobals();
  });

  test('leaves with the page it belongs to, and no other comes', async () => {
    const { text, place } = start();
    await wait(31);
    history.pushState(null, '', '/guides/next');
    expect(text()).toBe('Stuck?');
    history.pushState(null, '', '/pricing');
    expect(place()).toBeUndefined();
    await wait(3600);
    expect(place()).toBeUndefined();
  });

  test.each([
    ['another page', () => history.replaceState(null, '', '/blog')],
    ['a visitor who has the chat', () => (isQuiet = true)],
    ['one whose chat is still to be taken up', () => localStorage.setItem(sessionKey, '{"v":1}')],
  ])('does not come for %s', async (_, change) => {
    change();
    const { place } = start();
    await wait(3600);
    expect(place()).toBeUndefined();
  });

  test('does not come in a chat that stands in the page', async () => {
    const { place } = start(undefined, 'inline');
    await wait(3600);
    expect(place()).toBeUndefined();
  });

  test.each(['docent-chat-open', 'docent-chat-started'])('leaves at %s, for good', async (name) => {
    const { element, place } = start();
    await wait(31);
    element.dispatchEvent(new CustomEvent(name));
    expect(place()).toBeUndefined();
    history.pushState(null, '', '/pricing');
    await wait(3600);
    expect(place()).toBeUndefined();
  });
});

describe('the visitor', () => {
  test('opens the chat by it', async () => {
    const { click, place } = start();
    await wait(31);
    click('main');
    expect(open).toHaveBeenCalledOnce();
    expect(place()).toBeUndefined();
  });

  test.each([
    ['dismiss', { dismissed: true }],
    ['never', { never: true }],
  ])('says %s, and it is kept', async (name, kept) => {
    const { click, place } = start();
    await wait(31);
    click(name);
    expect(place()).toBeUndefined();
    expect(open).not.toHaveBeenCalled();
    expect(JSON.parse(localStorage.getItem(proactiveKey) ?? '')).toMatchObject(kept);
  });

  test('dismisses it by Escape, and the focus goes to the bubble', async () => {
    const { place, element, bubble } = start();
    await wait(31);
    place()?.querySelector<HTMLElement>('.never')?.focus();
    vi.useRealTimers();
    await userEvent.keyboard('{Escape}');
    expect(place()).toBeUndefined();
    expect(element.shadowRoot?.activeElement).toBe(bubble);
  });

  test('has Escape to themselves where the focus is elsewhere', async () => {
    const { place } = start();
    await wait(31);
    vi.useRealTimers();
    await userEvent.keyboard('{Escape}');
    expect(place()).toBeDefined();
  });
});

describe('its look', () => {
  test('is of words alone: what is in the text is no markup', async () => {
    const text = '<img src=x onerror=alert(1)> https://docs.example.com';
    const { place, text: shown } = start(JSON.stringify([{ text }]));
    await wait(1);
    expect(shown()).toBe(text);
    expect(place()?.querySelector('img, a')).toBeNull();
  });

  test.each(['ltr', 'rtl'])('stands above the bubble, on its side of the page: %s', async (dir) => {
    document.documentElement.dir = dir;
    const { place, bubble } = start();
    await wait(31);
    vi.useRealTimers();
    const card = place()?.querySelector('.card')?.getBoundingClientRect();
    const button = bubble.getBoundingClientRect();
    const side = dir === 'rtl' ? 'left' : 'right';
    expect(card?.[side]).toBeCloseTo(button[side]);
    expect(card?.bottom).toBeLessThan(button.top);
    expect(card?.left).toBeGreaterThanOrEqual(0);
    expect(card?.right).toBeLessThanOrEqual(innerWidth);
    document.documentElement.dir = '';
  });
});

test('what is no JSON offers nothing, and the console says once what to write', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  for (let times = 0; times < 2; times += 1) {
    const { place } = start('{ "page": "/guides/*" }');
    await wait(3600);
    expect(place()).toBeUndefined();
  }
  expect(warn).toHaveBeenCalledOnce();
  expect(warn.mock.calls[0]?.[0]).toContain(
    '[{ "page": "/guides/*", "after": 30, "text": "Stuck?" }]',
  );
});

test('whoever has had the chat is offered nothing by an element that is put back', async () => {
  const memory = createProactiveMemory();
  const { element } = start(undefined, undefined, memory);
  element.dispatchEvent(new CustomEvent('docent-chat-open'));
  element.remove();
  const { place } = start(undefined, undefined, memory);
  await wait(3600);
  expect(place()).toBeUndefined();
});
