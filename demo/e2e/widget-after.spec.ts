import { en } from '../../packages/widget/src/strings/en.ts';
import { countTones, readAfterPage, readRatings } from './widget-after.ts';
import { readChatPage } from './widget-chat.ts';
import { twilioConfig } from './widget-cloud.ts';
import { hearPage, readHeard } from './widget-heard.ts';
import { startTalk } from './widget-start.ts';
import { eventually, expect, expectProblems, networkProblems, test } from './widget-test.ts';

// Who one talks to, what one hears, and what is left of a chat when it is over.

test.beforeEach(({ docs }) => {
  docs.all = { tracker: false, chat: { 'data-form': 'off' } };
});

const person = 'I want to talk to a person';
const pictureUrl = 'https://127.0.0.1:4999/maya.png';

test('tells the bot from a person, by name, role and initials', async ({ openDocs, desk }) => {
  const chat = await startTalk(await openDocs());
  const after = readAfterPage(chat);
  await expect(after.person).toHaveText(`${en.bot} ${en.automated}`);
  await expect(after.face.locator('svg')).toBeVisible();
  await chat.send(person);
  const agent = await desk.accept();
  await agent.say('Maya here.');
  await expect(after.person).toHaveText(`Maya ${en.person}`);
  await expect(after.face).toHaveText('M');
});

test('shows the picture that a person’s user has, under a strict policy initials', async ({
  openDocs,
  desk,
  server,
  watch,
}) => {
  const { serviceSid } = twilioConfig.conversations;
  const page = await openDocs();
  const bytes = Buffer.from(onePixel, 'base64');
  await page.route(pictureUrl, (route) => route.fulfill({ contentType: 'image/png', body: bytes }));
  const chat = await startTalk(page);
  const after = readAfterPage(chat);
  await chat.send(person);
  const agent = await desk.accept();
  const users = server.conversations.v1.services(serviceSid).users;
  await users('agent.maya').update({ attributes: JSON.stringify({ picture: pictureUrl }) });
  await agent.say('Maya here.');
  await expect(after.picture).toHaveAttribute('src', pictureUrl);
  expect(await after.picture.evaluate((one: HTMLImageElement) => one.decode())).toBeUndefined();

  const strict = { tracker: false, chat: { 'data-form': 'off' }, isStrict: true } as const;
  const other = await openDocs('/docs/b', { tabOf: page, page: strict });
  const shown = readAfterPage(readChatPage(other));
  await expect(shown.face).toHaveText('M');
  await expectProblems(watch, [/^Policy: img-src refused/, /violates.*"img-src data:"/]);
});

test('asks how it was when the visitor ends the chat, tries again, and says thanks', async ({
  openDocs,
  functions,
  cloud,
  watch,
}) => {
  const chat = await startTalk(await openDocs());
  const after = readAfterPage(chat);
  await chat.end();
  await expect(after.scores).toHaveCount(5);
  await after.choose('Good', 'Nearly there');
  functions.fault({ name: 'rate-chat', drop: 'before' });
  watch.allow(networkProblems);
  await after.sendRating.click();
  await expect(after.ratingFailed).toBeVisible();
  expect(readRatings(cloud.twilio)).toEqual({ ofVisitor: [], ofTasks: [] });

  await after.sendRating.click();
  await expect(after.thanks).toBeVisible();
  expect(readRatings(cloud.twilio).ofVisitor).toMatchObject([
    { score: 4, comment: 'Nearly there' },
  ]);
  await chat.panel.getByRole('button', { name: en.startAnew }).click();
  await expect(chat.composer).toBeVisible();
  await expect(after.thanks).toBeHidden();
});

test('asks too when the team ends the chat, in every tab, and tells the agent’s task', async ({
  openDocs,
  desk,
  cloud,
}) => {
  const page = await openDocs();
  const chat = await startTalk(page);
  const early = readChatPage(await openDocs('/docs/b', { tabOf: page }));
  await expect(early.panel).toBeVisible();
  await chat.send(person);
  await (await desk.accept()).end();
  const late = readChatPage(await openDocs('/docs/c', { tabOf: page }));
  await late.open();
  for (const [place, tab] of [chat, early, late].entries()) {
    const after = readAfterPage(tab);
    await after.choose(en.rating.scores[place] ?? '');
    await after.sendRating.click();
    await expect(after.thanks).toBeVisible();
    await eventually(() => readRatings(cloud.twilio).ofTasks).toEqual([place + 1]);
  }
  expect(readRatings(cloud.twilio).ofVisitor).toMatchObject([{ score: 3 }]);
});

