import { afterEach, describe, expect, test } from 'vitest';
import { closePages, openPage, pause, right, type TestPage } from './testing/open-page.ts';

afterEach(closePages);

const markup = '<!doctype html><body><docent-chat functions-url="/f"></docent-chat></body>';

function swapBody({ document }: TestPage, html = '<p>Next page</p>'): void {
  const body = document.createElement('body');
  body.innerHTML = html;
  document.body.replaceWith(body);
}

describe('a chat of the script tag', () => {
  test('comes back when client-side navigation puts another body there, and goes on', async () => {
    const page = await openPage();
    const chat = await page.add();
    await chat.open();
    const element = page.element();
    swapBody(page);
    await Promise.resolve();
    expect(page.element()).toBe(element);
    expect(page.document.body.contains(element)).toBe(true);
    await chat.send('still here');
    expect(page.told).toEqual(['start', 'open', 'send still here']);
  });

  test('comes back when somebody takes it out, a moment later', async () => {
    const page = await openPage();
    await page.add();
    page.element()?.remove();
    expect(page.element()).toBe(null);
    await expect.poll(() => page.bubble()?.isConnected).toBe(true);
  });

  test('does not hang a page that takes it out each time', async () => {
    const page = await openPage();
    await page.add();
    let removals = 0;
    const observer = new page.window.MutationObserver(() => {
      if (page.element()) removals += 1;
      page.element()?.remove();
    });
    observer.observe(page.document.body, { childList: true });
    page.element()?.remove();
    await pause(450);
    observer.disconnect();
    expect(removals).toBeGreaterThan(1);
    expect(removals).toBeLessThan(6);
  });

  test('takes the place of its copy in a page that was kept as markup', async () => {
    const page = await openPage();
    await page.add();
    const element = page.element();
    const copy = page.document.body.innerHTML;
    swapBody(page, copy);
    expect(page.element()).not.toBe(element);
    await pause();
    expect(page.element()).toBe(element);
    expect(page.document.querySelectorAll('docent-chat')).toHaveLength(1);
    expect(page.warnings).toEqual([]);
  });

  test('waits until the page is parsed, and stays away where the page has one', async () => {
    const page = await openPage();
    page.document.open();
    page.document.write('<!doctype html><body><p>Text</p>');
    await page.add();
    await pause();
    expect(page.document.readyState).toBe('loading');
    expect(page.element()).toBe(null);
    page.document.write('<docent-chat id="own" functions-url="/f"></docent-chat><p>End</p>');
    page.document.close();
    await expect.poll(() => page.bubble()).not.toBe(null);
    expect([...page.document.querySelectorAll('docent-chat')].map(({ id }) => id)).toEqual(['own']);
    expect(page.warnings).toEqual([]);
  });

  test('comes at the end of the body once the page is parsed', async () => {
    const page = await openPage();
    page.document.open();
    page.document.write('<!doctype html><body><p>Text</p>');
    await page.add();
    page.document.write('<p>End</p>');
    page.document.close();
    await expect.poll(() => page.bubble()).not.toBe(null);
    expect(page.document.body.lastElementChild).toBe(page.element());
  });
});

describe('a chat in the markup of the page', () => {
  test('starts with its own attributes', async () => {
    const page = await openPage(
      markup.replace('/f', 'https://a.example/chat/').replace('url', 'url'),
    );
    page.element()?.setAttribute('country', 'de');
    page.element()?.setAttribute('heading', ' Ask us ');
    await page.define();
    await page.window.docent?.chat?.setContext({});
    expect(page.hosts[0]?.config).toEqual({
      functionsUrl: 'https://a.example/chat',
      country: 'DE',
      heading: 'Ask us',
      position: 'end',
    });
  });

  test('takes attributes that a framework sets after it has put the element there', async () => {
    const page = await openPage();
    await page.define();
    const element = page.document.createElement('docent-chat');
    page.document.body.append(element);
    element.setAttribute('functions-url', '/f');
    await expect.poll(() => page.bubble()).not.toBe(null);
    expect(page.errors).toEqual([]);
  });

  test('ends when it is removed for good', async () => {
    const page = await openPage(markup);
    await page.define();
    await page.window.docent?.chat?.open();
    page.element()?.remove();
    await expect.poll(() => page.told).toEqual(['start', 'open', 'destroy']);
    expect(await page.window.docent?.chat?.send('x')).toMatchObject({ ok: false, reason: 'off' });
  });

  test('gives way to the one of the next page', async () => {
    const page = await openPage(markup);
    await page.define();
    await page.window.docent?.chat?.open();
    swapBody(page, '<docent-chat id="next" functions-url="/g"></docent-chat>');
    await expect.poll(() => page.bubble()).not.toBe(null);
    await page.window.docent?.chat?.open();
    expect(page.told).toEqual(['start', 'open', 'destroy', 'start', 'open']);
    expect(page.warnings).toEqual([]);
  });

  test('is followed by a second one, which was left out, when it goes', async () => {
    const page = await openPage(markup);
    await page.define();
    await expect.poll(() => page.bubble()).not.toBe(null);
    page.document.body.insertAdjacentHTML(
      'beforeend',
      '<docent-chat id="b" functions-url="/f"></docent-chat>',
    );
    await pause();
    page.element()?.remove();
    await expect.poll(() => page.bubble()).not.toBe(null);
    expect(page.element()?.id).toBe('b');
  });
});

