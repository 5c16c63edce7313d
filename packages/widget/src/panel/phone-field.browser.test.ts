import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { loadPhoneTools } from '../form/phone-tools.ts';
import { paste, showForm, showReadyForm } from './testing/show-form.ts';

afterEach(() => document.body.replaceChildren());

async function showPhone(country = 'US') {
  const functionsUrl = 'https://example.com';
  const form = await showReadyForm({ config: { functionsUrl, position: 'end', country } });
  const input = form.field('phone');
  input.focus();
  return { ...form, input };
}

test('formats while one types', async () => {
  const { input } = await showPhone();
  await userEvent.keyboard('4155552671');
  expect(input.value).toBe('(415) 555-2671');
  expect(input.selectionStart).toBe(14);
});

test.each([
  ['(415) 555-2671', '(415) 555-2671', 'US', '+14155552671'],
  ['+44 20 7946 0018', '+44 20 7946 0018', 'GB', '+442079460018'],
  ['tel:+44-20-7946-0018', '+44 20 7946 0018', 'GB', '+442079460018'],
  ['٤١٥٥٥٥٢٦٧١', '(415) 555-2671', 'US', '+14155552671'],
])('takes a paste of %s', async (text, shown, country, phone) => {
  const { input, country: select, press, told, field } = await showPhone();
  paste(input, text);
  expect(input.value).toBe(shown);
  await expect.poll(() => select().value).toBe(country);
  paste(field('question'), 'How?');
  press();
  await expect.poll(() => told('chat-form')).toEqual([{ phone, question: 'How?' }]);
});

test('leaves a paste alone that is more than a number', async () => {
  const { input } = await showPhone();
  paste(input, 'call 415 555 2671 x5');
  expect(input.value).toBe('call 415 555 2671 x5');
});

test('keeps the caret where one types in the middle', async () => {
  const { input } = await showPhone();
  paste(input, '4155552671');
  input.setSelectionRange(6, 6);
  await userEvent.keyboard('{Backspace}');
  await userEvent.keyboard('9');
  // (415) 555-2671: the blank went, the 9 is the fourth digit.
  expect(input.value.replace(/\D/g, '')).toBe('41595552671');
  expect(input.value.slice(0, input.selectionStart ?? 0).replace(/\D/g, '')).toBe('4159');
  await userEvent.keyboard('8');
  expect(input.value.replace(/\D/g, '')).toBe('415985552671');
});

test('lets one delete everything, brackets too', async () => {
  const { input } = await showPhone();
  await userEvent.keyboard('415555');
  await userEvent.keyboard('{Backspace>20}');
  expect(input.value).toBe('');
});

test('formats what was left after deleting once the field is left', async () => {
  const { input } = await showPhone();
  await userEvent.keyboard('4155552671{Home}{Delete}');
  expect(input.value).toBe('415) 555-2671');
  await userEvent.tab();
  await expect.poll(() => input.value).toBe('(415) 555-2671');
});

test('a number with its plus chooses the country', async () => {
  const { country } = await showPhone();
  await userEvent.keyboard('+49');
  await expect.poll(() => country().value).toBe('DE');
  expect(country().selectedOptions[0]?.textContent?.trim()).toMatch(/^Germany\s\+49$/);
  await userEvent.keyboard('{Backspace>3}+1 604 555 1234');
  await expect.poll(() => country().value).toBe('CA');
});

test('another country takes the national part of the number along', async () => {
  const { input, country } = await showPhone();
  paste(input, '+44 20 7946 0018');
  await userEvent.selectOptions(country(), 'FR');
  await expect.poll(() => input.value.replace(/\s/g, '')).toBe('2079460018');
  expect(country().value).toBe('FR');
});

test('typing works before the tools are there, and keeps its caret when they come', async () => {
  let load = () => {};
  const { element, field, country } = await showForm({
    loadPhoneTools: async () => {
      await new Promise<void>((resolve) => (load = resolve));
      return loadPhoneTools();
    },
  });
  const input = field('phone');
  input.focus();
  await userEvent.keyboard('4155552671');
  expect(input.value).toBe('4155552671');
  expect(country().disabled).toBe(true);
  input.setSelectionRange(3, 3);
  load();
  await expect.poll(() => input.value).toBe('(415) 555-2671');
  await element.updateComplete;
  expect(input.selectionStart).toBe(4);
  expect(country().value).toBe('US');
});

test('does not take the focus when its tools come', async () => {
  const button = document.createElement('button');
  document.body.append(button);
  button.focus();
  const { field } = await showReadyForm({ visitor: { phone: '+442079460018' } });
  expect(field('phone').value).toBe('+44 20 7946 0018');
  expect(document.activeElement).toBe(button);
});

test('asks for the country where nobody knows it', async () => {
  const { country, press, error, focused, field } = await showReadyForm({
    config: { functionsUrl: 'https://example.com', position: 'end' },
    loadPhoneTools: async () => ({ ...(await loadPhoneTools()), guessCountry: () => undefined }),
  });
  expect(country().value).toBe('');
  paste(field('phone'), '4155552671');
  paste(field('question'), 'How?');
  press();
  await expect.poll(() => error('phone')).toBe('Please choose the country of this number.');
  expect(focused()).toBe('country');
});

test('guesses the country where the page names none that there is', async () => {
  const { country } = await showPhone('ZZ');
  // What Chromium in tests speaks.
  expect(country().value).toBe('US');
});
