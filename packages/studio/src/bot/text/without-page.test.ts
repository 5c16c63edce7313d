import { expect, test } from 'vitest';
import { parseBotRequest } from '../bot-request.ts';
import { withoutPage } from './without-page.ts';

const page = 'Retries › Back off\nhttps://docs.example.com/retries#back-off';

test.each([
  ['a page', `Why?\n\n${page}`],
  ['a page and code', `Why?\n\n${page}\n\n\`\`\`\nawait retry();\n\`\`\``],
  ['code with fences in it', `Why?\n\n${page}\n\n\`\`\`\`\n\`\`\`js\nx\n\`\`\`\n\`\`\`\``],
  ['code with an address in it', `Why?\n\n${page}\n\n\`\`\`\na\n\nb\nhttps://x.example\n\`\`\``],
])('leaves the words of a message about %s', (_, message) => {
  expect(withoutPage(message)).toBe('Why?');
});

test('keeps what the visitor has written over several lines', () => {
  expect(withoutPage(`One.\n\nTwo:\n\`\`\`\nx\n\`\`\`\n\n${page}`)).toBe(
    'One.\n\nTwo:\n```\nx\n```',
  );
});

test.each([
  '',
  'Why?',
  page,
  'Look at\nhttps://docs.example.com',
  'My code:\n\n```\nawait retry();\n```',
  '```',
  '\n\n\n\n',
  `${page}\n\nWhy?`,
])('leaves other messages as they are: %j', (message) => {
  expect(withoutPage(message)).toBe(message);
});

test('the bot is asked the words alone', () => {
  const { question } = parseBotRequest({ question: `How do I retry?\n\n${page}` });
  expect(question).toBe('How do I retry?');
});
