import { expect, type Locator, type Page } from '@playwright/test';
import type { GivenFile } from './widget-files.ts';

/** The agent's desk in a tab, as an agent sees and uses it. */
export interface DeskPage {
  readonly page: Page;
  /** What the console said. */
  readonly console: readonly string[];
  /** The card of a task. */
  card(taskSid: string): Locator;
  /** Those that wait, the worker's own, or those that are over. */
  group(name: 'Waiting' | 'Mine' | 'Ended'): Locator;
  readonly log: Locator;
  readonly visitor: Locator;
  readonly composer: Locator;
  readonly acceptButton: Locator;
  readonly alert: Locator;
  /** Opens a task by its card. */
  open(taskSid: string): Promise<void>;
  send(text: string): Promise<void>;
  attach(...files: readonly GivenFile[]): Promise<void>;
  end(): Promise<void>;
}

/** Opens the desk of a worker in a tab. */
export async function openDeskPage(page: Page, hub: string, worker: string): Promise<DeskPage> {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(`${hub}/desk?worker=${worker}`);
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  const column = (name: string) => page.getByRole('region', { name, exact: true });
  const card = (sid: string) => page.locator(`[data-task="${sid}"]`);
  const composer = page.getByRole('textbox', { name: 'Your answer' });
  return {
    page,
    console: said,
    card,
    group: (name) => page.getByRole('region', { name: new RegExp(`^${name} \\d+$`) }),
    log: page.getByRole('log'),
    visitor: column('About the visitor'),
    composer,
    acceptButton: page.getByRole('button', { name: 'Accept' }),
    alert: page.getByRole('alert').filter({ hasText: /\w/ }),
    open: (sid) => card(sid).click(),
    async send(text) {
      await composer.fill(text);
      await composer.press('Enter');
    },
    async attach(...files) {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Attach files' }).click();
      await (await chooser).setFiles([...files]);
    },
    async end() {
      await page.getByRole('button', { name: 'End chat' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'End chat' }).click();
    },
  };
}
