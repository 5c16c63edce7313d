import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { StoredMessage } from '../state/model.ts';
import { focusPath, mountChat, openChat } from './testing/open-chat.ts';

// Smaller, it fills the screen.
beforeEach(() => page.viewport(1280, 800));
afterEach(() => document.body.replaceChildren());

const composer = 'panel composer textarea';
const open = { phase: 'open', line: 'up' } as const;
const message: StoredMessage = {
  sid: 'IM1',
  index: 0,
  author: 'person',
  body: 'Hello',
  links: [],
  sentAt: 0,
};

describe('the focus', () => {
  test('goes into the composer when the visitor opens the chat', async () => {
    await openChat();
    await expect.poll(focusPath).toBe(composer);
  });

  test('goes into the form where one is asked', async () => {
    await openChat({ needsForm: () => true });
    await expect.poll(focusPath).toMatch(/^panel form (input|select|textarea)$/);
  });

  test('goes to the way to a new chat where the last one has ended', async () => {
    await openChat({ state: { phase: 'ended', ending: 'by-team' } });
    await expect.poll(focusPath).toBe('panel status button');
  });

  test('stays where it is when a page opens the chat', async () => {
    const { mounted, panel } = mountChat();
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    mounted.open(false);
    await panel.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(document.activeElement).toBe(field);
    expect(panel.matches(':popover-open')).toBe(true);
  });

  test('is not moved by a message that comes in', async () => {
    const { engine, panel } = await openChat({ state: open });
    await expect.poll(focusPath).toBe(composer);
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    const before = focusPath();
    expect(before).not.toBe(composer);
    engine.set({ messages: [message] });
    await panel.updateComplete;
    expect(focusPath()).toBe(before);
  });

  test('goes on to the composer after the form', async () => {
    const { engine } = await openChat({ needsForm: (state) => !state.isFormDone });
    await expect.poll(focusPath).toContain('form');
    engine.set({ isFormDone: true });
    await expect.poll(focusPath).toBe(composer);
  });

  test('goes on to a new chat when the chat ends under the hands of the visitor', async () => {
    const { engine } = await openChat({ state: open });
    await expect.poll(focusPath).toBe(composer);
    engine.set({ phase: 'ended', ending: 'by-team' });
    await expect.poll(focusPath).toBe('panel status button');
    engine.set({ phase: 'none' });
    await expect.poll(focusPath).toBe(composer);
  });

  test('goes into the form from "Change"', async () => {
    const { engine, panel } = await openChat({
      state: { ...open, visitor: { name: 'Ada' } },
      needsForm: (state) => state.isChangingVisitor,
    });
    await expect.poll(focusPath).toBe(composer);
    await userEvent.click(page.getByRole('button', { name: 'Change' }));
    expect(engine.calls).toContainEqual(['changeVisitor']);
    engine.set({ isChangingVisitor: true });
    await expect.poll(focusPath).toContain('panel form');
    expect(panel.shadowRoot?.querySelector('docent-chat-form')?.isChanging).toBe(true);
  });
});

describe('closing', () => {
  test('by Esc gives the focus back to the bubble', async () => {
    const { panel, closes, root, bubble } = await openChat();
    await expect.poll(focusPath).toBe(composer);
    await userEvent.keyboard('{Escape}');
    await panel.updateComplete;
    expect(closes()).toBe(1);
    expect(root.activeElement).toBe(bubble);
    expect(panel.matches(':popover-open')).toBe(false);
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  test('by the cross gives the focus back to the bubble', async () => {
    const { root, bubble } = await openChat();
    await userEvent.click(page.getByRole('button', { name: 'Close chat' }));
    expect(root.activeElement).toBe(bubble);
  });

  test('by the page leaves the focus where the visitor has it', async () => {
    const { mounted, panel } = await openChat();
    await expect.poll(focusPath).toBe(composer);
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    mounted.close();
    await panel.updateComplete;
    expect(document.activeElement).toBe(field);
  });

  test('keeps what is typed for the next opening', async () => {
    const { mounted, panel, engine } = await openChat();
    await expect.poll(focusPath).toBe(composer);
    await userEvent.keyboard('half a sent{Escape}');
    expect(engine.calls).toContainEqual(['setDraft', 'half a sent']);
    mounted.open(true);
    await panel.updateComplete;
    await expect
      .element(page.getByLabelText('Message', { exact: true }))
      .toHaveValue('half a sent');
  });
});

test('is above everything on the page, and comes back after being moved', async () => {
  const { panel, element } = await openChat();
  const other = document.createElement('main');
  document.body.append(other);
  other.append(element);
  expect(panel.matches(':popover-open')).toBe(true);
  expect(panel.checkVisibility()).toBe(true);
});

test('keeps what is typed from the shortcuts of the page', async () => {
  const heard: string[] = [];
  const note = (event: KeyboardEvent) => heard.push(event.key);
  document.addEventListener('keydown', note);
  await openChat();
  await expect.poll(focusPath).toBe(composer);
  await userEvent.keyboard('s/{Control>}k{/Control}');
  document.removeEventListener('keydown', note);
  expect(heard.filter((key) => key !== 'Control')).toEqual(['k']);
});

test('can be taken off the page in the moment in which it opens', async () => {
  const { mounted, panel } = mountChat();
  mounted.open(true);
  mounted.remove();
  await expect(panel.updateComplete).resolves.toBe(true);
});
