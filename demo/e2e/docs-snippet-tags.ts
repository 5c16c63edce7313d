import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { bundlePage } from '../widget/bundle-page.ts';
import {
  blank,
  openWith,
  phone,
  question,
  readArrived,
  runScript,
  type RunSnippet,
} from './docs-snippet-world.ts';
import { fillIn } from './docs-snippets.ts';
import { readChatPage } from './widget-chat.ts';
import { eventually, expect } from './widget-test.ts';

const trackerTag =
  '<script type="module" src="/docent/docent.js" data-write-key="YOUR_WRITE_KEY"></script>';

/** How snippets are run that put something on a page. */
export const tagRuns: Readonly<Record<string, RunSnippet>> = {
  async tags({ code }, world) {
    const page = await openWith(code, world);
    if (code.includes('docent.js'))
      await eventually(() => readArrived(world)).toEqual(['page /docs/a']);
    if (code.includes('docent-chat')) await readChatPage(page).open();
  },
  async element({ code }, world) {
    const page = await openWith('', world, fillIn(code, world.docs.targets));
    await readChatPage(page).open();
  },
  async stub({ code }, world) {
    const page = await openWith(code, world);
    const isChat = code.includes('docent.chat');
    // Before there is a tag.
    await page.evaluate((isOfChat) => {
      const answer = isOfChat ? docent.chat.open() : docent.identify('+14155552671');
      Object.assign(window, { answer });
    }, isChat);
    const { chatFile } = world.docs.targets;
    const chatTag = `<script type="module" src="/docent/${chatFile}" data-functions-url="https://x.twil.io"></script>`;
    await addTag(page, fillIn(isChat ? chatTag : trackerTag, world.docs.targets));
    const answer = await page.evaluate(() => (window as { answer?: unknown }).answer);
    if (isChat) return expect(readChatPage(page).panel).toBeVisible();
    expect(answer).toMatchObject({ ok: true });
    await eventually(() => readArrived(world)).toContain(`identify ${phone}`);
  },
  async package({ code }, world) {
    const script = await bundleSnippet(fillIn(code, world.docs.targets));
    const page = await world.openDocs('/docs/a', { page: blank });
    await runScript(page, script);
    if (!code.includes('createTracker')) return readChatPage(page).open();
    await eventually(() => readArrived(world)).toEqual(['page /docs/a']);
  },
  async form({ code }, world) {
    const body = code.replace('</form>', '<button>Send</button></form>');
    const page = await openWith(trackerTag, world, body);
    await page.evaluate(() => addEventListener('submit', (event) => event.preventDefault()));
    await page.locator('input').fill('(415) 555-2671');
    await page.getByRole('button', { name: 'Send' }).click();
    await eventually(() => readArrived(world)).toContain(`identify ${phone}`);
  },
  async csp({ code }, world) {
    const { docs, cloud } = world;
    const policy = code
      .replaceAll('NONCE', 'm2QW7xkfc0hB')
      .replaceAll('https://api.segment.io https://cdn.segment.com', docs.targets.segment)
      .replaceAll('https://docent-1234-live.twil.io', docs.targets.functionsUrl)
      .replaceAll('https://*.twilio.com', cloud.twilio.origin)
      .replaceAll('wss://*.twilio.com', cloud.twilio.origin.replace('http', 'ws'))
      // The one thing of the page that is its own.
      .replace('style-src', "style-src 'self'")
      .replaceAll('\n', ' ');
    const headers = { 'Content-Security-Policy': `default-src 'none'; ${policy}` };
    docs.all = { headers, chat: { 'data-form': 'off' }, body: '<main><h1>A</h1></main>' };
    const page = await world.openDocs('/docs/a');
    const chat = readChatPage(page);
    await chat.open();
    await chat.send(question);
    await eventually(chat.bodies).toHaveLength(2);
    await eventually(() => readArrived(world)).toContain('page /docs/a');
    // Of what is refused, the fixture of the test would tell.
  },
};

/** Puts a script tag into a page so that it runs. */
async function addTag(page: Page, html: string): Promise<void> {
  await page.evaluate((text) => {
    document.head.append(document.createRange().createContextualFragment(text));
  }, html);
}

async function bundleSnippet(code: string): Promise<string> {
  // Within the repository, where the packages are found.
  const dir = mkdtempSync(join(import.meta.dirname, '../../.tsbuild/snippet-'));
  try {
    const file = join(dir, 'snippet.ts');
    writeFileSync(file, code);
    return await bundlePage(file);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

declare const docent: {
  identify(phone: string): Promise<unknown>;
  chat: { open(): Promise<void> };
};
