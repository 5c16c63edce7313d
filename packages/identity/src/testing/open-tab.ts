import type { Phone } from '../phone.ts';
import type { VisitorStore, VisitorStoreOptions } from '../visitor-store.ts';

type TabWindow = Window & typeof globalThis;

/** A same-origin iframe stands for a tab: its own globals, the site's storage and channels. */
export interface Tab {
  readonly window: TabWindow;
  /** Opens a store as one script tag would: each call runs another copy of the code. */
  readonly open: (options?: VisitorStoreOptions) => Promise<VisitorStore>;
  /** What a page is told that enters the back/forward cache, and one that returns from it. */
  readonly sleep: () => void;
  readonly wake: () => void;
  readonly close: () => void;
}

export const ada = '+14155552671' as Phone;
export const bob = '+447911123456' as Phone;
export const allowed: VisitorStoreOptions = { storageAllowed: true };
export const keys = ['docent.visitor', 'docent.trail'];

const moduleUrl = new URL('../visitor-store.ts', import.meta.url).href;
const tabs: Tab[] = [];
let copies = 0;

/** Opens a tab; `prepare` may change its browser before any script runs. */
export function openTab(prepare: (window: TabWindow) => void = () => {}): Tab {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const window = frame.contentWindow as TabWindow;
  prepare(window);
  const tell = (type: string): boolean =>
    window.dispatchEvent(new window.PageTransitionEvent(type, { persisted: true }));
  const tab: Tab = {
    window,
    async open(options) {
      copies += 1;
      const load = `import(${JSON.stringify(`${moduleUrl}?copy=${copies}`)})`;
      const { createVisitorStore } = (await window.eval(
        load,
      )) as typeof import('../visitor-store.ts');
      return createVisitorStore(options);
    },
    sleep: () => void tell('pagehide'),
    wake: () => void tell('pageshow'),
    close: () => frame.remove(),
  };
  tabs.push(tab);
  return tab;
}

/** Closes every tab and empties storage. */
export async function closeTabs(): Promise<void> {
  for (const tab of tabs.splice(0)) tab.close();
  localStorage.clear();
  await pause();
}

/** Waits until what was said between tabs has arrived. */
export async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60));
}

/** Throws as a browser does that refuses storage. */
export function refuse(): never {
  throw new DOMException('refused', 'SecurityError');
}

/** Makes a tab refuse storage. */
export function refuseStorage(window: TabWindow): void {
  Object.defineProperty(window, 'localStorage', { get: refuse });
}

/** Says something on the line that the tabs share. */
export function say(channel: BroadcastChannel, message: unknown): void {
  channel.postMessage(message);
}

/** All that is stored, as text. */
export function storedText(): string {
  return keys.map((key) => localStorage.getItem(key) ?? '').join('');
}

/** A doc viewed now. */
export function view(name: string) {
  return { title: name, url: `https://docs.example.com/${name}`, viewedAt: Date.now() };
}

/** The titles of a store's trail. */
export function titles(store: VisitorStore): string[] {
  return store.readTrail().map(({ title }) => title);
}
