import type { BrowserContext, Page } from '@playwright/test';
import type { DemoProcess } from '../../e2e/demo-process.ts';
import { readChatPage } from '../../e2e/widget-chat.ts';

const docs = ['/docs/quick-start', '/docs/retries', '/docs/webhooks'];

/** The pages of those who take part. */
export interface Journey {
  /** The visitor, with the open chat. */
  readonly visitor: Page;
  /** Maya at the desk. */
  readonly agent: Page;
}

/** A visitor reads three docs, gives a phone, and asks in the chat; Maya takes it at the desk, and answers. */
export async function playJourney(
  demo: DemoProcess,
  contexts: { readonly visitor: BrowserContext; readonly agent: BrowserContext },
): Promise<Journey> {
  const visitor = await contexts.visitor.newPage();
  for (const path of docs) {
    await visitor.goto(demo.site + path);
    // A page is read once it was looked at for a moment.
    await visitor.mouse.wheel(0, 900);
    await visitor.waitForTimeout(1500);
  }
  await visitor.getByLabel('Country').selectOption('United States');
  await visitor.getByLabel('Phone number').fill('(415) 555-2671');
  await visitor.getByRole('button', { name: 'Share my reading' }).click();
  await visitor.locator('#phone-known').waitFor();
  await ask(visitor);
  const agent = await answer(demo, contexts.agent);
  await readChatPage(visitor).message('the lease of the job ends').waitFor();
  await agent.getByText('Sending …').waitFor({ state: 'detached' });
  return { visitor, agent };
}

async function ask(visitor: Page): Promise<void> {
  const chat = readChatPage(visitor);
  await visitor.getByRole('button', { name: 'Chat with support' }).click();
  await chat.send('Why does my job run twice after a deploy?');
  await chat.message('Why does my job run twice').waitFor();
}

async function answer(demo: DemoProcess, context: BrowserContext): Promise<Page> {
  const agent = await context.newPage();
  await agent.goto(`${demo.hub}/desk`);
  await agent.getByRole('button', { name: /Maya/ }).click();
  await agent.getByRole('region', { name: 'Tasks' }).getByRole('button').first().click();
  await agent.getByRole('button', { name: 'Accept', exact: true }).click();
  const field = agent.getByRole('textbox', { name: 'Your answer' });
  await field.fill(
    'Hello! You have just read “Retries”: the lease of the job ends while you deploy.',
  );
  await field.press('Enter');
  await agent.getByText('the lease of the job ends').first().waitFor();
  return agent;
}
