import type { TabGroup } from '../tab-group.ts';

type TabWindow = Window & typeof globalThis;

/** A same-origin iframe stands for a tab: its own globals, the site's locks and channels. */
export interface Tab {
  readonly window: TabWindow;
  readonly group: TabGroup;
  /** `lead`, `lost`, and what was heard, in order. */
  readonly heard: unknown[];
  /** Tells its document what the browser would. */
  readonly tell: (type: 'freeze' | 'resume') => void;
  /** As when the visitor closes it, or it crashes. */
  readonly close: () => void;
}

const moduleUrl = new URL('../join-tab-group.ts', import.meta.url).href;
const tabs: Tab[] = [];

/** Opens a tab that joins the group; `prepare` may change its browser before any script runs. */
export async function openTab(prepare: (window: TabWindow) => void = () => {}): Promise<Tab> {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const window = frame.contentWindow as TabWindow;
  prepare(window);
  const { joinTabGroup } = (await window.eval(
    `import(${JSON.stringify(moduleUrl)})`,
  )) as typeof import('../join-tab-group.ts');
  const heard: unknown[] = [];
  const group = joinTabGroup({
    onLead: () => heard.push('lead'),
    onLeadLost: () => heard.push('lost'),
    onMessage: (message) => heard.push(message),
  });
  const tab: Tab = {
    window,
    group,
    heard,
    tell: (type) => void window.document.dispatchEvent(new window.Event(type)),
    close: () => frame.remove(),
  };
  tabs.push(tab);
  return tab;
}

/** Closes every tab, and waits until nobody holds a lock any more. */
export async function closeTabs(): Promise<void> {
  for (const tab of tabs.splice(0)) tab.close();
  await navigator.locks.request('docent.chat', () => {});
}

/** Which of the tabs lead, by number. */
export function leaders(...all: readonly Tab[]): number[] {
  return all.flatMap(({ group }, number) => (group.isLeader() ? [number] : []));
}

/** Who holds the lock, and who waits for it. */
export async function countLocks(): Promise<{ held: number; pending: number }> {
  const { held = [], pending = [] } = await navigator.locks.query();
  const count = (locks: readonly LockInfo[]): number =>
    locks.filter(({ name }) => name === 'docent.chat').length;
  return { held: count(held), pending: count(pending) };
}

/** Waits until what was said between tabs, or decided among them, has arrived. */
export async function settled(): Promise<void> {
  // A message goes round, and the browser is asked for its locks.
  const channel = new BroadcastChannel('docent.test');
  const echo = new BroadcastChannel('docent.test');
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => {
      channel.addEventListener('message', resolve, { once: true });
      echo.postMessage('round');
    });
    await countLocks();
  }
  channel.close();
  echo.close();
}
