import type { Page } from '@playwright/test';
import { sign } from '../../packages/studio/examples/sign-identity/node.mjs';
import {
  blank,
  phone,
  question,
  readArrived,
  runScript,
  type RunSnippet,
  type SnippetWorld,
} from './docs-snippet-world.ts';
import { fillIn } from './docs-snippets.ts';
import { readChatPage } from './widget-chat.ts';
import { writeKey } from './widget-cloud.ts';
import { eventually, expect } from './widget-test.ts';

/** How snippets are run that call something. */
export const callRuns: Readonly<Record<string, RunSnippet>> = {
  async identify({ code }, world) {
    const page = await openBoth(world);
    await runScript(page, code);
    await eventually(() => readArrived(world)).toContain(`identify ${phone}`);
  },
  async verified({ code }, world) {
    const page = await openBoth(world);
    await page.route('**/chat-token', (route) => route.fulfill({ body: signNow(world) }));
    await runScript(page, code);
    const chat = readChatPage(page);
    await chat.open();
    await chat.send(question);
    const attributes = { from: phone, identity_verified: true };
    await eventually(async () => (await world.onlyChat()).attributes).toMatchObject(attributes);
  },
  async 'start-chat'({ code }, world) {
    const page = await world.openDocs('/docs/a', { page: blank });
    const show = 'Object.assign(window, { started: { token, conversationSid, verified } });';
    await runScript(page, `${fillIn(code, world.docs.targets)}\n${show}`);
    const read = () => page.evaluate(() => (window as { started?: object }).started);
    await eventually(read).toMatchObject({ token: expect.any(String), verified: false });
    expect((await world.onlyChat()).attributes).toMatchObject({ from: phone });
  },
  async bookmarklet({ code }, world) {
    const page = await openBoth(world);
    await page.evaluate(code.replace('javascript:', ''));
    await expect(page.locator('docent-debug')).toBeVisible();
  },
  /** A line for a shell, at the demo's local Segment. */
  async local({ code }, { cloud }) {
    const { origin } = cloud.segment;
    await readOneDoc(origin);
    cloud.segment.runBatches();
    const [, user = '', url = ''] = /^curl -u (\S+): '([^']+)'$/m.exec(code) ?? [];
    const headers = { authorization: `Basic ${btoa(`${user}:`)}` };
    const answer = await fetch(url.replace('http://127.0.0.1:5180', origin), { headers });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ traits: { docs_last_2_days: 1 } });
  },
};

/** A page with both tags, on which nothing is asked before a chat. */
function openBoth({ openDocs, docs }: SnippetWorld): Promise<Page> {
  docs.all = { chat: { 'data-form': 'off' } };
  return openDocs('/docs/a');
}

/** A token as the customer's server signs it. */
function signNow({ cloud }: SnippetWorld): string {
  const now = Math.floor(cloud.twilio.clock.now() / 1000);
  const secret = 'docent-demo-identity-secret-00000001';
  return sign(phone, { secret, kid: 'demo-2026', audience: 'docs.millrace.example', now });
}

async function readOneDoc(segment: string): Promise<void> {
  const externalIds = [{ id: phone, type: 'phone', collection: 'users', encoding: 'none' }];
  await fetch(`${segment}/v1/page`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${writeKey}:`)}` },
    body: JSON.stringify({
      anonymousId: 'reader',
      category: 'Docs',
      name: 'Retries',
      properties: { category: 'Docs', title: 'Retries' },
      context: { externalIds },
    }),
  });
}
