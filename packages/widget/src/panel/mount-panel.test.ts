import { afterEach, expect, test } from 'vitest';
import { fire, type PanelEventName } from './panel-events.ts';
import { mountChat } from './testing/open-chat.ts';

afterEach(() => document.body.replaceChildren());

test.each<[PanelEventName, unknown, readonly unknown[]]>([
  ['chat-send', { body: 'Hello' }, ['send', 'Hello']],
  ['chat-form', { name: 'Ada' }, ['submitForm', { name: 'Ada' }]],
  ['chat-skip', undefined, ['skipForm']],
  ['chat-change-visitor', undefined, ['changeVisitor']],
  ['chat-retry', { clientId: 'a' }, ['retry', 'a']],
  ['chat-discard', { clientId: 'a' }, ['discard', 'a']],
  ['chat-earlier', undefined, ['loadEarlier']],
  ['chat-trim', undefined, ['trim']],
  ['chat-seen', { index: 3 }, ['markSeen', 3]],
  ['chat-typing', undefined, ['tellTyping']],
  ['chat-draft', { text: 'He' }, ['setDraft', 'He']],
  ['chat-end', undefined, ['end']],
  ['chat-start-anew', undefined, ['startAnew']],
  ['chat-retry-now', undefined, ['retryNow']],
])('tells the engine of %s, and not the page', async (name, detail, call) => {
  const { panel, engine, root } = mountChat();
  await panel.updateComplete;
  let leaked = 0;
  for (const place of [root, document]) place.addEventListener(name, () => (leaked += 1));
  const inside = panel.shadowRoot?.querySelector('docent-chat-header');
  inside?.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  expect(engine.calls).toEqual([call]);
  expect(leaked).toBe(0);
});

test('asks to be closed, and leaves the rest to whoever opened it', () => {
  const { panel, engine, mounted, closes } = mountChat();
  mounted.open(false);
  fire(panel, 'chat-close');
  expect([closes(), panel.isOpen]).toEqual([1, false]);
  expect(engine.calls).toEqual([]);
});

test('is closed and behind the bubble until it is opened', async () => {
  const { panel, mounted, bubble } = mountChat();
  await panel.updateComplete;
  expect(bubble.nextElementSibling).toBe(panel);
  expect(panel.hasAttribute('open')).toBe(false);
  mounted.open(false);
  await panel.updateComplete;
  expect(panel.hasAttribute('open')).toBe(true);
});

test('shows the form while it is needed, and the chat after it', async () => {
  const { panel, engine } = mountChat({ needsForm: (state) => !state.isFormDone });
  await panel.updateComplete;
  const parts = () =>
    [...(panel.shadowRoot?.querySelectorAll('.all > *') ?? [])].map((part) =>
      part.localName.replace('docent-chat-', ''),
    );
  expect(parts()).toEqual(['header', 'form']);
  engine.set({ isFormDone: true });
  await panel.updateComplete;
  expect(parts()).toEqual(['header', 'welcome', 'status', 'composer']);
  engine.set({ phase: 'open' });
  await panel.updateComplete;
  expect(parts()).toEqual(['header', 'messages', 'status', 'composer']);
  engine.set({ phase: 'ended', ending: 'by-team' });
  await panel.updateComplete;
  expect(parts()).toEqual(['header', 'messages', 'status', 'rating']);
});

test('keeps the composer in every phase but the end, and whatever goes wrong', async () => {
  await import('./chat-composer.ts');
  const { panel, engine } = mountChat();
  const states = [
    { phase: 'starting' },
    { phase: 'open', line: 'down', trouble: 'cannot-connect' },
    { phase: 'none', trouble: 'start-refused' },
  ] as const;
  for (const state of states) {
    engine.set(state);
    await panel.updateComplete;
    const area = panel.shadowRoot
      ?.querySelector('docent-chat-composer')
      ?.shadowRoot?.querySelector('textarea');
    expect([area?.disabled, area?.readOnly]).toEqual([false, false]);
  }
});

test('leaves nothing behind when it is removed', async () => {
  const { panel, engine, mounted, root } = mountChat();
  await panel.updateComplete;
  mounted.open(true);
  mounted.remove();
  await panel.updateComplete;
  expect(root.querySelector('docent-chat-panel')).toBeNull();
  expect(engine.listenerCount()).toBe(0);
});

test('has the heading and the greeting of the page', async () => {
  const { panel } = mountChat({ config: { heading: 'Ask the docs', greeting: 'Hi!' } });
  await panel.updateComplete;
  expect(panel.shadowRoot?.querySelector('dialog')?.getAttribute('aria-label')).toBe(
    'Ask the docs',
  );
  expect(panel.shadowRoot?.querySelector('docent-chat-welcome')).toHaveProperty('greeting', 'Hi!');
});
