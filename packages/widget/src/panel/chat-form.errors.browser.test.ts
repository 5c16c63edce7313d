import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { loadPhoneTools, type PhoneTools } from '../form/phone-tools.ts';
import { en } from '../strings/en.ts';
import { paste, showForm, showReadyForm } from './testing/show-form.ts';

afterEach(() => document.body.replaceChildren());

const { phoneProblem, needed, unavailable } = en.form;
const config = { functionsUrl: 'https://example.com', position: 'end', country: 'US' } as const;
const never = () => new Promise<PhoneTools>(() => {});

test.each([
  ['Ada', 'not-a-number'],
  ['415', 'impossible'],
  ['+1 555 555 0000', 'invalid'],
  ['+1 800 555 2671', 'not-a-person'],
  ['0000000', 'placeholder'],
  [`415${'.'.repeat(250)}`, 'too-long'],
] as const)('says of %j why it is refused: %s', async (text, reason) => {
  const { field, press, error, told, alerts, focused } = await showReadyForm();
  paste(field('phone'), text);
  paste(field('question'), 'How?');
  press();
  await expect.poll(() => error('phone')).toBe(phoneProblem[reason]);
  expect(field('phone').getAttribute('aria-invalid')).toBe('true');
  expect(field('phone').getAttribute('aria-describedby')).toBe('phone-error');
  expect(alerts()).toEqual([phoneProblem[reason]]);
  expect(focused()).toBe('phone');
  expect(told('chat-form')).toEqual([]);
});

test('wants what is a must, reads out the first, and goes there', async () => {
  const form = 'phone* name* question*';
  const { field, press, error, alerts, focused } = await showReadyForm({
    config: { ...config, form },
  });
  press();
  await expect.poll(() => error('question')).toBe(needed);
  expect([error('phone'), error('name')]).toEqual([needed, needed]);
  expect(alerts()).toEqual([needed]);
  expect(focused()).toBe('phone');
  expect(field('name').getAttribute('aria-required')).toBe('true');
});

test('an error goes as soon as it is mended, and a new one waits until the field is left', async () => {
  const { field, press, error } = await showReadyForm();
  press();
  await expect.poll(() => error('question')).toBe(needed);
  paste(field('question'), 'How?');
  await expect.poll(() => error('question')).toBe('');
  field('phone').focus();
  await userEvent.keyboard('41');
  expect(error('phone')).toBe('');
  await userEvent.tab();
  await expect.poll(() => error('phone')).toBe(phoneProblem.impossible);
});

test('refuses nothing before it was sent', async () => {
  const { field, error } = await showReadyForm();
  paste(field('phone'), '41');
  await userEvent.tab();
  expect(error('phone')).toBe('');
});

test('says that the server refused the phone, until it is changed', async () => {
  const { element, field, error, alerts, focused } = await showReadyForm({
    visitor: { phone: '+14155552671' },
    trouble: 'phone-refused',
  });
  expect(error('phone')).toBe(en.trouble['phone-refused']);
  expect(alerts()).toEqual([en.trouble['phone-refused']]);
  await element.focusFirst();
  expect(focused()).toBe('phone');
  field('phone').select();
  paste(field('phone'), '4155552672');
  await expect.poll(() => error('phone')).toBe('');
});

test('a phone that was refused is asked for anew, and the question is not', async () => {
  const { element, field, press, told } = await showReadyForm({ trouble: 'phone-refused' });
  expect(element.shadowRoot?.querySelector('textarea')).toBeNull();
  paste(field('phone'), '4155552671');
  press();
  await expect.poll(() => told('chat-form')).toEqual([{ phone: '+14155552671' }]);
});

test('waits for a slow parser, then sends what stands there by then', async () => {
  let load = () => {};
  const { element, field, press, told } = await showForm({
    loadPhoneTools: async () => {
      await new Promise<void>((resolve) => (load = resolve));
      return loadPhoneTools();
    },
  });
  paste(field('phone'), '4155552671');
  paste(field('question'), 'How?');
  press();
  press();
  const button = element.shadowRoot?.querySelector('button');
  await expect.poll(() => button?.textContent?.trim()).toBe(en.form.checking);
  expect(button?.getAttribute('aria-disabled')).toBe('true');
  expect(told('chat-form')).toEqual([]);
  paste(field('question'), ' Why?');
  load();
  const answers = { phone: '+14155552671', question: 'How? Why?' };
  await expect.poll(() => told('chat-form')).toEqual([answers]);
  expect(button?.getAttribute('aria-disabled')).toBe('false');
});

test('gives up on a parser that does not come, keeps the text, and tries again', async () => {
  let tries = 0;
  const { element, field, press, told, alerts } = await showForm({
    checkTimeoutMs: 1000,
    loadPhoneTools: () => {
      tries += 1;
      return tries < 3 ? Promise.reject(new Error('gone')) : loadPhoneTools();
    },
  });
  paste(field('phone'), '4155552671');
  paste(field('question'), 'How?');
  press();
  await expect.poll(alerts).toEqual([unavailable]);
  expect(field('question').value).toBe('How?');
  expect(told('chat-form')).toEqual([]);
  press();
  await expect.poll(() => told('chat-form')).toEqual([{ phone: '+14155552671', question: 'How?' }]);
  await element.updateComplete;
  expect(alerts()).toEqual([]);
});

test('gives up on a parser that takes too long', async () => {
  const { field, press, alerts } = await showForm({ checkTimeoutMs: 50, loadPhoneTools: never });
  paste(field('phone'), '4155552671');
  paste(field('question'), 'How?');
  press();
  await expect.poll(alerts).toEqual([unavailable]);
});

test('without a parser, a phone in full goes through all the same', async () => {
  const { field, press, told } = await showForm({ checkTimeoutMs: 50, loadPhoneTools: never });
  paste(field('phone'), '+1 (415) 555-2671');
  paste(field('question'), 'How?');
  press();
  const answers = { phone: '+14155552671', question: 'How?' };
  await expect.poll(() => told('chat-form')).toEqual([answers]);
});

test('without a phone, nobody waits for the parser', async () => {
  const { field, press, told } = await showForm({ loadPhoneTools: never });
  paste(field('question'), 'How?');
  press();
  await expect.poll(() => told('chat-form')).toEqual([{ question: 'How?' }]);
});

test('whoever skips while the phone is checked sends no form afterwards', async () => {
  let load = () => {};
  const { element, field, press, skip, told } = await showForm({
    loadPhoneTools: async () => {
      await new Promise<void>((resolve) => (load = resolve));
      return loadPhoneTools();
    },
  });
  paste(field('phone'), '4155552671');
  paste(field('question'), 'How?');
  press();
  skip();
  load();
  await expect.poll(() => field<HTMLSelectElement>('country').disabled).toBe(false);
  await element.updateComplete;
  expect(told('chat-skip')).toHaveLength(1);
  expect(told('chat-form')).toEqual([]);
});
