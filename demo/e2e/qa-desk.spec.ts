import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { openDeskPage, type DeskPage } from './qa-desk-page.ts';
import { askForPerson, readDocAs, sendSms, startChat } from './qa-desk-visits.ts';
import { readSentSms } from './qa-desk-sms.ts';
import { test } from './shared-demo.ts';
import { readChatFiles, toTextFile, paintPicture } from './widget-files.ts';

// The agent's desk, as two agents in two tabs use it.

const desks: DeskPage[] = [];

test.beforeEach(() => void desks.splice(0));

test.afterEach(() => {
  for (const { console } of desks)
    expect(console.filter((line) => /415\D*555/.test(line))).toEqual([]);
});

test('two agents see who waits, one gets the task, and the chat goes on through a reload until it is ended', async ({
  demo,
  page,
  context,
}) => {
  // Three tabs of one browser, from the first question to the rating.
  test.setTimeout(120_000);
  const maya = await openDeskPage(await context.newPage(), demo.hub, 'agent.maya');
  const tomas = await openDeskPage(await context.newPage(), demo.hub, 'agent.tomas');
  desks.push(maya, tomas);
  const question = 'How do I run a recurring job every night?';
  const { chat, task } = await askForPerson(demo, { page, question });

  for (const desk of [maya, tomas]) {
    await expect(desk.group('Waiting').locator(desk.card(task.sid))).toBeVisible({ timeout: 1500 });
    await desk.open(task.sid);
    await expect(desk.visitor.getByRole('link', { name: /^Webhooks/ }).first()).toBeVisible();
    await expect(desk.visitor).toContainText('do not send it again');
    await expect(desk.log.getByRole('listitem').filter({ hasText: question })).toContainText(
      'Visitor',
    );
    const answer = desk.log.getByRole('listitem').filter({ hasText: demo.site });
    await expect(answer.first()).toContainText('Bot');
    await expect(desk.page).toHaveTitle(/^\(\d+\) /);
  }

  await Promise.all([maya.acceptButton.click(), tomas.acceptButton.click()]);
  await expect
    .poll(async () => (await maya.alert.count()) + (await tomas.alert.count()))
    .toBeGreaterThan(0);
  const [winner, loser] = (await tomas.alert.isVisible()) ? [maya, tomas] : [tomas, maya];
  const name = winner === maya ? 'Maya' : 'Tomás';
  await expect(loser.alert).toHaveText(`${name} has the task already. Take another one.`);
  await expect(loser.card(task.sid)).toHaveCount(0);
  await expect(loser.composer).toHaveCount(0);
  await expect(winner.composer).toBeFocused();
  await expect(winner.group('Mine').locator(winner.card(task.sid))).toBeVisible();

  // A permalink to somebody else's chat opens nothing that could be written to.
  await loser.page.goto(`${loser.page.url().split('&')[0]}&task=${task.sid}`);
  await expect(loser.alert).toHaveText(`${name} has the task already. Take another one.`);
  await expect(loser.composer).toHaveCount(0);

  await winner.composer.pressSequentially('Good morning');
  await expect(chat.panel).toContainText(/is typing/);
  await winner.composer.press('Shift+Enter');
  await winner.composer.pressSequentially('I look at it.');
  await winner.composer.press('Enter');
  await expect(chat.message('Good morning')).toContainText('I look at it.');
  await expect(winner.log.getByText('Seen')).toBeVisible();

  // The SDK tells of typing every five seconds, and the question was typed before the agent came.
  const seesTyping = async () => {
    await chat.composer.press('T');
    return winner.log.getByText('Visitor is typing').isVisible();
  };
  await expect.poll(seesTyping, { intervals: [300] }).toBe(true);
  await chat.send('Thank you');
  await expect(winner.log.getByText('Thank you')).toBeVisible();
  await expect(winner.log.getByText('Visitor is typing')).toBeHidden();

  await winner.attach(await paintPicture(winner.page, 'plan.png'));
  await winner.send('The plan');
  await expect(
    winner.log.getByRole('button', { name: /^Open plan\.png/ }).locator('img'),
  ).toBeVisible();
  const files = readChatFiles(chat);
  await expect(files.media.getByRole('img')).toBeVisible();
  await files.choose(toTextFile('log.txt', 'what happened'));
  await chat.sendButton.click();
  const file = winner.log.getByRole('button', { name: 'Open log.txt, 13 B' });
  const opening = winner.page.waitForEvent('popup');
  await file.click();
  await expect((await opening).locator('body')).toHaveText('what happened');

  await winner.composer.fill('Half a sente');
  await winner.page.reload();
  await expect(winner.composer).toHaveValue('Half a sente');
  await expect(winner.log.getByText('The plan')).toBeVisible();
  await winner.send('I am still here');
  await expect(chat.message('I am still here')).toBeVisible();
  await expect(winner.log.getByText('I am still here')).toHaveCount(1);

  await winner.page.getByRole('button', { name: 'End chat' }).click();
  await winner.page.getByRole('button', { name: 'Keep it open' }).click();
  await expect(winner.composer).toBeVisible();
  await winner.end();
  await expect(winner.page.getByText('The chat has ended.')).toBeVisible();
  await expect(chat.panel.getByRole('radio').first()).toBeVisible();
  await chat.panel.getByRole('radio').last().click();
  await chat.panel.getByRole('button', { name: 'Send' }).click();
  await expect(winner.page.getByText('Visitor gave 5 of 5')).toBeVisible();
  await winner.page.reload();
  await expect(winner.log.getByText('I am still here')).toBeVisible();
  await winner.page.getByRole('button', { name: 'Put away' }).click();
  await expect(winner.card(task.sid)).toHaveCount(0);
});

