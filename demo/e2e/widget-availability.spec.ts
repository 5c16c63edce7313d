import type { Page } from '@playwright/test';
import { en } from '../../packages/widget/src/strings/en.ts';
import { readChatPage, type ChatPage } from './widget-chat.ts';
import { minute, question, startTalk } from './widget-start.ts';
import { eventually, expect, test, type WidgetFixtures } from './widget-test.ts';
import { tellSite } from './widget-visitor.ts';

// When somebody answers: how soon, or when somebody is back and by which way; by the clocks of team and visitor.

const phone = '+14155552671';
const chat = {
  'data-hours': 'Mo-Fr 09:00-17:30',
  'data-time-zone': 'Europe/Berlin',
  'data-reply-time': '5m',
};
const plain = { ...chat, 'data-form': 'off' };
const newYork = { timezoneId: 'America/New_York' };
const replyText = 'We usually answer within 5 minutes.';
const smsText = 'We will answer by SMS to +1 415 555 2671.';

/** The next Monday in winter, so that no clock is changed meanwhile. */
const monday = nextMonday();
const at = (time: string): number => Date.parse(`${monday}T${time}Z`);
const open = at('10:00');
const closed = at('20:00');

/** What the line says, with the narrow space before AM and PM as any other. */
const lineOf = ({ panel }: ChatPage) => panel.locator('docent-chat-availability p');
const expectLine = (page: ChatPage, text: string | RegExp) =>
  expect(lineOf(page)).toHaveText(text, { useInnerText: true });

/** Opens the chat of a page at a time, which is that of page and cloud alike. */
async function openAt(
  time: number,
  page: Page,
  advance: WidgetFixtures['advance'],
): Promise<ChatPage> {
  await advance(time - Date.now());
  await page.clock.install({ time });
  const opened = readChatPage(page);
  await opened.open();
  return opened;
}

test('while somebody is there it says how soon, until a person has answered', async ({
  openDocs,
  advance,
  desk,
  docs,
}) => {
  docs.all = { chat: plain };
  const opened = await openAt(open, await openDocs(), advance);
  await expectLine(opened, replyText);
  await expect(opened.composer).toHaveAttribute('placeholder', en.composerPlaceholder);
  await opened.send('I want to talk to a person');
  const agent = await desk.accept();
  expect(agent.task.attributes).not.toHaveProperty('reply_by');
  await expectLine(opened, replyText);
  await agent.say('Here I am.');
  await expect(opened.message('Here I am.')).toBeVisible();
  await expect(lineOf(opened)).toBeHidden();
});

const places: [zone: string, when: string][] = [
  ['Europe/Berlin', 'tomorrow 9:00 AM'],
  ['America/New_York', 'tomorrow 3:00 AM'],
  ['America/Los_Angeles', 'tomorrow 12:00 AM'],
  ['Asia/Kathmandu', 'today 1:45 PM'],
  ['Pacific/Kiritimati', 'today 10:00 PM'],
];
for (const [timezoneId, when] of places) {
  test(`a visitor in ${timezoneId} reads when somebody is back by the clock there`, async ({
    openDocs,
    advance,
    docs,
  }) => {
    docs.all = { chat: plain };
    const opened = await openAt(closed, await openDocs('/', { browser: { timezoneId } }), advance);
    await expectLine(opened, `${en.hours.closed} We are back ${when}.`);
    await expect(opened.composer).toHaveAttribute('placeholder', en.hours.leaveMessage);
  });
}

test('a known phone is where the answer goes; the chat and its task say so', async ({
  openDocs,
  advance,
  onlyChat,
  desk,
  docs,
}) => {
  docs.all = { chat };
  const page = await openDocs('/docs/a', { browser: newYork });
  await tellSite(page, phone);
  const opened = await openAt(closed, page, advance);
  await expectLine(opened, `${en.hours.closed} We are back tomorrow 3:00 AM. ${smsText}`);
  await opened.send('I want to talk to a person');
  const { attributes } = await onlyChat();
  expect(attributes).toMatchObject({ from: phone, pre_engagement_data: { reply_by: 'sms' } });
  expect((await desk.task()).attributes).toMatchObject({ from: phone, reply_by: 'sms' });
  await expect(lineOf(opened)).toContainText(smsText);
});

