import type { ChatContext, DocentChat } from '../../api.ts';
import type { ChatOptions } from '../../options.ts';
import type { ChatHost } from '../chat-host.ts';
import type { DocentChatElement } from '../chat-element.ts';
import type { LoadBehind } from '../behind-loader.ts';

type PageWindow = Window & typeof globalThis & { docent?: { chat?: DocentChat; q?: unknown } };

/** What becomes of the rest of the chat. */
interface Chunk {
  /** How often it was asked for. */
  loads: number;
  /** It does not come. */
  fails: boolean;
  /** It comes, and does not work. */
  breaks: boolean;
  /** It does not come before that. */
  until: Promise<void> | undefined;
}

/** A same-origin iframe stands for a page of a site: its own globals, elements and module copies. */
export interface TestPage {
  readonly window: PageWindow;
  readonly document: Document;
  /** What reached the app, in order. */
  readonly told: unknown[];
  readonly chunk: Chunk;
  readonly hosts: ChatHost[];
  /** Runs the script tag's or the package's part: another copy of the code each time. */
  readonly define: () => Promise<void>;
  readonly add: (options?: ChatOptions) => Promise<DocentChat>;
  readonly element: () => DocentChatElement | null;
  readonly bubble: () => HTMLButtonElement | null;
  readonly warnings: string[];
  readonly errors: string[];
}

/** The options of a chat that works. */
export const right: ChatOptions = { functionsUrl: 'https://docent.example' };

const frames: HTMLIFrameElement[] = [];
let copies = 0;
// By a name of its own: the dev server would take the expression for the address of an asset.
const here = import.meta.url;

/** Opens a page; `prepare` may change its browser before any script runs. */
export async function openPage(
  html = '<!doctype html><body></body>',
  prepare: (window: PageWindow) => void = () => {},
): Promise<TestPage> {
  const frame = document.createElement('iframe');
  frame.width = '600';
  frame.height = '400';
  frame.srcdoc = html;
  const loaded = new Promise((done) => frame.addEventListener('load', done));
  document.body.append(frame);
  frames.push(frame);
  await loaded;
  const page = toPage(frame.contentWindow as PageWindow);
  prepare(page.window);
  return page;
}

/** Closes every page and empties storage. */
export function closePages(): void {
  for (const frame of frames.splice(0)) frame.remove();
  localStorage.clear();
}

/** Waits until what was put off for a moment has happened. */
export function pause(ms = 20): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** What a page of a test is made of, once its window is there. */
export function toPage(window: PageWindow): TestPage {
  const { document } = window;
  const element = (): DocentChatElement | null => document.querySelector('docent-chat');
  const page: TestPage = {
    window,
    document,
    told: [],
    hosts: [],
    chunk: { loads: 0, fails: false, breaks: false, until: undefined },
    warnings: [],
    errors: [],
    async define() {
      const { defineElement } = await importInto<typeof import('../chat-element.ts')>(
        window,
        'chat-element.ts',
      );
      defineElement(toLoad(page));
    },
    async add(options = right) {
      await page.define();
      const { addChat } = await importInto<typeof import('../add-chat.ts')>(window, 'add-chat.ts');
      return addChat(() => options);
    },
    element,
    bubble: () => element()?.shadowRoot?.querySelector('button') ?? null,
  };
  keepErrors(page);
  return page;
}

/** What the page would have in its console. */
function keepErrors({ window, warnings, errors }: TestPage): void {
  const { console } = window as unknown as { console: Console };
  console.warn = (...parts: unknown[]) => void warnings.push(parts.join(' '));
  console.error = (...parts: unknown[]) => void errors.push(parts.join(' '));
  window.addEventListener('error', ({ message }) => errors.push(message));
  window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
}

/** The app is a fake: it notes what it is told. */
function toLoad(page: TestPage): LoadBehind {
  return async () => {
    page.chunk.loads += 1;
    const fails = page.chunk.fails;
    await page.chunk.until;
    if (fails) throw new TypeError('Failed to fetch dynamically imported module');
    const { window } = page;
    const { startBehind } = await importInto<typeof import('../start-behind.ts')>(
      window,
      'start-behind.ts',
    );
    const { explainOptions } = await importInto<typeof import('../../explain-options.ts')>(
      window,
      '../explain-options.ts',
    );
    return {
      start: (bubble, contexts) =>
        startBehind({ bubble, contexts, startApp: (host) => toApp(page, host) }),
      explain: (element) => page.errors.push(explainOptions(element)),
    };
  };
}

function toApp(page: TestPage, host: ChatHost): ReturnType<import('../chat-host.ts').StartApp> {
  const { told } = page;
  let isOpen = false;
  const turn = (to: boolean): void => {
    breakDown(page);
    isOpen = to;
    host.show({ unread: 0, isOpen });
    host.emit(isOpen ? 'open' : 'close', undefined);
  };
  page.hosts.push(host);
  told.push('start');
  return {
    preload: () => void told.push('preload'),
    async open({ byVisitor }) {
      told.push(byVisitor ? 'open by visitor' : 'open');
      turn(true);
    },
    async close() {
      told.push('close');
      turn(false);
    },
    isOpen: () => isOpen,
    async send(text) {
      breakDown(page);
      told.push(`send ${text}`);
      return { ok: true, id: 'IM1' };
    },
    setContext: (context: ChatContext | null) => void told.push(context),
    ask: async () => void told.push('ask'),
    attachTo: async (element) => void told.push(`attach to ${element?.localName ?? 'its place'}`),
    destroy: () => void told.push('destroy'),
  };
}

function breakDown({ chunk }: TestPage): void {
  if (chunk.breaks) throw new Error('The app is broken');
}

/** A module as a script tag of that page would have it. */
export function importInto<Module>(window: PageWindow, path: string): Promise<Module> {
  copies += 1;
  const url = new URL(`../${path}`, here);
  const copy = /chat-element|add-chat/.test(path) ? `?copy=${copies}` : '';
  return window.eval(`import(${JSON.stringify(url.href + copy)})`) as Promise<Module>;
}
