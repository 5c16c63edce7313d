import type {
  OpenError,
  Transport,
  TransportEvents,
  TransportOptions,
} from '../../packages/widget/src/transport/transport.ts';
import { openTwilio } from '../../packages/widget/src/transport/twilio.ts';

/** The widget's connection on a page, without anything else of the widget. */
export interface Connection {
  /** What it has told, in order: the event and its first value. */
  readonly told: [event: string, value?: unknown][];
  /** Errors that reached the page, and lines on its console. */
  readonly escaped: string[];
  transport: Transport;
  /** Opens one; gives the texts of its first page, or why it could not be opened. */
  open(options: Omit<TransportOptions, 'events'>): Promise<readonly string[] | string>;
}

declare global {
  interface Window {
    connection: Connection;
  }
}

const told: Connection['told'] = [];
const note =
  (name: string) =>
  (value?: unknown): void =>
    void told.push(value === undefined ? [name] : [name, value]);
const events: TransportEvents = {
  onLine: note('onLine'),
  onMessage: note('onMessage'),
  onMessageChanged: note('onMessageChanged'),
  onMessageRemoved: note('onMessageRemoved'),
  onOthersSeen: note('onOthersSeen'),
  onTyping: (name, isTyping) => void told.push(['onTyping', `${name} ${isTyping}`]),
  onClosed: note('onClosed'),
  onTokenEnding: note('onTokenEnding'),
  onBroken: note('onBroken'),
};

window.connection = {
  told,
  escaped: [],
  async open(options) {
    try {
      const opened = await openTwilio({ ...options, events });
      window.connection.transport = opened.transport;
      return opened.messages.map(({ body }) => body);
    } catch (error) {
      return (error as OpenError).why;
    }
  },
} as Partial<Connection> as Connection;
addEventListener('unhandledrejection', ({ reason }) => {
  window.connection.escaped.push(String(reason));
});
