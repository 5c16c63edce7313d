import { afterEach, describe, expect, test } from 'vitest';
import { closePages, openPage, pause, right } from './testing/open-page.ts';

afterEach(closePages);

const corner = { left: 524, top: 324, width: 56, height: 56 };

describe('the styles of a page', () => {
  test.each([
    ['everything unset', '* { all: unset !important }'],
    ['no buttons', 'button { display: none !important }'],
    [
      'everything forced',
      '* { color: red !important; font: 40px serif !important; margin: 30px !important; padding: 30px !important; width: 100% !important; position: relative !important; visibility: hidden !important; pointer-events: none !important; z-index: 1 !important }',
    ],
    [
      'children of the body',
      'body > * { position: static; display: flex; margin: 3em auto; max-width: 10px }',
    ],
    ['a body in a grid', 'body { display: grid; grid-template-columns: 1fr 3fr; gap: 50px }'],
  ])('do not move, shrink or hide the bubble: %s', async (_, css) => {
    const page = await openPage(`<!doctype html><style>${css}</style><body><p>Text</p></body>`);
    await page.add();
    expect(place(page.bubble())).toEqual(corner);
    expect(page.bubble()?.checkVisibility({ visibilityProperty: true })).toBe(true);
    expect(style(page.bubble())).toMatchObject({
      color: 'rgb(255, 255, 255)',
      backgroundColor: 'rgb(36, 86, 211)',
      pointerEvents: 'auto',
    });
    const hit = page.document.elementFromPoint(550, 350);
    expect(hit).toBe(page.element());
  });

  test('zoom the bubble along, inside the page', async () => {
    const page = await openPage('<!doctype html><body style="zoom: 1.5"></body>');
    await page.add();
    expect(place(page.bubble())).toEqual({ left: 486, top: 286, width: 84, height: 84 });
  });

  test('hide it where they mean to', async () => {
    const page = await openPage('<!doctype html><style>docent-chat { display: none }</style>');
    await page.add();
    expect(page.bubble()?.checkVisibility()).toBe(false);
  });

  test('give the chat its colour scheme', async () => {
    const page = await openPage('<!doctype html><html style="color-scheme: dark"></html>');
    const chat = await page.add();
    await chat.setContext({});
    expect(style(page.element()).colorScheme).toBe('dark');
  });
});

describe('a page with a bubble', () => {
  const html = `<!doctype html><html><head><style>h1 { color: green }</style></head><body>
    <h1>Title</h1><p>Text <a href="#x">link</a></p><button>Button</button><input value="Field"></body></html>`;

  test('keeps the styles of all its elements', async () => {
    const page = await openPage(html);
    const elements = [...page.document.querySelectorAll('*')];
    const before = elements.map(readStyles);
    await page.add();
    expect(page.bubble()).not.toBe(null);
    expect(elements.map(readStyles)).toEqual(before);
  });

  test('has one global more, and nothing stored, asked for or loaded', async () => {
    const page = await openPage(html);
    const globals = Object.keys(page.window);
    const stored = Object.keys(localStorage);
    const asked: string[] = [];
    await page.define();
    await pause(100);
    // From here on, whatever is asked for is asked for by the bubble.
    const observer = new page.window.PerformanceObserver((list) =>
      asked.push(...list.getEntries().map(({ name }) => name)),
    );
    observer.observe({ type: 'resource' });
    page.document.body.insertAdjacentHTML(
      'beforeend',
      '<docent-chat functions-url="/f"></docent-chat>',
    );
    await expect.poll(() => page.bubble()).not.toBe(null);
    await pause(300);
    expect(Object.keys(page.window).filter((name) => !globals.includes(name))).toEqual(['docent']);
    expect(asked).toEqual([]);
    expect(page.chunk.loads).toBe(0);
    expect(Object.keys(localStorage)).toEqual(stored);
    expect(page.document.cookie).toBe('');
    expect((await page.window.indexedDB.databases()).map(({ name }) => name)).not.toContain(
      'docent.chat',
    );
  });

  test('may demand trusted types and allow no inline styles', async () => {
    const policy = "require-trusted-types-for 'script'; style-src 'none'";
    const script = new URL('testing/strict-page.ts', here);
    const page = await openPage(
      `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">
      <script>
        window.violations = [];
        document.onsecuritypolicyviolation = (event) => violations.push(event.violatedDirective);
      </script>
      <body><script type="module" src="${script.href}"></script></body>`,
    );
    await expect.poll(() => page.bubble()?.ariaLabel).toBe('Chat, 3 unread messages');
    expect(place(page.bubble())).toEqual(corner);
    expect((page.window as unknown as { violations: string[] }).violations).toEqual([]);
  });

  test('draws nothing of a second chat, and says so once', async () => {
    const page = await openPage();
    await page.add();
    page.document.body.insertAdjacentHTML(
      'beforeend',
      '<docent-chat functions-url="/f"></docent-chat>',
    );
    await pause();
    const drawn = [...page.document.querySelectorAll('docent-chat')].map((one) => one.shadowRoot);
    expect(drawn.map((root) => root !== null)).toEqual([true, false]);
    expect(page.warnings).toHaveLength(1);
    await page.add(right);
    expect(page.document.querySelectorAll('docent-chat')).toHaveLength(2);
    expect(page.warnings).toHaveLength(1);
  });
});

// By a name of its own: the dev server would take the expression for the address of an asset.
const here = import.meta.url;

function readStyles(element: Element): string[] {
  const styles = style(element);
  return [...styles].map((name) => `${name}: ${styles.getPropertyValue(name)}`);
}

function style(element: Element | null): CSSStyleDeclaration {
  const window = element?.ownerDocument.defaultView as Window;
  return window.getComputedStyle(element as Element);
}

function place(element: Element | null): object | undefined {
  const box = element?.getBoundingClientRect();
  return box && { left: box.left, top: box.top, width: box.width, height: box.height };
}
