import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { isSoundOn, turnSound } from '../sound/sound-setting.ts';
import { initialState, type ChatState } from '../state/model.ts';
import { en } from '../strings/en.ts';
import './chat-menu.ts';
import type { PanelEvents } from './panel-events.ts';
import { showElement } from './testing/show-element.ts';

const saveFile = vi.hoisted(() => vi.fn<(file: File) => void>());
vi.mock('./save-file.ts', () => ({ saveFile }));

afterEach(() => {
  document.body.replaceChildren();
  turnSound(false);
  saveFile.mockClear();
});

type Wish = PanelEvents['chat-transcript'];

async function show(change: Partial<ChatState> = {}) {
  const state: ChatState = { ...initialState, phase: 'open', ...change };
  const element = await showElement('docent-chat-menu', { strings: en, state });
  const wishes: Wish[] = [];
  element.addEventListener('chat-transcript', (event) =>
    wishes.push((event as CustomEvent<Wish>).detail),
  );
  return { element, wishes };
}

/** What the button is called that has the focus. */
const focused = () => {
  const active = document.activeElement?.shadowRoot?.activeElement;
  return active?.getAttribute('aria-label') ?? active?.textContent?.trim();
};
const button = (name: string) => page.getByRole('button', { name, exact: true });
const names = () =>
  page
    .getByRole('button')
    .elements()
    .map((one) => one.getAttribute('aria-label') ?? one.textContent?.trim());

test.each<[string, Partial<ChatState>, readonly string[]]>([
  ['no chat', { phase: 'none' }, []],
  ['a chat that starts', { phase: 'starting' }, ['Turn sound on', 'End chat']],
  ['a chat', {}, ['Save as text', 'Save as JSON', 'Turn sound on', 'End chat']],
  [
    'a chat that has ended',
    { phase: 'ended', ending: 'by-team' },
    ['Save as text', 'Save as JSON'],
  ],
  ['a chat that is lost', { phase: 'ended', ending: 'lost' }, []],
])('offers what there is to do with %s', async (_, state, items) => {
  await show(state);
  if (items.length > 0) await userEvent.click(button('More'));
  expect(names()).toEqual(items.length > 0 ? ['More', ...items] : []);
});

test('opens and closes, and Esc closes the menu alone', async () => {
  await show();
  let escapes = 0;
  const note = (event: KeyboardEvent) => void (!event.defaultPrevented && (escapes += 1));
  document.body.addEventListener('keydown', note);
  await userEvent.click(button('More'));
  await expect.element(button('More')).toHaveAttribute('aria-expanded', 'true');
  await userEvent.keyboard('{Escape}');
  await expect.element(button('End chat')).not.toBeInTheDocument();
  await expect.poll(focused).toBe('More');
  expect(escapes).toBe(0);
  await userEvent.keyboard('{Escape}');
  expect(escapes).toBe(1);
  document.body.removeEventListener('keydown', note);
});

test('is walked through with the arrow keys, round and round', async () => {
  await show();
  await userEvent.click(button('More'));
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(focused).toBe('Save as text');
  await userEvent.keyboard('{ArrowUp}');
  await expect.poll(focused).toBe('End chat');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await expect.poll(focused).toBe('Save as JSON');
});

test('saves what comes back, and gives the focus back', async () => {
  const { wishes } = await show();
  await userEvent.click(button('More'));
  await userEvent.click(button('Save as JSON'));
  await expect.poll(focused).toBe('More');
  const file = new File(['{}'], 'chat.json');
  wishes[0]?.onDone(file);
  expect(wishes[0]?.format).toBe('json');
  expect(saveFile.mock.calls).toEqual([[file]]);
  await expect.element(page.getByText(en.transcript.failed)).not.toBeInTheDocument();
});

test('says that a chat could not be saved, until it is tried again', async () => {
  const { wishes } = await show();
  await userEvent.click(button('More'));
  await userEvent.click(button('Save as text'));
  wishes[0]?.onDone(undefined);
  await expect.element(page.getByText(en.transcript.failed)).toBeVisible();
  expect(saveFile).not.toHaveBeenCalled();
  await userEvent.click(button('More'));
  await expect.element(page.getByText(en.transcript.failed)).not.toBeInTheDocument();
});

test('turns the sound on and off, and says which it would be', async () => {
  await show();
  expect(localStorage.getItem('docent.chat.sound')).toBeNull();
  await userEvent.click(button('More'));
  await userEvent.click(button(en.sound.turnOn));
  expect([isSoundOn(), localStorage.getItem('docent.chat.sound')]).toEqual([true, 'true']);
  await userEvent.click(button('More'));
  await userEvent.click(button(en.sound.turnOff));
  expect([isSoundOn(), localStorage.getItem('docent.chat.sound')]).toEqual([false, null]);
});
