import type { StoredMessage } from '../../../../packages/widget/src/state/model.ts';
import { openChat } from '../../../../packages/widget/src/panel/testing/open-chat.ts';

/** The panel on a page, over a chat that is only told of. */
export interface ListBench {
  /** Opens the panel of a chat without messages. */
  open(): Promise<void>;
  /** Makes so many messages, and shows none yet. */
  prepare(count: number): void;
  /** Gives them all at once; done when they are painted. */
  show(): Promise<void>;
  addOne(): Promise<void>;
  /** Shows nothing new: what the others take besides showing. */
  rest(): Promise<void>;
  countElements(): number;
}

declare global {
  interface Window {
    list: ListBench;
  }
}

let chat: Awaited<ReturnType<typeof openChat>> | undefined;
let messages: readonly StoredMessage[] = [];

window.list = {
  async open() {
    chat = await openChat({
      state: { phase: 'open', line: 'up', conversationSid: 'CH1', isPanelOpen: true },
    });
    await customElements.whenDefined('docent-chat-messages');
    await painted();
  },
  prepare(count) {
    messages = Array.from({ length: count }, (_, index) => toMessage(index));
  },
  show,
  async addOne() {
    messages = [...messages, toMessage(messages.length)];
    await show();
  },
  rest: painted,
  countElements: () => (chat ? countIn(chat.root) : Number.NaN),
};

async function show(): Promise<void> {
  chat?.engine.set({ messages });
  await painted();
}

const words = 'How do I run a job every night, and what becomes of it when the machine is down?';

/** Of the three authors in turn, of one word up to a paragraph. */
function toMessage(index: number): StoredMessage {
  const author = (['visitor', 'bot', 'person'] as const)[index % 3] ?? 'person';
  return {
    sid: `IM${index}`,
    index,
    author,
    ...(author !== 'visitor' && { authorName: author === 'bot' ? 'Docs' : 'Maya' }),
    body: `${index} ${words.slice(0, 8 + ((index * 37) % 72)).repeat(1 + (index % 3))}`,
    links: author === 'bot' ? [{ title: 'Jobs', url: 'https://docs.example.com/jobs' }] : [],
    sentAt: Date.UTC(2026, 10, 1) + index * 90_000,
  };
}

function painted(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))),
  );
}

function countIn(root: ShadowRoot): number {
  const all = [...root.querySelectorAll('*')];
  return all.reduce(
    (sum, { shadowRoot }) => sum + (shadowRoot ? countIn(shadowRoot) : 0),
    all.length,
  );
}
