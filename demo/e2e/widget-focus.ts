import { expect, type Page } from '@playwright/test';

/** What has the focus, as the accessibility tree has it. */
export interface Focused {
  readonly role: string;
  readonly name: string;
  readonly description: string;
}

/** The keyboard of a visitor, who hears where they are. */
export interface Keyboard {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** `role "name"` of what has the focus; `RootWebArea` and so on where it is nowhere. */
  read(): Promise<string>;
  readAll(): Promise<Focused>;
  /** Waits until the focus is there. */
  expectAt(expected: string | RegExp): Promise<void>;
  /** Presses Tab, or another key, until the focus is there; it must never be nowhere on the way. */
  goTo(expected: string | RegExp, key?: string): Promise<void>;
}

const mostPresses = 40;

/** Reads the accessibility tree of a page where its focus is. */
export async function openKeyboard(page: Page): Promise<Keyboard> {
  const devtools = await page.context().newCDPSession(page);
  const readAll = async (): Promise<Focused> => {
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    // The page itself says that it has the focus, too.
    const node = nodes.findLast(({ ignored, properties }) => {
      const focused = properties?.find(({ name }) => name === 'focused');
      return !ignored && focused?.value.value === true;
    });
    const toText = (value: { value?: unknown } | undefined) =>
      typeof value?.value === 'string' ? value.value : '';
    const [role, name, description] = [node?.role, node?.name, node?.description].map(toText);
    return { role: role ?? '', name: name ?? '', description: description ?? '' };
  };
  const read = async () => {
    const { role, name } = await readAll();
    return `${role} "${name}"`;
  };
  const isAt = async (expected: string | RegExp) => {
    const place = await read();
    return typeof expected === 'string' ? place === expected : expected.test(place);
  };
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return {
    press,
    type: (text) => page.keyboard.type(text),
    read,
    readAll,
    async expectAt(expected) {
      const poll = expect.poll(read, { intervals: [20, 50, 100] });
      await (typeof expected === 'string' ? poll.toBe(expected) : poll.toMatch(expected));
    },
    async goTo(expected, key = 'Tab') {
      const passed: string[] = [];
      for (let presses = 0; presses < mostPresses; presses += 1) {
        await press(key);
        if (await isAt(expected)) return;
        passed.push(await read());
      }
      throw new Error(`${key} does not lead to ${String(expected)}, but to: ${passed.join(', ')}`);
    },
  };
}

/** Whether the focus is within the chat, wherever that is; of a page whose body has it, it is lost. */
export function isFocusInChat(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.localName === 'docent-chat');
}
