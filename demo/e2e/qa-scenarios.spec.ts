import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { readConfig } from '../emulator/segment/config.ts';
import { createSegmentReader } from '../emulator/segment/testing/segment-reader.ts';
import { scenarios } from '../qa/scenarios/scenarios.ts';
import { readScenariosPage, type ScenariosPage } from './qa-scenarios-page.ts';
import { test } from './shared-demo.ts';
import { post } from './widget-cloud.ts';
import { openDesk } from './widget-desk.ts';

// The scenarios are played as at a click; what the page says of some of them is looked up at the servers, too.

interface Servers {
  readonly segment: string;
  readonly twilio: string;
}

const config = readConfig(join(import.meta.dirname, '../segment.yaml'));
// The evidence says what was there. A trace of every frame would take longer than the scenarios.
test.use({ trace: 'off' });

let page: Page;
let shown: ScenariosPage;
let servers: Servers;

test.beforeAll(async ({ browser, demo }) => {
  test.setTimeout(180_000);
  page = await (await browser.newContext()).newPage();
  shown = readScenariosPage(page);
  servers = (await (await fetch(`${demo.lab}/api/lab-stage/servers`)).json()) as Servers;
  await page.goto(`${demo.lab}/scenarios?run=all`);
  await shown.finish();
  console.log(`All scenarios took ${((await shown.tookMs()) / 1000).toFixed(1)} s.`);
});

test.afterAll(() => page.context().close());

/** Plays a scenario at a click; its visitor is there, and stays on the screen to its end. */
async function play(id: string): Promise<void> {
  await page.locator(`[data-scenario="${id}"] .button`).click();
  await page.locator('.qa-scenarios-screen').first().waitFor();
}

for (const { id, title, expects } of scenarios) {
  test(`scenario: ${title}`, async () => {
    const findings = await shown.findings(id);
    const problems = findings.filter(({ state }) => state !== 'holds');
    expect(problems).toEqual([]);
    expect(findings.map(({ key }) => key)).toEqual(Object.keys(expects));
    expect(findings.every(({ evidence }) => evidence !== '')).toBe(true);
    expect(await shown.state(id)).toBe('passed');
  });
}

test('the whole list takes less than 90 seconds', async () => {
  expect(await shown.tookMs()).toBeGreaterThan(0);
  expect(await shown.tookMs()).toBeLessThan(90_000);
});

test('what the page says of a reader is at Segment and at the desk', async () => {
  const phone = /\+\d+/.exec(await shown.evidence('docs-read', 'from'))?.[0] ?? '';
  const segment = createSegmentReader(servers.segment, config);
  const read = (await segment.events(`phone:${phone}`))?.map(
    ({ properties }) => properties['path'],
  );
  expect(read).toEqual(expect.arrayContaining(['/docs/retries', '/docs/webhooks']));
  const tasks = await openDesk(servers.twilio).tasks();
  const [task, ...others] = tasks.filter(({ attributes }) => attributes['from'] === phone);
  expect(others).toEqual([]);
  expect(task?.attributes).toMatchObject({ routing: { reason: 'docs-read' } });
  expect(task?.conversation?.attributes).toMatchObject({ from: phone, identity_verified: false });
});

test('who refuses consent is nowhere at Segment, and is a journey of the inspector', async ({
  demo,
}) => {
  const segment = createSegmentReader(servers.segment, config);
  const link = page.locator('[data-scenario="consent-refused"] a').first();
  const address = new URL((await link.getAttribute('href')) ?? '');
  const sid = address.searchParams.get('journey')?.replace('chat:', '') ?? '';
  expect(address.searchParams.get('world')).toBe('lab');
  const journey = await fetch(`${demo.hub}/api/lab/journeys/${encodeURIComponent(`chat:${sid}`)}`);
  expect(await journey.json()).toMatchObject({ conversationSids: [sid] });
  const response = await fetch(`${servers.twilio}/_local/conversations/${sid}`);
  const { attributes } = (await response.json()) as {
    attributes: { from?: string; pre_engagement_data: { anonymous_id: string } };
  };
  expect(attributes.from).toBeUndefined();
  const known = JSON.stringify(await segment.messages());
  expect(known).toContain('/docs/webhooks');
  expect(known).not.toContain(attributes.pre_engagement_data.anonymous_id);
});

test('an expectation that is not met fails, with what was there instead', async ({ demo }) => {
  await page.goto(`${demo.lab}/scenarios`);
  await play('docs-read');
  // From outside, as when somebody breaks it: the scenario knows nothing of it.
  await post(servers.segment, '/faults', { path: '/v1/spaces', status: 503, times: 1000 });
  await shown.finish();
  expect(await shown.state('docs-read')).toBe('failed');
  const findings = await shown.findings('docs-read');
  expect(findings).toContainEqual({
    key: 'person',
    state: 'fails',
    evidence: expect.stringContaining('reason: docs-read, source: trail'),
  });
  expect(findings).toContainEqual(expect.objectContaining({ key: 'from', state: 'holds' }));
  // It was taken back with the run.
  const segment = createSegmentReader(servers.segment, config);
  const phone = /\+\d+/.exec(await shown.evidence('docs-read', 'from'))?.[0] ?? '';
  expect(await segment.traits(`phone:${phone}`)).toBeDefined();
});

test('a page is told that the lab is in use, and a run can be stopped', async ({ demo }) => {
  await page.goto(`${demo.lab}/scenarios`);
  const headers = { 'content-type': 'application/json' };
  const begin = { method: 'POST', headers, body: '{}' };
  const runs = `${demo.lab}/api/lab-stage/runs`;
  const { run } = (await (await fetch(runs, begin)).json()) as { run: number };
  const vip = page.locator('[data-scenario="vip"]');
  await vip.locator('.button').click();
  await expect(vip).toContainText('Another page plays a scenario.');
  await fetch(`${runs}/${run}/end`, begin);

  await play('sliding-lag');
  await page.getByRole('button', { name: 'Stop' }).click();
  const stopped = page.locator('[data-scenario="sliding-lag"]');
  await expect(stopped).toHaveAttribute('data-state', 'stopped');
  await expect(page.getByRole('button', { name: 'Run all' })).toBeEnabled();
});

test('axe finds nothing, and everything fits a phone', async ({ demo }) => {
  await page.goto(`${demo.lab}/scenarios?run=unknown`);
  await shown.finish();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  // The docs site and the chat have specs of their own.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  expect(violations).toEqual([]);
});