describe('a chat that is moved', () => {
  test.each([
    ['by append', (page: TestPage, box: Element) => box.append(page.element() as Node)],
    [
      'by moveBefore',
      (page: TestPage, box: Element) => box.moveBefore(page.element() as Node, null),
    ],
    [
      'out and in again',
      (page: TestPage, box: Element) => {
        const element = page.element() as Element;
        element.remove();
        box.append(element);
      },
    ],
  ])('%s goes on as it was', async (_, move) => {
    const page = await openPage(markup.replace('</body>', '<main></main></body>'));
    await page.define();
    await page.window.docent?.chat?.open();
    const bubble = page.bubble();
    move(page, page.document.querySelector('main') as Element);
    await pause(150);
    expect(page.bubble()).toBe(bubble);
    expect(page.element()?.parentElement?.tagName).toBe('MAIN');
    expect(page.told).toEqual(['start', 'open']);
  });
});

describe('destroy', () => {
  test('takes the chat off the page with everything that it listens to, and a new one works', async () => {
    const listeners: string[] = [];
    const page = await openPage(undefined, (window) => {
      const { addEventListener, removeEventListener } = window;
      window.addEventListener = (...args: readonly unknown[]) => {
        listeners.push(String(args[0]));
        Reflect.apply(addEventListener, window, args);
      };
      window.removeEventListener = (...args: readonly unknown[]) => {
        listeners.splice(listeners.indexOf(String(args[0])), 1);
        Reflect.apply(removeEventListener, window, args);
      };
    });
    const chat = await page.add();
    await chat.open();
    expect(listeners).toEqual(['storage']);
    await chat.destroy();
    expect(listeners).toEqual([]);
    expect(page.element()).toBe(null);
    await expect.poll(() => page.told).toEqual(['start', 'open', 'destroy']);
    await pause(150);
    expect(page.element()).toBe(null);
    page.window.dispatchEvent(
      new page.window.StorageEvent('storage', { key: 'docent.chat', newValue: '{}' }),
    );
    await pause();
    expect(page.chunk.loads).toBe(1);

    const again = await page.add();
    await again.open();
    expect(page.bubble()).not.toBe(null);
    expect(page.told).toEqual(['start', 'open', 'destroy', 'start', 'open']);
  });

  test('and a new chat at once give a new chat, as a framework does that runs effects twice', async () => {
    const page = await openPage();
    const first = await page.add();
    const { addChat } = (await page.window.eval(
      `import(${JSON.stringify(new URL('add-chat.ts', here).href)})`,
    )) as typeof import('./add-chat.ts');
    void first.destroy();
    const second = addChat(() => right);
    await second.open();
    expect(page.document.querySelectorAll('docent-chat')).toHaveLength(1);
    expect(page.told).toEqual(['start', 'open']);
  });

  test('does not start a chat that was still coming', async () => {
    const page = await openPage();
    const chat = await page.add();
    let arrive = (): void => {};
    page.chunk.until = new Promise((done) => (arrive = done));
    const opened = chat.open();
    await chat.destroy();
    arrive();
    await opened;
    await pause();
    expect(page.told).toEqual([]);
  });
});

const here = import.meta.url;
