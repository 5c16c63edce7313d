import { afterEach, describe, expect, test } from 'vitest';
import { closePages, openPage, pause } from './testing/open-page.ts';

afterEach(closePages);

describe('a stored session', () => {
  test('brings the chat once the page is idle, without a tap', async () => {
    localStorage.setItem('docent.chat', '{}');
    const page = await openPage();
    await page.add();
    expect(page.chunk.loads).toBe(0);
    await expect.poll(() => page.told).toEqual(['start']);
    expect(localStorage.getItem('docent.chat')).toBe('{}');
  });

  test('is looked for once, and never written', async () => {
    const seen: string[] = [];
    const page = await openPage(undefined, (window) => {
      const real = window.localStorage;
      const spy = new Proxy(real, {
        get: (_, name) => {
          seen.push(`get ${String(name)}`);
          return undefined;
        },
        set: (_, name) => {
          seen.push(`set ${String(name)}`);
          return true;
        },
      });
      Object.defineProperty(window, 'localStorage', { value: spy });
    });
    await page.add();
    await pause(100);
    expect(seen).toEqual(['get docent.chat']);
    expect(page.chunk.loads).toBe(0);
  });

  test('of another tab brings the chat as it begins, and not as it ends', async () => {
    const page = await openPage();
    await page.add();
    await pause(50);
    // What is stored in this frame is news for the other.
    localStorage.setItem('something.else', '{}');
    page.window.dispatchEvent(
      new page.window.StorageEvent('storage', { key: 'docent.chat', newValue: null }),
    );
    await pause(50);
    expect(page.chunk.loads).toBe(0);
    localStorage.setItem('docent.chat', '{}');
    await expect.poll(() => page.told).toEqual(['start']);
  });

  test('cannot be where the browser refuses storage, and the bubble works', async () => {
    const page = await openPage(undefined, (window) => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('Refused', 'SecurityError');
        },
      });
    });
    await page.add();
    page.bubble()?.click();
    await expect.poll(() => page.told).toEqual(['start', 'open by visitor']);
    expect(page.errors).toEqual([]);
  });
});

describe('what a visitor may want', () => {
  test.each(['pointerenter', 'focus'])('is loaded at %s, once', async (name) => {
    const page = await openPage();
    await page.add();
    page.bubble()?.dispatchEvent(new page.window.Event(name));
    page.bubble()?.dispatchEvent(new page.window.Event(name));
    await expect.poll(() => page.told).toEqual(['start', 'preload', 'preload']);
    expect(page.chunk.loads).toBe(1);
  });
});
