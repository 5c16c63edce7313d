import { afterEach, expect, test } from 'vitest';
import { paste, showReadyForm } from './testing/show-form.ts';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.dir = '';
});

const config = { functionsUrl: 'https://example.com', position: 'end', country: 'US' } as const;
const all = (element: HTMLElement, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

test('has a label for each field, and the words that browsers fill fields by', async () => {
  const { element, field } = await showReadyForm();
  const labels = all(element, 'label').map((label) => (label as HTMLLabelElement).control?.id);
  expect(labels).toEqual(['phone', 'name', 'question']);
  expect(field('phone').type).toBe('tel');
  expect(field('phone').inputMode).toBe('tel');
  expect([field('phone').autocomplete, field('name').autocomplete]).toEqual(['tel', 'name']);
  expect(element.shadowRoot?.querySelector('form')?.noValidate).toBe(true);
});

test('says of each field that may stay empty that it may', async () => {
  const form = 'phone* name question';
  const { element } = await showReadyForm({ config: { ...config, form } });
  const labels = all(element, 'label').map((label) =>
    label.textContent.replace(/\s+/g, ' ').trim(),
  );
  expect(labels).toEqual(['Phone', 'Name (optional)', 'How can we help? (optional)']);
});

test('what can be tapped is 44 px tall, and what can be typed in is 16 px', async () => {
  const { element } = await showReadyForm();
  const targets = all(element, 'button, input, select, textarea');
  expect(targets).toHaveLength(6);
  for (const target of targets) expect(target.offsetHeight).toBeGreaterThanOrEqual(42);
  for (const target of all(element, '.control, .button')) {
    expect(target.offsetHeight).toBeGreaterThanOrEqual(44);
  }
  for (const field of all(element, 'input, select, textarea')) {
    expect(parseFloat(getComputedStyle(field).fontSize)).toBeGreaterThanOrEqual(16);
  }
});

test('fits into 320 px, with the longest calling code and an error', async () => {
  const { element, field, press } = await showReadyForm();
  element.style.inlineSize = '320px';
  paste(field('phone'), '+590 690 00 12 34 56 78');
  press();
  await element.updateComplete;
  expect(element.scrollWidth).toBeLessThanOrEqual(320);
  for (const part of all(element, '*')) {
    expect(part.getBoundingClientRect().right).toBeLessThanOrEqual(element.offsetLeft + 320);
  }
});

test('from right to left, a phone is still written from left to right', async () => {
  document.documentElement.dir = 'rtl';
  const { element, field, country } = await showReadyForm({ locale: 'ar' });
  expect(getComputedStyle(field('name')).direction).toBe('rtl');
  expect(getComputedStyle(field('phone')).direction).toBe('ltr');
  const code = country().getBoundingClientRect();
  expect(code.right).toBeLessThan(field('phone').getBoundingClientRect().left);
  expect(country().selectedOptions[0]?.textContent).toContain('الولايات المتحدة');
  expect(element.scrollWidth).toBe(element.clientWidth);
});

test('the list of countries opens wherever one taps on what it shows', async () => {
  const { element, country } = await showReadyForm();
  const { left, right, top } = country().getBoundingClientRect();
  const hits = [left + 2, (left + right) / 2, right - 2].map(
    (x) => element.shadowRoot?.elementFromPoint(x, top + 20)?.id,
  );
  expect(hits).toEqual(['country', 'country', 'country']);
});
