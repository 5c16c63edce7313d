import { cutWords } from '../words/cut-words.ts';
import { firstCharacters } from '../words/first-characters.ts';
import { quote, toComment } from './quote.ts';
import type { WalkStep } from './walk.ts';

type Does = WalkStep['does'];
type StepOf<D extends Does> = Extract<WalkStep, { does: D }>;

const writers: { readonly [D in Does]: (step: StepOf<D>) => string[] } = {
  read: ({ title, path }) => [
    toComment(`Reads "${title}"`),
    `await page.goto(new URL(${quote(path)}, site).href);`,
  ],
  identify: ({ phone }) => [
    toComment('Gives the phone to the docs site'),
    `await page.locator('#phone').fill(${quote(phone)});`,
    `await page.getByRole('button', { name: 'Share my reading' }).click();`,
    `await expect(page.locator('#phone-known')).toBeVisible();`,
  ],
  start: toStartLines,
  write: ({ words }) => [
    `await panel.getByRole('textbox', { name: 'Message', exact: true }).fill(${quote(words)});`,
    `await page.keyboard.press('Enter');`,
  ],
  text: ({ from, to, words }) => [
    toComment('Writes by SMS'),
    `const sms = { from: ${quote(from)}, to: ${quote(to)}, body: ${quote(words)} };`,
    'await request.post(`${twilio}/_local/sms`, { data: sms });',
  ],
  hear: toHearLines,
};

/** The lines of a Playwright test for one step of a walk. */
export function toLines<D extends Does>(step: StepOf<D>): string[] {
  const write: (step: StepOf<D>) => string[] = writers[step.does];
  return write(step);
}

function toStartLines({ question, phone, isKnown }: StepOf<'start'>): string[] {
  const open = [
    toComment('Opens the chat and asks'),
    `await page.locator('docent-chat').getByRole('button', { name: /^Chat/ }).click();`,
  ];
  // Whom the page knows is asked nothing.
  if (isKnown) return [...open, ...writers.write({ does: 'write', words: question })];
  const button = phone === undefined ? 'Chat without a phone number' : 'Start chat';
  const fill =
    phone && `await panel.getByRole('textbox', { name: /^Phone/ }).fill(${quote(phone)});`;
  return [
    ...open,
    ...(fill ? [fill] : []),
    `await panel.getByRole('textbox', { name: /^How can we help/ }).fill(${quote(question)});`,
    `await panel.getByRole('button', { name: '${button}', exact: true }).click();`,
  ];
}

const longestHeard = 60;

function toHearLines({ who, words }: StepOf<'hear'>): string[] {
  const [first = ''] = words.trim().split('\n');
  const heard = firstCharacters(first, longestHeard);
  if (who === 'agent')
    return [
      toComment(
        `An agent answered: "${cutWords(words)}". Answer at the desk, then expect it here.`,
      ),
    ];
  return [`await expect(panel.getByText(${quote(heard)}).first()).toBeVisible();`];
}
