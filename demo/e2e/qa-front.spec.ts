import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { startDemo } from './demo-process.ts';
import { test } from './shared-demo.ts';

const doors = ['Docs site', 'Agent’s desk', 'Inspector', 'Scenarios'];

test('every door of the front page is open, and leads to what it says', async ({ demo, page }) => {
  await page.goto(demo.hub);
  for (const name of ['door-site', 'door-desk', 'door-inspector', 'door-scenarios'])
    await expect(page.locator(`#${name}`)).toHaveAttribute('data-state', 'ready');
  const headings = page.getByRole('region', { name: 'Doors' }).getByRole('heading');
  await expect(headings).toHaveText(doors);
  const links = await headings
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(links).toEqual([
    `${demo.site}/`,
    `${demo.hub}/desk`,
    `${demo.hub}/inspector`,
    `${demo.lab}/scenarios`,
  ]);
  for (const [index, title] of [/Millrace docs/, /desk/, /^Inspector/, /^Scenarios/].entries()) {
    await page.goto(links[index] ?? '');
    await expect(page).toHaveTitle(title);
  }
});

test('the first five minutes can be walked as they are written', async ({ demo, page }) => {
  await page.goto(demo.hub);
  const steps = page.getByRole('region', { name: 'The first five minutes' });
  await expect(steps.getByRole('listitem')).toHaveCount(5);
  const pages = await steps.getByRole('listitem').first().getByRole('link').all();
  const hrefs = await Promise.all(pages.map((link) => link.getAttribute('href')));
  expect(hrefs).toHaveLength(2);
  for (const href of hrefs) expect((await page.goto(href ?? ''))?.status()).toBe(200);

  // Under the words that the step uses, there is what it tells to fill in.
  await expect(page.getByText('Talk to support').first()).toBeVisible();
  await page.getByLabel('Country').selectOption('United States');
  await page.getByRole('textbox', { name: 'Phone' }).fill('(415) 555-2671');
  await expect(page.getByRole('button', { name: 'Share my reading' })).toBeEnabled();
  await expect(page.locator('docent-chat')).toBeAttached();
  for (const path of ['/inspector', '/desk'])
    expect((await page.goto(demo.hub + path))?.status()).toBe(200);
});

test('the commands of the front page are answered', async ({ demo, page, request }) => {
  await page.goto(demo.hub);
  await page.getByText('Addresses and commands').click();
  for (const address of [demo.segment, demo.twilio, demo.functions])
    await expect(page.getByRole('link', { name: address, exact: true })).toBeVisible();
  const commands = await page.locator('.front-commands pre').allTextContents();
  const plain = commands.join('\n').matchAll(/^curl (http\S+)$/gm);
  for (const [, url = ''] of plain) expect((await request.get(url)).status()).toBe(200);
  const [profile = ''] = commands;
  const [, token = '', url = ''] = /^curl -u (\S+): '(\S+)'$/.exec(profile) ?? [];
  const answer = await request.get(url, {
    headers: { authorization: `Basic ${Buffer.from(`${token}:`).toString('base64')}` },
  });
  // Nobody has given that phone in this demo, or somebody has; a wrong token would be 401.
  expect([200, 404]).toContain(answer.status());
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the front page can be read, and its doors open', async ({ demo, page }) => {
    await page.goto(demo.hub);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByText('Addresses and commands').click();
    await expect(page.getByRole('link', { name: demo.segment, exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Light or dark' })).toBeHidden();
    const opening = page.context().waitForEvent('page');
    await page.getByRole('heading', { name: 'Docs site' }).getByRole('link').click();
    const site = await opening;
    await expect(site).toHaveTitle(/Millrace docs/);
  });
});

test('spoilt state is moved aside and told, and a second demo runs beside the first', async ({
  demo,
  request,
}) => {
  const state = mkdtempSync(join(tmpdir(), 'docent-spoilt-'));
  const names = ['segment.db', 'twilio.db', 'timeline.db', 'media'];
  for (const name of names) writeFileSync(join(state, name), 'This is nothing. '.repeat(500));
  const second = await startDemo(state);
  try {
    expect(second.hub).not.toBe(demo.hub);
    expect((await request.get(`${demo.hub}/api/status`)).status()).toBe(200);
    expect(await (await request.get(`${second.hub}/api/status`)).json()).toMatchObject({
      isReady: true,
    });
    const lines = second.output().split('\n');
    for (const name of names) {
      expect(readdirSync(state).filter((one) => one.startsWith(`${name}.corrupt-`))).toHaveLength(
        1,
      );
      expect(lines.filter((line) => line.includes(`${join(state, name)}.corrupt-`))).toHaveLength(
        1,
      );
    }
    await expect(startDemo(state)).rejects.toThrow(
      /A demo with this state runs already, as process/,
    );
  } finally {
    expect(await second.stop()).toBe(0);
    rmSync(state, { recursive: true });
  }
});
