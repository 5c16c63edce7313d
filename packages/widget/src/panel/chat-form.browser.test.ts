import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { en } from '../strings/en.ts';
import { paste, showForm, showReadyForm } from './testing/show-form.ts';

afterEach(() => document.body.replaceChildren());

const ada = { phone: '+14155552671', name: 'Ada' };
const config = { functionsUrl: 'https://example.com', position: 'end', country: 'US' } as const;

test('with the keyboard alone: phone, name, question, and it is sent', async () => {
  const { element, told } = await showReadyForm();
  await element.focusFirst();
  await userEvent.keyboard('4155552671');
  await userEvent.tab();
  await userEvent.keyboard('Ada');
  await userEvent.tab();
  await userEvent.keyboard('How?{Enter}Why?{Control>}{Enter}{/Control}');
  const answers = { ...ada, question: 'How?\nWhy?' };
  await expect.poll(() => told('chat-form')).toEqual([answers]);
});

test('Enter in a line sends it', async () => {
  const { field, told } = await showReadyForm({ config: { ...config, form: 'phone name' } });
  field('name').focus();
  await userEvent.keyboard('Ada{Enter}');
  await expect.poll(() => told('chat-form')).toEqual([{ name: 'Ada' }]);
});

test('two presses send it once', async () => {
  const { element, field, press, told } = await showReadyForm();
  paste(field('question'), 'How?');
  press();
  press();
  await element.updateComplete;
  press();
  await element.updateComplete;
  expect(told('chat-form')).toEqual([{ question: 'How?' }]);
});

test('may be sent again once something has changed', async () => {
  const { field, press, told } = await showReadyForm();
  paste(field('question'), 'How?');
  press();
  await expect.poll(() => told('chat-form')).toHaveLength(1);
  paste(field('question'), ' Why?');
  press();
  await expect.poll(() => told('chat-form')).toHaveLength(2);
});

test('what is known stands in it, is sent along, and can be changed', async () => {
  const { field, press, told } = await showReadyForm({ visitor: ada, draft: 'How?' });
  expect(field('phone').value).toBe('+1 415 555 2671');
  expect(field('name').value).toBe('Ada');
  expect(field('question').value).toBe('How?');
  field('name').select();
  paste(field('name'), 'Bob');
  press();
  await expect.poll(() => told('chat-form')).toEqual([{ ...ada, name: 'Bob', question: 'How?' }]);
});

test('another phone than the known one is sent in its place', async () => {
  const { field, press, told } = await showReadyForm({ visitor: ada, draft: 'How?' });
  field('phone').select();
  paste(field('phone'), '+442079460018');
  press();
  const answers = { phone: '+442079460018', name: 'Ada', question: 'How?' };
  await expect.poll(() => told('chat-form')).toEqual([answers]);
});

test('what becomes known later fills what nobody has touched', async () => {
  const { element, field } = await showReadyForm();
  paste(field('name'), 'Bob');
  element.visitor = ada;
  await element.updateComplete;
  expect(field('name').value).toBe('Bob');
  expect(field('phone').value).toBe('+1 415 555 2671');
});

test('keeps nothing of one person for the next', async () => {
  const { element, field } = await showReadyForm({ visitor: ada });
  paste(field('name'), ' Lovelace');
  paste(field('phone'), '0');
  element.visitor = {};
  await element.updateComplete;
  expect(field('name').value).toBe('');
  expect(field('phone').value).toBe('');
});

test('asks nothing but phone and name while a chat runs', async () => {
  const { element, told, press, skip } = await showReadyForm({ visitor: ada, isChanging: true });
  expect(element.shadowRoot?.querySelector('textarea')).toBeNull();
  expect(element.shadowRoot?.querySelector('button')?.textContent?.trim()).toBe(en.form.save);
  skip();
  expect(told('chat-skip')).toHaveLength(1);
  press();
  await expect.poll(() => told('chat-form')).toEqual([ada]);
});

test('can be skipped, and keeps what was asked', async () => {
  const { field, heard, skip } = await showReadyForm();
  paste(field('question'), 'How?');
  skip();
  const told = heard.map(([name, detail]) => [name, detail ?? undefined]);
  expect(told).toEqual([
    ['chat-draft', { text: 'How?' }],
    ['chat-skip', undefined],
  ]);
});

test.each(['phone* question', 'phone name*', 'name question*'])(
  'offers no way round %s',
  async (form) => {
    const { element } = await showForm({ config: { ...config, form } });
    expect(element.shadowRoot?.querySelectorAll('button')).toHaveLength(1);
  },
);

test('tells the draft soon, and not at each key', async () => {
  const { field, told } = await showReadyForm();
  field('question').focus();
  await userEvent.keyboard('How');
  await expect.poll(() => told('chat-draft')).toEqual([{ text: 'How' }]);
});

test('takes the draft of another tab, unless somebody writes here', async () => {
  const { element, field } = await showReadyForm({ draft: 'How' });
  element.draft = 'How?';
  await element.updateComplete;
  expect(field('question').value).toBe('How?');
  paste(field('question'), ' Why?');
  element.draft = 'How? W';
  await element.updateComplete;
  expect(field('question').value).toBe('How? Why?');
});

test('puts the focus into the first empty field', async () => {
  const { element, focused } = await showForm({ visitor: ada });
  await element.focusFirst();
  expect(focused()).toBe('question');
});
