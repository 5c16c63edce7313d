import { cdp, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, test } from 'vitest';
import { en } from '../strings/en.ts';
import { closePages, openPage, pause, right } from './testing/open-page.ts';

afterEach(async () => {
  closePages();
  await cdp().send('Emulation.setEmulatedMedia', { media: '', features: [] });
});

describe('the bubble', () => {
  test('is a button with a name, which says that a dialog is behind it and whether it is open', async () => {
    const page = await openPage();
    await page.add();
    const bubble = page.bubble();
    expect(bubble?.tagName).toBe('BUTTON');
    expect(readFace(bubble)).toEqual({ name: 'Chat', expanded: 'false', badge: undefined });
    expect(bubble?.getAttribute('aria-haspopup')).toBe('dialog');
    bubble?.click();
    await expect.poll(() => bubble?.ariaExpanded).toBe('true');
    bubble?.click();
    await expect.poll(() => bubble?.ariaExpanded).toBe('false');
    expect(page.told).toEqual(['start', 'open by visitor', 'close']);
  });

  test('is reached and opened with the keyboard', async () => {
    const page = await openPage('<!doctype html><body><button id="first">First</button></body>');
    await page.add();
    page.document.getElementById('first')?.focus();
    await userEvent.keyboard('{Tab}');
    expect(page.element()?.shadowRoot?.activeElement).toBe(page.bubble());
    expect(style(page.bubble()).outlineStyle).toBe('auto');
    await expect.poll(() => page.told).toEqual(['start', 'preload']);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => page.told).toEqual(['start', 'preload', 'open by visitor']);
  });

  test.each([
    [1, 'Chat, 1 unread message', '1'],
    [2, 'Chat, 2 unread messages', '2'],
    [100, 'Chat, 100 unread messages', '99+'],
    [0, 'Chat', ''],
  ])('tells of %i unread messages', async (unread, name, badge) => {
    const page = await openPage();
    const chat = await page.add();
    await chat.setContext({});
    page.hosts[0]?.show({ unread, isOpen: false, strings: en });
    expect(readFace(page.bubble())).toEqual({ name, expanded: 'false', badge });
    const isSeen = page.bubble()?.querySelector('span')?.checkVisibility();
    expect(isSeen).toBe(unread > 0);
  });

  test('is 56 px wide and high in the corner where a line ends', async () => {
    const page = await openPage();
    await page.add();
    expect(place(page.bubble())).toEqual({ left: 524, top: 324, width: 56, height: 56 });
    page.document.documentElement.dir = 'rtl';
    expect(place(page.bubble())).toEqual({ left: 20, top: 324, width: 56, height: 56 });
  });

  test.each(['position', 'data-position'])('stands where a line starts, by %s', async (name) => {
    const page = await openPage();
    await page.define();
    page.document.body.innerHTML = `<docent-chat functions-url="/f" ${name}="start"></docent-chat>`;
    await expect.poll(() => place(page.bubble())['left']).toBe(20);
  });

  test('takes its colours, its layer and its distance from the page', async () => {
    const tokens =
      '--docent-chat-accent: #0a0; --docent-chat-on-accent: #ff0; --docent-chat-z: 7; --docent-chat-gap: 40px';
    const page = await openPage(`<!doctype html><html style="${tokens}"><body></body></html>`);
    await page.add();
    expect(style(page.bubble())).toMatchObject({
      backgroundColor: 'rgb(0, 170, 0)',
      color: 'rgb(255, 255, 0)',
    });
    expect(style(page.element())).toMatchObject({ zIndex: '7', bottom: '40px', right: '40px' });
  });

  test('is not printed, and not seen where the element is hidden', async () => {
    const page = await openPage();
    await page.add();
    expect(page.bubble()?.checkVisibility()).toBe(true);
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
    expect(page.bubble()?.checkVisibility()).toBe(false);
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
    expect(page.bubble()?.checkVisibility()).toBe(true);
    page.element()?.toggleAttribute('hidden', true);
    expect(page.bubble()?.checkVisibility()).toBe(false);
  });

  test('keeps its outline and its icon in forced colours', async () => {
    const page = await openPage();
    await page.add();
    await cdp().send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: 'active' }],
    });
    const { borderTopColor, backgroundColor, color } = style(page.bubble());
    expect(borderTopColor).not.toBe(backgroundColor);
    const icon = page.window.getComputedStyle(page.bubble() as Element, '::before');
    expect(icon.borderTopWidth).toBe('28px');
    expect(icon.borderTopColor).toBe(color);
    expect(icon.borderTopColor).not.toBe(backgroundColor);
  });

  test('moves only for those who like it', async () => {
    const page = await openPage();
    const chat = await page.add();
    await chat.setContext({});
    expect(style(page.bubble()).transitionDuration).toBe('0.15s');
    await cdp().send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-reduced-motion', value: 'reduce' }],
    });
    expect(style(page.bubble()).transitionDuration).toBe('0s');
  });

  test('has its own place in a view transition', async () => {
    const page = await openPage();
    await page.add();
    const { finished, ready } = page.document.startViewTransition(() => {});
    await ready;
    const parts = page.document
      .getAnimations()
      .map(({ effect }) => (effect as KeyframeEffect).pseudoElement);
    expect(parts).toContain('::view-transition-group(docent-chat)');
    // A transition shows what is in the element's box.
    expect(place(page.element())).toEqual(place(page.bubble()));
    await finished;
  });

  test('is busy while the chat is coming, and does not take a second tap for a wish to close it', async () => {
    const page = await openPage();
    await page.add();
    let arrive = (): void => {};
    page.chunk.until = new Promise((done) => (arrive = done));
    page.bubble()?.click();
    page.bubble()?.click();
    expect(page.bubble()?.ariaBusy).toBe('true');
    arrive();
    await expect.poll(() => page.bubble()?.ariaBusy).toBe(null);
    await pause();
    expect(page.told).toEqual(['start', 'open by visitor']);
  });

  test('is in a landmark', async () => {
    const page = await openPage();
    await page.add(right);
    expect(page.element()?.role).toBe('region');
    expect(page.element()?.ariaLabel).toBe('Chat');
  });
});

function style(element: Element | null): CSSStyleDeclaration {
  const window = element?.ownerDocument.defaultView as Window;
  return window.getComputedStyle(element as Element);
}

function place(element: Element | null): Record<string, number> {
  const { left = 0, top = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
  return { left, top, width, height };
}

function readFace(bubble: HTMLButtonElement | null): object {
  return {
    name: bubble?.getAttribute('aria-label'),
    expanded: bubble?.getAttribute('aria-expanded'),
    badge: bubble?.querySelector('span')?.textContent,
  };
}