test('whoever gives the phone later is told the same, and the team too; the bot answers as ever', async ({
  openDocs,
  advance,
  onlyChat,
  docs,
}) => {
  docs.all = { chat };
  const page = await openDocs('/docs/a', { browser: newYork });
  const opened = await openAt(closed, page, advance);
  await opened.form.skip.click();
  const ask = opened.panel.getByRole('button', { name: en.hours.needsPhone });
  await expect(ask).toBeVisible();
  await opened.send(question);
  await eventually(opened.bodies).toHaveLength(2);
  expect((await onlyChat()).attributes['pre_engagement_data']).not.toHaveProperty('reply_by');
  await ask.click();
  await opened.form.phone.fill(phone);
  await opened.form.save.click();
  await expect(lineOf(opened)).toContainText(smsText);
  await expect(ask).toBeHidden();
  await eventually(async () => (await onlyChat()).attributes).toMatchObject({
    from: phone,
    pre_engagement_data: { reply_by: 'sms' },
  });
});

test('on a holiday of the team nobody is there all day', async ({ openDocs, advance, docs }) => {
  docs.all = { chat: { ...plain, 'data-holidays': `2024-12-25 ${monday}` } };
  const opened = await openAt(open, await openDocs('/', { browser: newYork }), advance);
  await expectLine(opened, `${en.hours.closed} We are back tomorrow 3:00 AM.`);
});

test('it changes at that very moment, and after a sleep over it', async ({
  openDocs,
  advance,
  docs,
}) => {
  docs.all = { chat: plain };
  const page = await openDocs();
  const opened = await openAt(at('16:29'), page, advance);
  await expectLine(opened, replyText);
  await page.clock.runFor(minute);
  await expectLine(opened, new RegExp(en.hours.closed));
  await expect(opened.composer).toHaveAttribute('placeholder', en.hours.leaveMessage);
  await page.clock.fastForward(17 * 60 * minute);
  await expectLine(opened, replyText);
  await expect(opened.composer).toHaveAttribute('placeholder', en.composerPlaceholder);
});

test('an impossible zone counts as always open, and the console says once what to write', async ({
  openDocs,
  advance,
  docs,
  watch,
  onlyChat,
}) => {
  docs.all = { chat: { ...plain, 'data-time-zone': 'Mars/Olympus' } };
  const page = await openDocs();
  const opened = await openAt(closed, page, advance);
  await expectLine(opened, replyText);
  await opened.send(question);
  expect((await onlyChat()).attributes['pre_engagement_data']).not.toHaveProperty('reply_by');
  const warnings = watch.lines.filter((line) => line.includes('always open'));
  expect(warnings).toEqual([
    '[docent] The chat counts as always open. Write time-zone like "Europe/Berlin", that of the hours.',
  ]);
});

test('a chat without hours loads nothing of all this', async ({ openDocs, docs }) => {
  docs.all = { chat: { 'data-form': 'off' } };
  await startTalk(await openDocs());
  expect(docs.asked.filter((path) => /availability|hours|is-closed/.test(path))).toEqual([]);
});

function nextMonday(): string {
  const dayMs = 86_400_000;
  const today = Math.floor(Date.now() / dayMs);
  const isWinter = (day: number) => new Date(day * dayMs).getUTCMonth() === 0;
  // The 1st of January 1970 was a Thursday.
  const isMonday = (day: number) => day % 7 === 4;
  let day = today + 1;
  while (!isMonday(day) || !isWinter(day)) day += 1;
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
