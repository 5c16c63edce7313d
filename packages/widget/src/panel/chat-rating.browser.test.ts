import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { en } from '../strings/en.ts';
import './chat-rating.ts';
import type { PanelEvents } from './panel-events.ts';
import { showElement } from './testing/show-element.ts';

afterEach(() => document.body.replaceChildren());

const { rating } = en;

async function show() {
  const element = await showElement('docent-chat-rating', { strings: en });
  const rated: PanelEvents['chat-rate'][] = [];
  element.addEventListener('chat-rate', (event) =>
    rated.push((event as CustomEvent<PanelEvents['chat-rate']>).detail),
  );
  return { element, rated };
}

/** What has the focus. */
const focused = () => {
  const active = document.activeElement?.shadowRoot?.activeElement;
  return active?.getAttribute('aria-label') ?? active?.textContent?.trim();
};
const score = (name: string) => page.getByRole('radio', { name, exact: true });
const send = () => page.getByRole('button', { name: rating.send });
const failure = () => page.getByText(rating.failed);

test('asks with five faces that are one group, each with a name', async () => {
  await show();
  await expect.element(page.getByRole('group', { name: rating.question })).toBeVisible();
  const radios = page.getByRole('radio').elements();
  expect(radios.map((radio) => radio.getAttribute('aria-label'))).toEqual(rating.scores);
  await expect.element(send()).not.toBeInTheDocument();
});

test('is walked through with the arrow keys', async () => {
  const { rated } = await show();
  await userEvent.keyboard('{Tab}');
  await expect.poll(focused).toBe('Very bad');
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  await expect.element(score('Good')).toBeChecked();
  await expect.element(page.getByText('Good', { exact: true })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(rated).toMatchObject([{ score: 4 }]);
});

test('sends the score with the comment, once, and says thanks', async () => {
  const { rated } = await show();
  await userEvent.click(score('Bad'));
  await userEvent.fill(page.getByRole('textbox', { name: rating.comment }), '  Too slow ');
  await userEvent.click(send());
  await userEvent.keyboard('{Enter}');
  expect(rated).toHaveLength(1);
  expect(rated[0]).toMatchObject({ score: 2, comment: 'Too slow' });
  await expect.element(send()).toHaveAttribute('aria-disabled', 'true');
  rated[0]?.onDone(true);
  await expect.poll(focused).toBe(rating.thanks);
  await expect.element(send()).not.toBeInTheDocument();
});

test('sends no comment where there is none, and takes no more than 1,000 characters', async () => {
  const { rated } = await show();
  await userEvent.click(score('Very good'));
  const comment = page.getByRole('textbox', { name: rating.comment });
  await expect.element(comment).toHaveAttribute('maxlength', '1000');
  await userEvent.click(send());
  expect(rated[0] && 'comment' in rated[0]).toBe(false);
});

test('says that it could not be sent, keeps what was written, and lets it be tried again', async () => {
  const { rated } = await show();
  await userEvent.click(score('Good'));
  const comment = page.getByRole('textbox', { name: rating.comment });
  await userEvent.fill(comment, 'Nearly');
  await userEvent.click(send());
  rated[0]?.onDone(false);
  await expect.element(failure()).toBeVisible();
  await expect.element(comment).toHaveValue('Nearly');
  await userEvent.click(send());
  expect(rated).toHaveLength(2);
  rated[1]?.onDone(true);
  await expect.element(page.getByText(rating.thanks)).toBeVisible();
});