test('says once that the visitor ended it, though the chat closes before the answer is there', async ({
  openDocs,
  docs: site,
}) => {
  const page = await openDocs('/docs/empty', { page: { tracker: false, chat: false } });
  await hearPage(page);
  await page.goto(`${site.origin}/docs/a`);
  const told = await page.evaluateHandle(() => {
    const endings: unknown[] = [];
    const note = (event: Event) => void endings.push((event as CustomEvent).detail);
    document.addEventListener('docent-chat-ended', note);
    return endings;
  });
  const chat = await startTalk(page);
  let letAnswer = (): void => {};
  const seen = new Promise<void>((resolve) => (letAnswer = resolve));
  await page.route('**/end-chat', async (route) => {
    const response = await route.fetch();
    await seen;
    await route.fulfill({ response });
  });
  await eventually(() => readHeard(page)).toHaveLength(1);
  const news = async () => (await readHeard(page)).slice(1);
  await chat.end();
  await eventually(news).toEqual([en.ended['by-visitor']]);
  await expect(chat.status).toHaveText(en.ended['by-visitor']);
  const answered = page.waitForResponse('**/end-chat');
  letAnswer();
  await answered;
  await expect(readAfterPage(chat).scores).toHaveCount(5);
  // Longer than what is said together waits for more of it.
  await page.waitForTimeout(1500);
  expect(await news()).toEqual([en.ended['by-visitor']]);
  expect(await told.jsonValue()).toEqual([{ by: 'visitor' }]);
});

test('asks nobody where ratings are off', async ({ openDocs }) => {
  const page = await openDocs('/docs/a', {
    page: { tracker: false, chat: { 'data-form': 'off', 'data-rating': 'off' } },
  });
  const chat = await startTalk(page);
  await chat.end();
  await expect(chat.status).toHaveText(en.ended['by-visitor']);
  await expect(readAfterPage(chat).scores).toHaveCount(0);
});

test('is saved as text and as JSON, also after its end and under a strict policy', async ({
  openDocs,
  functions,
  watch,
}) => {
  const page = await openDocs('/docs/a', {
    page: { tracker: false, chat: { 'data-form': 'off' }, isStrict: true },
    browser: { timezoneId: 'Asia/Tokyo' },
  });
  const chat = await startTalk(page);
  const after = readAfterPage(chat);
  const [, answer] = await chat.bodies();
  const text = await after.save(en.transcript.saveText);
  expect(text.name).toMatch(/^chat-\d{4}-\d\d-\d\d\.txt$/);
  expect(text.text).toContain('How do I run a job every night?');
  expect(text.text).toContain(answer?.slice(0, 20));
  expect(functions.calls('transcript')[0]?.body).toMatchObject({ timeZone: 'Asia/Tokyo' });

  await chat.end();
  await expect(chat.status).toHaveText(en.ended['by-visitor']);
  const json = await after.save(en.transcript.saveJson);
  expect(json.name).toMatch(/\.json$/);
  const { messages } = JSON.parse(json.text) as { messages: { role: string }[] };
  expect(messages.map(({ role }) => role)).toEqual(['visitor', 'bot']);

  watch.allow(networkProblems);
  functions.fault({ name: 'transcript', respond: { status: 503, body: '<p>Busy' } });
  await after.pick(en.transcript.saveText);
  await expect(
    chat.panel.locator('docent-chat-menu').getByText(en.transcript.failed),
  ).toBeVisible();
});

test('is heard in one tab, when it is wanted, and not what one sees or has said', async ({
  openDocs,
  onlyChat,
  control,
}) => {
  const page = await openDocs();
  const heard = await countTones(page);
  const chat = await startTalk(page);
  const { sid } = await onlyChat();
  const say = (body: string) => control(`/conversations/${sid}/messages`, { author: 'bot', body });
  const other = await openDocs('/docs/b', { tabOf: page });
  const heardThere = await countTones(other);
  await expect(readChatPage(other).panel).toBeVisible();
  await chat.close();
  await say('Off, and not heard.');
  await eventually(chat.unread).toBe(1);
  await page.waitForTimeout(900);
  expect(await heard()).toBe(0);

  await chat.open();
  await readAfterPage(chat).pick(en.sound.turnOn);
  // Whoever turns it on hears what it is like.
  await eventually(heard).toBe(2);
  await say('Seen, and not heard.');
  await expect(chat.message('Seen, and not heard.')).toBeVisible();
  await page.waitForTimeout(1200);
  expect(await heard()).toBe(2);

  await chat.close();
  await say('Heard.');
  await eventually(heard).toBe(4);
  await say('Too soon after it.');
  await eventually(chat.unread).toBe(2);
  await page.waitForTimeout(900);
  expect([await heard(), await heardThere()]).toEqual([4, 0]);

  await page.reload();
  await eventually(chat.unread).toBe(2);
  await page.waitForTimeout(900);
  expect([await heard(), await heardThere()]).toEqual([0, 0]);
});

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
