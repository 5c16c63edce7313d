import { expect, type Page } from '@playwright/test';
import type { ControlsState } from '../qa/server/api.ts';
import type { DemoProcess } from './demo-process.ts';

/** The controls of the inspector, as one sets them by hand. */
export interface ControlsPage {
  readonly page: Page;
  /** Switches a fault, and waits until that was said. */
  setFault(label: string, on: boolean): Promise<void>;
  /** Presses a button, and waits until it was said what was done. */
  press(name: string, said: string | RegExp): Promise<void>;
}

/** Opens the inspector with its controls. */
export async function openControls(page: Page, hub: string): Promise<ControlsPage> {
  await page.goto(`${hub}/inspector`);
  await page.getByRole('button', { name: 'Controls', exact: true }).click();
  const controls = page.locator('qa-controls');
  const status = controls.getByRole('status');
  await expect(controls.getByRole('heading', { name: 'Faults' })).toBeVisible();
  return {
    page,
    async setFault(label, on) {
      await controls.getByRole('switch', { name: label }).setChecked(on);
      await expect(status).toHaveText(`${label}: ${on ? 'on' : 'off'}.`);
    },
    async press(name, said) {
      await controls.getByRole('button', { name, exact: true }).click();
      await expect(status).toHaveText(said);
    },
  };
}

/** How the server is set. */
export async function readControls({ hub }: DemoProcess): Promise<ControlsState> {
  const response = await fetch(`${hub}/api/demo/controls`);
  return (await response.json()) as ControlsState;
}

interface SegmentMessage {
  type: string;
  anonymousId: string;
  context: { page?: { path?: string }; externalIds?: { id: string }[] };
}

/** What Segment received behind a number, but for what others do. */
export async function readMessages({ segment }: DemoProcess, after = 0): Promise<SegmentMessage[]> {
  const response = await fetch(`${segment}/_local/messages?after=${after}&limit=1000`);
  const { messages } = (await response.json()) as { messages: { body: SegmentMessage }[] };
  return messages.map(({ body }) => body);
}

/** Waits until a view of a path has arrived; gives the newest. */
export async function viewOf(demo: DemoProcess, path: string): Promise<SegmentMessage> {
  let found: SegmentMessage | undefined;
  const isView = (message: SegmentMessage) =>
    message.type === 'page' && message.context.page?.path === path;
  const read = async () => {
    found = (await readMessages(demo)).findLast(isView);
    return found !== undefined;
  };
  await expect.poll(read, { message: `a view of ${path}` }).toBe(true);
  if (!found) throw new Error(`Nobody has seen ${path}.`);
  return found;
}

/** A trait of a phone, as the Profile API tells it. */
export async function readTrait({ segment }: DemoProcess, phone: string, key: string) {
  const profiles = `${segment}/v1/spaces/spa_docent_demo/collections/users/profiles`;
  const authorization = `Basic ${Buffer.from('docent-demo-profile-token:').toString('base64')}`;
  const url = `${profiles}/phone:${encodeURIComponent(phone)}/traits?include=${key}`;
  const response = await fetch(url, { headers: { authorization } });
  if (!response.ok) return undefined;
  return ((await response.json()) as { traits: Record<string, unknown> }).traits[key];
}
