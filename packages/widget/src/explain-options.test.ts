import { expect, test } from 'vitest';
import { explainOptions } from './explain-options.ts';
import { isUsable } from './is-usable.ts';
import { isWrong } from './loader/is-wrong.ts';
import { optionNames } from './options.ts';
import { toAttribute } from './parse-options.ts';

function explain(attributes: Readonly<Record<string, string>>): string {
  const element = document.createElement('div');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return explainOptions(element);
}

test('names what is missing, and an example', () => {
  expect(explain({})).toBe(
    '[docent] No chat here: functions-url has to be the address of your Functions, such as https://docent-1234-live.twil.io. On a script tag, data- is in front.',
  );
});

test('names the attribute as it was written, and no value', () => {
  const text = explain({
    'data-functions-url': '/f',
    country: 'Germany',
    'data-form': 'everything',
  });
  expect(text).toContain('Left out: ');
  expect(text).toContain('country has to be two letters, such as US');
  expect(text).toContain('data-form has to be "off", or some of');
  expect(text).not.toMatch(/Germany|everything|functions-url/);
});

test('says that the chat goes on without a look that there is not', () => {
  const text = explain({ 'functions-url': '/f', theme: 'blue', 'data-mode': 'side' });
  expect(text).toBe(
    '[docent] Left out: theme has to be "light" or "dark"; data-mode has to be "inline" or "bubble". On a script tag, data- is in front.',
  );
});

test('has a fix for every option that can be wrong', () => {
  const wrong = optionNames.filter((option) => {
    const name = toAttribute(option);
    return isWrong({ name, value: '!' }) || !isUsable(name, '!');
  });
  expect(wrong).toContain('theme');
  const text = explain(Object.fromEntries(wrong.map((name) => [toAttribute(name), '!'])));
  for (const name of wrong) expect(text).toMatch(new RegExp(`${toAttribute(name)} has to be .{8}`));
});
