import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { MessageField } from '../../state/model.ts';
import { en } from '../../strings/en.ts';
import { hear } from '../testing/hear.ts';
import { showElement, textOf, within } from '../testing/show-element.ts';
import type { ChatFields } from './chat-fields.ts';
import './offer-parts.ts';

afterEach(() => document.body.replaceChildren());

const field = (name: string, more: Partial<MessageField> = {}): MessageField => ({
  name,
  label: name,
  type: 'text',
  options: [],
  isRequired: false,
  ...more,
});
const form = {
  id: 'f',
  title: 'Contact',
  fields: [field('Name', { isRequired: true }), field('Note')],
};
let key = 0;
const show = (more: Partial<ChatFields> = {}) =>
  showElement('docent-chat-fields', { strings: en, form, draftKey: `IM${(key += 1)}`, ...more });

test('ties an error to its field, goes there, and takes it back when it is mended', async () => {
  const element = await show();
  const heard = hear(element, 'chat-send');
  await userEvent.click(within(element, 'button'));
  const name = within<HTMLInputElement>(element, '#field-0');
  expect(element.shadowRoot?.activeElement).toBe(name);
  expect(name.getAttribute('aria-describedby')).toBe('field-0-error');
  expect(within(element, '#field-0-error').innerText).toBe(en.form.needed);
  await userEvent.keyboard('Ada');
  expect(name.getAttribute('aria-invalid')).toBe('false');
  expect(heard).toEqual([]);
});

test('sends by Enter, once however often', async () => {
  const element = await show();
  const heard = hear(element, 'chat-send');
  await userEvent.click(within(element, '#field-0'));
  await userEvent.keyboard('Ada{Enter}{Enter}');
  expect(heard).toEqual([
    [
      'chat-send',
      { body: 'Name: Ada', attributes: { form: { id: 'f', values: { Name: 'Ada' } } } },
    ],
  ]);
});

test('says that it was sent, to who is in it too', async () => {
  const element = await show();
  within(element, 'button').focus();
  element.formState = 'sent';
  await element.updateComplete;
  expect(textOf(element)).toBe(`Contact ${en.sent}`);
  expect(element.shadowRoot?.activeElement).toBe(within(element, '.sent'));
});

test('keeps what was begun while it is scrolled away', async () => {
  const draftKey = 'IM-kept';
  const element = await show({ draftKey });
  await userEvent.click(within(element, '#field-0'));
  await userEvent.keyboard('Ad');
  element.remove();
  const again = await show({ draftKey });
  expect(within<HTMLInputElement>(again, '#field-0').value).toBe('Ad');
  again.formState = 'sent';
  await again.updateComplete;
  again.remove();
  expect(within<HTMLInputElement>(await show({ draftKey }), '#field-0').value).toBe('');
});

test('takes nothing more when the chat is over', async () => {
  const element = await show({ formState: 'over' });
  expect(within(element, '#field-0').matches(':disabled')).toBe(true);
  expect(within(element, 'button').matches(':disabled')).toBe(true);
});

test('answers by a tap, once', async () => {
  const replies = [{ label: 'Yes', text: 'Yes, please' }];
  const element = await showElement('docent-chat-replies', { strings: en, replies });
  const heard = hear(element, 'chat-send');
  const button = within(element, 'button');
  button.click();
  button.click();
  expect(heard).toEqual([['chat-send', { body: 'Yes, please' }]]);
  expect(within(element, '[role=group]').ariaLabel).toBe(en.rich.replies);
});
