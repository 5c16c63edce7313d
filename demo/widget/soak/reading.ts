import type { Page } from '@playwright/test';
import type { ChatPanel } from '../../../packages/widget/src/panel/chat-panel.ts';

/** A message, as a tab holds it. */
export interface HeldMessage {
  readonly sid: string;
  readonly index: number;
  readonly body: string;
  readonly clientId: string | undefined;
}

/** What a tab holds of the chat, and what stands in the way. */
export interface TabReading {
  /** Oldest first. */
  readonly messages: readonly HeldMessage[];
  /** The visitor's own that the server does not have, as far as the tab knows. */
  readonly outgoing: readonly {
    readonly clientId: string;
    readonly body: string;
    readonly delivery: string;
  }[];
  readonly hasEarlier: boolean;
  readonly phase: string;
  readonly line: string;
  readonly trouble: string | undefined;
  readonly composer: 'usable' | 'locked' | 'missing';
  /** The IDs that the page was told of by the `message` event since it was loaded. */
  readonly told: readonly string[];
}

declare global {
  interface Window {
    soakTold?: string[];
  }
}

/** Makes the pages of a tab keep what the `message` event tells; call it before the first one is opened. */
export async function keepTold(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const told: string[] = [];
    window.soakTold = told;
    addEventListener('docent-chat-message', (event) => {
      told.push((event as CustomEvent<{ id: string }>).detail.id);
    });
  });
}

/** Reads a tab; undefined while its panel is not there. */
export function readTab(page: Page): Promise<TabReading | undefined> {
  return page.evaluate(() => {
    const panel = document
      .querySelector('docent-chat')
      ?.shadowRoot?.querySelector<ChatPanel>('docent-chat-panel');
    if (!panel) return undefined;
    const { messages, outgoing, hasEarlier, phase, line, trouble } = panel.state;
    const composer = panel.shadowRoot?.querySelector('docent-chat-composer');
    const area = composer?.shadowRoot?.querySelector('textarea');
    const isLocked = area?.disabled || area?.readOnly;
    return {
      messages: messages.map(({ sid, index, body, clientId }) => ({ sid, index, body, clientId })),
      outgoing: outgoing.map(({ clientId, body, delivery }) => ({ clientId, body, delivery })),
      hasEarlier,
      phase,
      line,
      trouble,
      composer: area ? (isLocked ? 'locked' : 'usable') : 'missing',
      told: window.soakTold ?? [],
    };
  });
}
