import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test as base, expect, type Page, type Route } from '@playwright/test';
import { buildExamples, examples, type BuiltExamples, type Example } from './examples-site.ts';
import { serveSite } from './generator-site.ts';
import { readChatPage } from './widget-chat.ts';

// Each example, as a customer would copy it: both tags are on every page, and do there what they promise.

// Of the others, each link loads another document.
const singlePage: readonly Example[] = ['react', 'vue', 'vitepress', 'docusaurus'];

type Json = Readonly<Record<string, unknown>>;

interface Sent {
  /** The names of the pages that Segment was told of. */
  readonly views: readonly unknown[];
  /** The bodies with which chats were to be started. */
  readonly starts: readonly Json[];
}

const test = base.extend<{ readonly sent: Sent }, { readonly built: BuiltExamples }>({
  built: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const built = await buildExamples();
      await use(built);
      built.remove();
    },
    { scope: 'worker', timeout: 400_000 },
  ],
  sent: async ({ page }, use) => use(await hearAll(page)),
});

/** Answers for Segment, and for Functions that are down, at the addresses that stand in the examples. */
async function hearAll(page: Page): Promise<Sent> {
  const views: unknown[] = [];
  const starts: Json[] = [];
  await page.route(/^https:\/\/(api\.segment\.io|cdn\.segment\.com)\//, async (route) => {
    const { batch = [] } = readBody(route) as { batch?: readonly Json[] };
    for (const { type, name } of batch) if (type === 'page') views.push(name);
    await answer(route, { status: 200, json: { success: true, integrations: {} } });
  });
  await page.route('https://docent-1234-live.twil.io/**', async (route) => {
    if (route.request().method() === 'POST') starts.push(readBody(route));
    await answer(route, { status: 503, json: {} });
  });
  return { views, starts };
}

function readBody(route: Route): Json {
  return JSON.parse(route.request().postData() || '{}') as Json;
}

function answer(route: Route, { status, json }: { readonly status: number; readonly json: Json }) {
  const headers = {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': '*',
  };
  return route.fulfill({ status, json, headers });
}

for (const example of Object.keys(examples) as Example[]) {
  test(`the ${example} example tells of each page, and has one chat that stays`, async ({
    page,
    built,
    sent,
  }) => {
    const segment = 'http://127.0.0.1:9';
    const site = await serveSite({
      dir: built.dirOf(example),
      tag: built.tag,
      segment,
      latencyMs: 0,
    });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const chat = readChatPage(page);

    await page.goto(site.origin);
    await expect(chat.element).toHaveCount(1);
    await chat.open();
    await expect(chat.form.phone).toBeVisible();
    await page.getByRole('link', { name: 'Retries', exact: true }).first().click();
    await expect(page).toHaveURL(site.origin + examples[example]);
    await expect(chat.element).toHaveCount(1);
    await expect
      .poll(() => sent.views.map(String))
      .toEqual([expect.stringContaining('Quick start'), expect.stringContaining('Retries')]);

    if (singlePage.includes(example)) await expect(chat.panel).toBeVisible();
    else await chat.open();
    await chat.form.phone.fill('+1 415 555 2671');
    await chat.form.question.fill('How often is it sent?');
    await chat.form.start.click();
    await expect.poll(() => sent.starts.length).toBeGreaterThan(0);
    expect(sent.starts[0]).toMatchObject({
      visitor: { phone: '+14155552671' },
      question: 'How often is it sent?',
      page: { title: expect.stringContaining('Retries') as unknown },
    });
    expect(errors).toEqual([]);
    await page.close();
    await site.close();
  });
}

test('the types for React and Vue know the options and what each event tells', ({ built }) => {
  expect(built.tag).toBeTruthy();
  const root = join(import.meta.dirname, '../..');
  const { status, stdout } = spawnSync('pnpm', ['exec', 'tsc', '-p', 'examples'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
