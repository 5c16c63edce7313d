import * as fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { createOutbox } from './create-outbox.ts';
import type { Outbox } from './outbox.ts';
import { anyStep, Chat, type Step } from './testing/delivery-model.ts';
import { createMemoryOutbox } from './testing/memory-outbox.ts';
import { now } from './testing/messages.ts';

afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

/** Counts what an outbox has not answered yet. */
function watch(outbox: Outbox): { readonly outbox: Outbox; readonly isBusy: () => boolean } {
  let open = 0;
  const watched = new Proxy(outbox, {
    get:
      (target, name: 'mark') =>
      async (...given: Parameters<Outbox['mark']>) => {
        open += 1;
        try {
          return await target[name](...given);
        } finally {
          open -= 1;
        }
      },
  });
  return { outbox: watched, isBusy: () => open > 0 };
}

async function play(steps: readonly Step[], chat: Chat): Promise<readonly string[]> {
  for (const step of steps) await chat.run(step);
  return chat.finish();
}

const life = fc.array(anyStep, { minLength: 5, maxLength: 50 });

test('whatever happens, the server gets each message once, in order', async () => {
  const property = fc.asyncProperty(life, async (steps) => {
    vi.useFakeTimers({ now });
    const pass = async (ms: number): Promise<void> => void (await vi.advanceTimersByTimeAsync(ms));
    expect(await play(steps, new Chat(createMemoryOutbox(), pass))).toEqual([]);
  });
  await fc.assert(property, { seed: 7, numRuns: 1500 });
});

test('and so with messages that lie in a database', async () => {
  const property = fc.asyncProperty(life, async (steps) => {
    vi.useFakeTimers({ now, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    vi.stubGlobal('indexedDB', new IDBFactory());
    const { outbox, isBusy } = watch(createOutbox());
    // The database has turns of its own: no time passes before it has answered.
    const pass = async (ms: number): Promise<void> => {
      for (let leftMs = ms; leftMs >= 0; leftMs -= 1000) {
        await vi.advanceTimersByTimeAsync(Math.min(leftMs, 1000));
        while (isBusy()) await new Promise((resolve) => setImmediate(resolve));
      }
    };
    expect(await play(steps, new Chat(outbox, pass))).toEqual([]);
  });
  await fc.assert(property, { seed: 7, numRuns: 150 });
});
