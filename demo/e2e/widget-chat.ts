import { expect, type Locator, type Page } from '@playwright/test';
import { en } from '../../packages/widget/src/strings/en.ts';

import type { Delivery } from '../../packages/widget/src/state/model.ts';

const { form } = en;

/** A message, as the visitor sees it; only those that are drawn. */
export interface ShownMessage {
  /** What its author is called: `You`, the bot's or the agent's name. */
  readonly author: string;
  readonly body: string;
  /** Only where it is shown: of the last of ours that was sent or read, and of those that were not yet sent. */
  readonly delivery: Delivery | undefined;
}

/** The chat on a page, as a visitor sees and uses it: by roles, labels and words. */
export interface ChatPage {
  readonly page: Page;
  readonly element: Locator;
  readonly bubble: Locator;
  readonly panel: Locator;
  readonly composer: Locator;
  readonly sendButton: Locator;
  readonly closeButton: Locator;
  readonly changeButton: Locator;
  readonly messageList: Locator;
  /** The line above the composer. */
  readonly status: Locator;
  readonly form: ChatForm;
  /** The message that has these words in it. */
  message(words: string | RegExp): Locator;
  /** What is drawn, oldest first, but for the greeting. */
  messages(): Promise<ShownMessage[]>;
  /** The texts alone. */
  bodies(): Promise<string[]>;
  /** Of the newest message that shows one. */
  lastDelivery(): Promise<Delivery | undefined>;
  /** By a tap on the bubble, where the panel is closed; then waits for it. */
  open(): Promise<void>;
  /** By the cross. */
  close(): Promise<void>;
  /** Writes into the composer and sends by Enter. */
  send(text: string): Promise<void>;
  /** "More", "End chat", and yes. */
  end(): Promise<void>;
  /** How many messages the bubble says are unread. */
  unread(): Promise<number>;
  /** Calls `docent.chat` as the page may; gives what it resolves to. */
  call(name: string, ...args: readonly unknown[]): Promise<unknown>;
}

/** The form before the chat. */
export interface ChatForm {
  readonly phone: Locator;
  readonly country: Locator;
  readonly name: Locator;
  readonly question: Locator;
  readonly start: Locator;
  readonly save: Locator;
  readonly skip: Locator;
}

/** Reads the chat on a page. */
export function readChatPage(page: Page): ChatPage {
  const element = page.locator('docent-chat');
  const bubble = element.getByRole('button', { name: /^Chat(, \d+ unread messages?)?$/ });
  const panel = element.getByRole('dialog');
  const button = (name: string) => panel.getByRole('button', { name, exact: true });
  const composer = panel.getByRole('textbox', { name: en.composerLabel, exact: true });
  const messageList = panel.getByRole('region', { name: en.messagesLabel });
  const items = messageList.getByRole('listitem');
  const readAll = async () => {
    const [first, ...rest] = await items.evaluateAll(readShown, deliveryWords);
    return first && first.body !== en.greeting ? [first, ...rest] : rest;
  };
  return {
    page,
    element,
    bubble,
    panel,
    composer,
    sendButton: button(en.send),
    closeButton: button(en.close),
    changeButton: button(en.change),
    messageList,
    status: panel.locator('docent-chat-status p'),
    form: findForm(panel),
    message: (words) => items.filter({ hasText: words }),
    messages: readAll,
    bodies: async () => (await readAll()).map(({ body }) => body),
    lastDelivery: async () =>
      (await readAll()).findLast(({ delivery }) => delivery !== undefined)?.delivery,
    async open() {
      await bubble.click();
      await expect(panel).toBeVisible();
    },
    async close() {
      await button(en.close).click();
      await expect(panel).toBeHidden();
    },
    async send(text) {
      await composer.fill(text);
      await composer.press('Enter');
    },
    async end() {
      await button(en.menu).click();
      await button(en.endChat).click();
      const question = element.getByRole('alertdialog');
      await question.getByRole('button', { name: en.endConfirm, exact: true }).click();
    },
    async unread() {
      const name = await bubble.getAttribute('aria-label');
      return Number(/\d+/.exec(name ?? '')?.[0] ?? 0);
    },
    call: (name, ...args) => page.evaluate(callChat, [name, args] as const),
  };
}

function findForm(panel: Locator): ChatForm {
  const field = (name: string) =>
    panel.getByRole('textbox', { name: new RegExp(`^${escape(name)}`) });
  const button = (name: string) => panel.getByRole('button', { name, exact: true });
  return {
    phone: field(form.phone),
    country: panel.getByRole('combobox', { name: new RegExp(`^${form.country}`) }),
    name: field(form.name),
    question: field(form.question),
    start: button(form.start),
    save: button(form.save),
    skip: button(form.skip),
  };
}

function escape(text: string): string {
  return text.replace(/[?.]/g, '\\$&');
}

const deliveryWords: Record<string, Delivery> = {
  [en.queued]: 'queued',
  [en.sending]: 'sending',
  [en.sent]: 'sent',
  [en.read]: 'read',
  ...Object.fromEntries(Object.values(en.failed).map((words) => [words, 'failed'])),
};

/** Runs on the page. The one place that knows how a message is built. */
function readShown(items: Element[], words: Record<string, Delivery>): ShownMessage[] {
  let author = '';
  return items.map((item) => {
    author = item.querySelector('.author, .visually-hidden')?.textContent.trim() ?? author;
    const bubble = item.querySelector('.bubble')?.cloneNode(true) as Element | undefined;
    for (const button of bubble?.querySelectorAll('button') ?? []) button.remove();
    const notes = [...item.querySelectorAll('span')].map((note) => note.textContent.trim());
    const delivery = notes.map((note) => words[note]).find((found) => found !== undefined);
    return { author, body: bubble?.textContent ?? '', delivery };
  });
}

/** Runs on the page. */
function callChat([name, args]: readonly [string, readonly unknown[]]): unknown {
  const { docent } = window as unknown as {
    docent: { chat: Record<string, (...all: readonly unknown[]) => unknown> };
  };
  return docent.chat[name]?.(...args);
}
