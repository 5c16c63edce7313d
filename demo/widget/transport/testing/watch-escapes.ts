import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, vi } from 'vitest';

/** Lets a test fail when anything falls onto the console or rejects unheard, also once its servers have stopped. */
export function watchEscapes(): void {
  const escaped: unknown[] = [];
  const note = (...values: unknown[]): void => void escaped.push(...values);
  const spies = (['error', 'warn', 'log', 'info', 'debug'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(note),
  );
  process.on('unhandledRejection', note);
  onTestFinished(async () => {
    await wait(30);
    process.off('unhandledRejection', note);
    for (const spy of spies) spy.mockRestore();
    expect(escaped).toEqual([]);
  });
}
