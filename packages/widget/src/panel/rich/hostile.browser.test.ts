import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearPage } from '../testing/messages.ts';
import { toHostileMessages } from './testing/hostile-messages.ts';
import { openStage } from './testing/show-hostile.ts';

const elements =
  'a bdi blockquote button code div docent-chat-code em img li ol p path pre rect s small span strong svg ul'.split(
    ' ',
  );
const attributes =
  'alt aria-expanded aria-hidden aria-label class dir fill height href rel role rx ry start stroke stroke-linecap stroke-linejoin stroke-width tabindex target type viewBox width x y d'.split(
    ' ',
  );

const caught: string[] = [];
const catchThing = (event: Event) =>
  void caught.push(`${event.type}: ${(event as ErrorEvent).message}`);
const watched = ['error', 'unhandledrejection', 'securitypolicyviolation'] as const;
let loads: PerformanceObserver;
const { fetch: realFetch } = window;

beforeAll(() => {
  Object.assign(window, { trap: () => caught.push('trap') });
  window.fetch = (...request) => {
    const [target] = request;
    const url = target instanceof Request ? target.url : target.toString();
    if (url.includes('leak.example')) caught.push('fetch');
    return realFetch(...request);
  };
  for (const name of watched) window.addEventListener(name, catchThing, true);
  loads = new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) if (name.includes('leak')) caught.push(name);
  });
  loads.observe({ type: 'resource', buffered: true });
});

afterAll(() => {
  for (const name of watched) window.removeEventListener(name, catchThing, true);
  window.fetch = realFetch;
  loads.disconnect();
  clearPage();
});

/** What of a message is not as it may be. */
function findFaults(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...(elements.includes(element.localName) ? [] : [`<${element.localName}>`]),
    ...element
      .getAttributeNames()
      .filter((name) => !attributes.includes(name))
      .map((name) => `${element.localName}[${name}]`),
    ...(element instanceof HTMLAnchorElement ? findFaultsOfLink(element) : []),
    ...(element.shadowRoot ? findFaults(element.shadowRoot) : []),
  ]);
}

function findFaultsOfLink(link: HTMLAnchorElement): readonly string[] {
  const faults = [
    /^(https?|mailto):$/.test(link.protocol) || link.href,
    link.username === '' || 'a name before the host',
    link.rel === 'noopener noreferrer' || 'an opener',
    link.parentElement?.closest('a') === null || 'a link in a link',
    link.innerText.trim() !== '' || 'a link that nobody sees',
    !/xn--/.test(link.hostname) ||
      (link.parentElement?.innerText ?? '').includes(link.hostname) ||
      `${link.hostname} is not told`,
  ];
  return faults.filter((fault) => fault !== true);
}

const isSeen = (text: string) =>
  /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

test('does nothing that a message asks for, and shows each', { timeout: 120_000 }, async () => {
  const { element, show, expand } = await openStage();
  const bodies = toHostileMessages(1100);
  const faults: string[] = [];
  const check = (body: string) => {
    const item = element.renderRoot.querySelector('ol')?.lastElementChild;
    const found = [...findFaults(element.renderRoot.querySelector('ol') ?? element)];
    const bubble = item?.querySelector<HTMLElement>('.bubble');
    if (!isSeen(bubble?.innerText ?? '')) found.push('an empty bubble');
    if (found.length > 0)
      faults.push(`${JSON.stringify(body.slice(0, 200))}: ${found.slice(0, 3).join(', ')}`);
  };
  for (const [at, body] of bodies.entries()) {
    await show(body, at % 5 === 0);
    check(body);
    if ((await expand()) !== undefined) check(body);
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(faults.slice(0, 20)).toEqual([]);
  expect(caught).toEqual([]);
});

test('would see it if a message did', async () => {
  const host = document.createElement('div');
  host.innerHTML = '<p onclick="1"><a href="javascript:1">a</a><video></video></p>';
  expect(findFaults(host)).toEqual(['p[onclick]', 'javascript:1', 'an opener', '<video>']);
  host.innerHTML = '<img src="x-leak.example" onerror="trap()">';
  document.body.append(host);
  await expect.poll(() => caught.includes('trap')).toBe(true);
  await expect.poll(() => caught.some((one) => one.includes('leak'))).toBe(true);
  host.remove();
  caught.length = 0;
});
