import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { buildWhole, journey } from '../testing/build-entries.ts';
import { toExport } from './to-export.ts';
import { toPlaywrightSkeleton } from './to-playwright-skeleton.ts';

const phone = '+14155552671';
const nasty = 'He said "\\${1}`\u2028*/ </script>\' \ud800 \0 end';

const page = (name: string, url: string) =>
  buildWhole('page', { body: { name, properties: { url } } });
const said = (kind: 'visitor' | 'bot' | 'agent', body: string) => buildWhole(kind, { body });
const identify = buildWhole('identify', { body: { traits: { phone } } });

/** Parses it; a syntax error fails the test. */
function parse(code: string): string {
  expect(parseSync('journey.spec.ts', code).errors).toEqual([]);
  return code;
}

test('what is no TypeScript fails here', () => {
  expect(parseSync('a.ts', 'const a: = "b;').errors).not.toEqual([]);
});

test('walks the way of the visitor: pages, phone, chat, and who answers', () => {
  const entries = [
    page('Retries', 'http://127.0.0.1:5173/docs/retries?tab=1#why'),
    identify,
    said('visitor', 'How do I start?'),
    said('bot', 'This should help:\nRetries'),
    said('visitor', 'A person, please'),
    said('agent', 'Maya here.'),
  ];
  const code = parse(toPlaywrightSkeleton(journey, entries));
  expect(code.split('\n').map((line) => line.trim())).toEqual(
    expect.arrayContaining([
      'test("Ada: person", async ({ page, request }) => {',
      'await page.goto(new URL("/docs/retries?tab=1#why", site).href);',
      `await page.locator('#phone').fill("${phone}");`,
      `await panel.getByRole('textbox', { name: 'Message', exact: true }).fill("How do I start?");`,
      'await expect(panel.getByText("This should help:").first()).toBeVisible();',
      `await panel.getByRole('textbox', { name: 'Message', exact: true }).fill("A person, please");`,
      '// An agent answered: "Maya here.". Answer at the desk, then expect it here.',
      '// Sent to a person because 2 docs were read.',
      'await expect.poll(() => readOutcome(request)).toBe("person");',
    ]),
  );
  expect(code.indexOf('/docs/retries')).toBeLessThan(code.indexOf('How do I start?'));
});

test('gives the phone in the chat where the site did not know it', () => {
  const attributes = buildWhole('attributes', { from: phone });
  const code = parse(toPlaywrightSkeleton(journey, [attributes, said('visitor', 'Hello')]));
  expect(code).toContain(`getByRole('textbox', { name: /^Phone/ }).fill("${phone}")`);
  expect(code).not.toContain("locator('#phone')");
});

test('writes by SMS where there is no page', () => {
  const sms = { direction: 'inbound', from: phone, to: '+14155550100', body: 'Hello' };
  const code = parse(toPlaywrightSkeleton(journey, [buildWhole('sms', { body: sms })]));
  expect(code).toContain('async ({ request }) => {');
  expect(code).toContain('`${twilio}/_local/sms`');
  expect(code).not.toContain('page.');
});

test('any text stays a text: quotes, line ends, half characters', () => {
  const label = nasty;
  const verdict = { outcome: 'bot' as const, sentence: nasty };
  const entries = [
    page(nasty, 'http://site/a?q="`${b}'),
    buildWhole('identify', { body: { traits: { phone: nasty } } }),
    said('visitor', nasty),
    said('bot', nasty),
    said('agent', nasty),
    buildWhole('sms', { body: { direction: 'inbound', from: nasty, to: nasty, body: nasty } }),
  ];
  const odd = { ...journey, label, verdict, phone: nasty };
  const code = parse(toPlaywrightSkeleton(odd, entries));
  const strings = code.match(/"(?:[^"\\\n]|\\.)*"/g) ?? [];
  const texts = strings.map((one) => JSON.parse(one) as string);
  expect(texts.filter((text) => text === nasty).length).toBeGreaterThanOrEqual(5);
});

test('leaves out what is noise, and what a test cannot do', () => {
  const noise = { ...said('visitor', 'Twice'), isNoise: true };
  const code = parse(
    toPlaywrightSkeleton(journey, [noise, buildWhole('step', {}), page('A', 'http://[')]),
  );
  expect(code).not.toContain('Twice');
  expect(code).toContain('async ({ request }) => {');
});

test('the export has everything, oldest first', () => {
  const [first, second] = [
    { ...identify, seq: 1 },
    { ...identify, seq: 2 },
  ];
  expect(toExport(journey, [second, first])).toEqual({
    version: 1,
    journey,
    entries: [first, second],
  });
});