test('says whether a phone is proven or claimed, what that means, and what else support needs', async ({
  demo,
  page,
}) => {
  const verified = await startChat(demo, { phone: '+14155552801', isVerified: true });
  const claimed = await startChat(demo, { phone: '+14155552802', isVerified: false });
  const desk = await openDeskPage(page, demo.hub, 'agent.maya');
  desks.push(desk);
  await expect(desk.card(verified.sid)).toContainText('Verified');
  await expect(desk.card(claimed.sid)).not.toContainText('Verified');
  await expect(desk.card(claimed.sid)).toContainText('…2802');

  await desk.open(verified.sid);
  const { visitor } = desk;
  await expect(visitor).toContainText('Verified The site has signed for who this is.');
  await expect(visitor).not.toContainText('Claimed');
  for (const fact of ['+14155552801', 'grace@example.com', 'Austrian German', '(Asia/Tokyo)'])
    await expect(visitor).toContainText(fact);
  await expect(visitor.getByRole('link', { name: 'The whole journey' })).toHaveAttribute(
    'href',
    `${demo.hub}/inspector?journey=chat%3A${verified.conversation?.sid}`,
  );

  await desk.open(claimed.sid);
  await expect(visitor).toContainText('Claimed, not verified');
  await expect(visitor).toContainText('Tell nothing about the account before you have checked.');
  await expect(visitor).not.toContainText('The site has signed');
});

test('an SMS is answered by SMS, by the keyboard alone', async ({ demo, page }) => {
  const from = '+14155552803';
  await readDocAs(demo, { page, phone: from });
  const task = await sendSms(demo, from, 'Is anybody there?');
  const desk = await openDeskPage(page, demo.hub, 'agent.maya');
  desks.push(desk);
  const card = desk.card(task.sid);
  await expect(card).toContainText('SMS');
  await desk.group('Waiting').getByRole('button').first().focus();
  for (let step = 0; !(await card.evaluate((one) => one === document.activeElement)); step += 1) {
    expect(step).toBeLessThan(30);
    await page.keyboard.press('ArrowDown');
  }
  await expect(desk.visitor).toContainText('Sender’s phone');
  // What neither the page nor this flow tells, Segment knows.
  await expect(desk.visitor.getByRole('link', { name: /^Retries/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(desk.composer).toBeFocused();
  await expect(page.getByText('Goes out by SMS to …2803.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Attach files' })).toHaveCount(0);
  await page.keyboard.type('Maya here.');
  await page.keyboard.press('Enter');
  await expect(desk.log.getByText('Delivered by SMS')).toBeVisible();
  expect(await readSentSms(demo, from)).toEqual(['Maya here.']);
});

test('a demo that does not answer is said so, and what is shown stays', async ({ demo, page }) => {
  const task = await startChat(demo, { phone: '+14155552804', isVerified: false });
  const desk = await openDeskPage(page, demo.hub, 'agent.tomas');
  await desk.open(task.sid);
  await page.route('**/api/demo/desk/**', (route) => route.abort());
  await expect(page.getByText('The demo does not answer; trying again')).toBeVisible();
  await desk.acceptButton.click();
  await expect(desk.alert).toHaveText(
    'The demo does not answer. Is it still running in the terminal?',
  );
  await expect(desk.acceptButton).toBeEnabled();
  await page.unroute('**/api/demo/desk/**');
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  await desk.acceptButton.click();
  await expect(desk.composer).toBeFocused();
  // What the desk's own API refuses to who has not the task.
  const end = await page.request.post(`${demo.hub}/api/demo/desk/tasks/${task.sid}/end`, {
    data: { worker: 'agent.maya' },
  });
  expect(await end.json()).toEqual({ error: 'Tomás has the task. Only Tomás can end it.' });
});

for (const [name, viewport] of [
  ['three columns', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 800 }],
] as const) {
  test(`is accessible and fits the screen: ${name}`, async ({ demo, page }) => {
    const isPhone = viewport.width < 400;
    const phone = isPhone ? '+14155552805' : '+14155552806';
    const expectAccessible = async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      }
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(viewport.width);
    };
    await page.setViewportSize(viewport);
    await page.goto(`${demo.hub}/desk`);
    await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
    await expectAccessible();
    const task = await startChat(demo, { phone, isVerified: isPhone });
    const desk = await openDeskPage(page, demo.hub, 'agent.maya');
    await desk.open(task.sid);
    await desk.acceptButton.click();
    await desk.send('Good morning');
    await expect(desk.log.getByText('Sent')).toBeVisible();
    await expectAccessible();
    if (!isPhone) return;
    await page.getByRole('button', { name: 'About the visitor' }).click();
    await expect(desk.visitor).toBeVisible();
    await expectAccessible();
    await page.getByRole('button', { name: 'Back to the chat' }).click();
    await page.getByRole('button', { name: 'Back to the tasks' }).click();
    await expect(desk.card(task.sid)).toBeFocused();
    await expectAccessible();
  });
}
