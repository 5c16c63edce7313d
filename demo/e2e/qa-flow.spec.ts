import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { chatAs, journeyOf, openFlow, openJourney } from './qa-inspect.ts';
import { test } from './shared-demo.ts';

// The flow in the inspector: what Studio did for a visitor who wrote on the docs site.

test.use({ viewport: { width: 1500, height: 1000 } });

const findDrawing = (page: Page) => page.getByRole('region', { name: 'Drawing of the flow' });
const findSteps = (page: Page) => page.locator('qa-flow-steps').getByRole('listitem');

function namesOf(cards: Locator): Promise<(string | null)[]> {
  return cards.evaluateAll((all) => all.map((card) => card.getAttribute('data-widget')));
}

test('the taken path is lit, and each widget of it tells what it was given', async ({
  demo,
  page,
  context,
}) => {
  const phone = '+14155552611';
  await chatAs(page, { url: `${demo.site}/docs/retries`, phone, question: 'Why for ever?' });
  await journeyOf(demo, phone, ({ verdict }) => verdict.outcome === 'person');
  const inspector = await context.newPage();
  await openFlow(inspector, demo.hub, phone);
  const drawing = findDrawing(inspector);
  const path = ['Trigger', 'normalise', 'find_profile', 'route', 'prepare_task', 'send_to_flex'];
  await expect(findSteps(inspector)).toHaveCount(path.length);

  expect(await namesOf(drawing.locator('.card.lit'))).toEqual(path);
  await expect(drawing.locator('g.link.taken[data-from]')).toHaveCount(path.length - 1);
  const findProfile = drawing.locator('[data-widget="find_profile"]');
  await expect(findProfile.locator('.inputs')).toContainText(phone);
  await expect(drawing.locator('[data-widget="route"] .inputs')).toContainText('docs-read');
  await expect(drawing.locator('[data-widget="answer"] .inputs')).toHaveCount(0);

  await findProfile.click();
  const open = inspector.locator('.qa-flow-step-open');
  await expect(open.getByRole('button', { expanded: true })).toContainText('find_profile');
  await expect(open).toContainText('It was answered with 200.');
  await expect(open.locator('dt', { hasText: /^phone$/ }).locator('+ dd')).toHaveText(phone);
  await expect(open).toContainText(/POST https:\/\/docent\.local\.twil\.io\/find-profile/);
  await expect(open.locator('dt', { hasText: /^parsed\.reason$/ }).locator('+ dd')).toHaveText(
    'docs-read',
  );
  await expect(findProfile).toHaveAttribute('aria-current', 'step');

  const { violations } = await new AxeBuilder({ page: inspector }).include('qa-flow').analyze();
  expect(violations).toEqual([]);
});

test('widgets are reached by the keyboard in the order of the path, and the drawing zooms by it', async ({
  demo,
  page,
  context,
}) => {
  const phone = '+14155552612';
  await chatAs(page, { url: `${demo.site}/docs/retries`, phone, question: 'Why so long?' });
  await journeyOf(demo, phone, ({ verdict }) => verdict.outcome === 'person');
  const inspector = await context.newPage();
  await openFlow(inspector, demo.hub, phone);
  await expect(findSteps(inspector)).toHaveCount(6);
  const drawing = findDrawing(inspector);
  const focused = () =>
    inspector.evaluate(() => document.activeElement?.getAttribute('aria-label'));

  await drawing.focus();
  await inspector.keyboard.press('Tab');
  expect(await focused()).toBe('Step 1: Trigger, Trigger, incomingConversationMessage → normalise');
  await inspector.keyboard.press('Tab');
  await inspector.keyboard.press('Tab');
  expect(await focused()).toBe('Step 3: find_profile, Run Function, success → route');
  await inspector.keyboard.press('Enter');
  await expect(inspector.locator('.qa-flow-step-open')).toContainText('Rendered inputs');

  const size = inspector.getByLabel('Size');
  const before = parseInt(await size.innerText(), 10);
  await inspector.keyboard.press('+');
  await expect(size).toHaveText(`${Math.round(before * 1.25)} %`);
  await inspector.keyboard.press('0');
  const frame = await drawing.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(frame).toBe(0);
  // What is chosen in the drawing is shown as it lies in the timeline.
  await inspector
    .locator('qa-flow-steps')
    .getByRole('button', { name: /^6 send_to_flex/ })
    .click();
  await expect(drawing.locator('[aria-current="step"]')).toHaveAttribute(
    'data-widget',
    'send_to_flex',
  );
});

test('what happens while one looks is added; what is open and how large it is stay', async ({
  demo,
  page,
  context,
}) => {
  const phone = '+14155552613';
  // Nothing was read yet: the bot answers, and waits.
  const chat = await chatAs(page, {
    url: `${demo.site}/changelog`,
    phone,
    question: 'How do I rotate my keys?',
  });
  await journeyOf(demo, phone, ({ verdict }) => verdict.outcome === 'bot');
  const inspector = await context.newPage();
  await openFlow(inspector, demo.hub, phone);
  const drawing = findDrawing(inspector);
  const reply = drawing.locator('[data-widget="bot_reply"]');
  await expect(reply).toHaveClass(/waiting/);
  await expect(drawing.locator('.card.waiting')).toHaveCount(1);
  await drawing.locator('[data-widget="route"]').click();
  await inspector.getByRole('button', { name: 'Larger' }).click();
  const sight = () => drawing.evaluate((frame) => [frame.scrollLeft, frame.scrollTop]);
  const size = await inspector.getByLabel('Size').innerText();
  const before = await sight();
  const steps = await findSteps(inspector).count();

  await chat.send('And how often?');
  await expect.poll(() => findSteps(inspector).count()).toBeGreaterThan(steps);
  await expect(inspector.locator('.qa-flow-step-open')).toContainText('route');
  await expect(drawing.locator('[data-widget="route"]')).toHaveAttribute('aria-current', 'step');
  await expect(inspector.getByLabel('Size')).toHaveText(size);
  expect(await sight()).toEqual(before);
  await expect(drawing.locator('svg')).toHaveCount(1);
});

test('on a phone the steps are a list, and the drawing comes when it is asked for', async ({
  demo,
  page,
  context,
}) => {
  const phone = '+14155552614';
  await chatAs(page, { url: `${demo.site}/docs/retries`, phone, question: 'Why twice?' });
  await journeyOf(demo, phone, ({ verdict }) => verdict.outcome === 'person');
  const inspector = await context.newPage();
  await inspector.setViewportSize({ width: 390, height: 844 });
  await openJourney(inspector, demo.hub, phone);
  await inspector.getByRole('button', { name: 'Details' }).click();
  await inspector.getByRole('tab', { name: 'Flow' }).click();
  await expect(findSteps(inspector)).toHaveCount(6);
  await expect(findDrawing(inspector)).toBeHidden();
  await inspector.getByRole('button', { name: 'Show the drawing' }).click();
  await expect(findDrawing(inspector)).toBeVisible();
  const width = await inspector.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});

test('a visitor for whom no flow ran is told so', async ({ demo, page, context }) => {
  const phone = '+14155552615';
  await page.goto(`${demo.site}/docs/retries`);
  await page.locator('#phone').fill(phone);
  await page.getByRole('button', { name: 'Share my reading' }).click();
  await journeyOf(demo, phone);
  const inspector = await context.newPage();
  await openFlow(inspector, demo.hub, phone);
  await expect(inspector.locator('qa-flow')).toContainText('No flow has run for this visitor yet');
  await expect(findDrawing(inspector)).toHaveCount(0);
});
