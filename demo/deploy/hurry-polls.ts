import { onTestFinished, vi } from 'vitest';

// What the library waits before it asks after a build again. It takes no option for it.
const pollMs = 1000;

/** Lets a build be asked after every few milliseconds, not every second, until the test ends. */
export function hurryPolls(): void {
  const { setTimeout: wait } = globalThis;
  const hurried = (callback: () => void, ms?: number) => wait(callback, ms === pollMs ? 5 : ms);
  vi.stubGlobal('setTimeout', Object.assign(hurried, wait));
  onTestFinished(() => void vi.unstubAllGlobals());
}
