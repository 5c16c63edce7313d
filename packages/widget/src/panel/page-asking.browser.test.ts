import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { en } from '../strings/en.ts';
import { focusPath, openChat, type ChatSetup } from './testing/open-chat.ts';

afterEach(() => {
  getSelection()?.removeAllRanges();
  document.body.replaceChildren();
});

const composer = 'panel composer textarea';
const ask = () => page.getByRole('button', { name: en.page.ask });
const chip = () => page.getByRole('group', { name: en.page.about });

async function openOver(html: string, setup?: ChatSetup) {
  document.title = 'Retries';
  const main = document.createElement('main');
  main.innerHTML = html;
  document.body.append(main);
  return openChat(setup);
}

function selectCode(): void {
  const code = document.querySelector('pre');
  if (code) getSelection()?.selectAllChildren(code);
}

const sent = (engine: { calls: readonly (readonly unknown[])[] }) =>
  engine.calls.filter(([name]) => name === 'send');

test('shows what the next message is about, and sends it along', async () => {
  const { engine } = await openOver('<h2 id="a">Back off</h2>');
  await ask().click();
  await expect.element(chip()).toHaveTextContent('About Retries › Back off');
  await expect.poll(focusPath).toBe(composer);
  await expect.element(ask()).not.toBeInTheDocument();
  await userEvent.keyboard('Why?{Enter}');
  const url = `${location.origin}${location.pathname}#a`;
  expect(sent(engine)).toEqual([['send', `Why?\n\nRetries › Back off\n${url}`]]);
  await expect.element(chip()).not.toBeInTheDocument();
  await userEvent.keyboard('And?{Enter}');
  expect(sent(engine)[1]).toEqual(['send', 'And?']);
});

test('takes the code that was selected when the chat was opened', async () => {
  document.body.innerHTML = '<pre>await retry();\ndone();</pre>';
  selectCode();
  const { panel } = await openOver('');
  await expect.poll(focusPath).toBe(composer);
  await ask().click();
  await expect.element(chip()).toHaveTextContent(en.page.code);
  expect(panel.about?.code).toBe('await retry();\ndone();');
});

test('takes the code that is selected beside the open chat', async () => {
  await page.viewport(1000, 700);
  const { panel } = await openOver('<pre>await retry();</pre>');
  await expect.poll(focusPath).toBe(composer);
  await expect.element(ask()).toBeVisible();
  selectCode();
  await ask().click();
  await expect.poll(() => panel.about?.code).toBe('await retry();');
});

test('a chip that is taken away sends nothing, and the focus goes on', async () => {
  const { engine } = await openOver('<h2>Back off</h2>');
  await ask().click();
  await page.getByRole('button', { name: en.page.remove }).click();
  await expect.element(chip()).not.toBeInTheDocument();
  await expect.element(ask()).toBeVisible();
  await expect.poll(focusPath).toBe(composer);
  await userEvent.keyboard('Why?{Enter}');
  expect(sent(engine)).toEqual([['send', 'Why?']]);
});

test('is kept while the form stands in front, and goes along with its question', async () => {
  const { engine, mounted, panel } = await openOver('<h2>Back off</h2>', {
    needsForm: (state) => !state.isFormDone,
  });
  await mounted.ask();
  await expect.element(chip()).toBeVisible();
  const form = panel.shadowRoot?.querySelector('docent-chat-form');
  const detail = { name: 'Ada', question: 'Why?' };
  form?.dispatchEvent(new CustomEvent('chat-form', { detail, bubbles: true, composed: true }));
  expect(engine.calls).toContainEqual([
    'submitForm',
    {
      name: 'Ada',
      question: expect.stringMatching(/^Why\?\n\nRetries › Back off\nhttp\S+$/),
      extras: { attributes: { page: expect.objectContaining({ heading: 'Back off' }) } },
    },
  ]);
  expect(panel.about).toBeUndefined();
});

test('is not kept for another person', async () => {
  const { engine, mounted, panel } = await openOver('');
  await mounted.ask();
  expect(panel.about).toBeDefined();
  engine.set({ resets: 1 });
  expect(panel.about).toBeUndefined();
});
