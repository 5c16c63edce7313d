import type { MediaUrl, StoredMessage } from '../../state/model.ts';
import {
  OpenError,
  type MediaKey,
  type MessagePage,
  type Opened,
  type OpenTransport,
  type SendOutcome,
  type Transport,
  type TransportOptions,
} from '../../transport/transport.ts';

const pageSize = 30;

/** A conversation in memory, and the transports that were opened to it. */
export class FakeServer {
  messages: StoredMessage[] = [];
  standing: 'open' | 'over' = 'open';
  /** What each try to open answers, in order; then they succeed. */
  readonly refusals: OpenError['why'][] = [];
  /** Tokens that are not taken. */
  readonly badTokens = new Set<string>();
  readonly transports: FakeTransport[] = [];
  readonly signals: AbortSignal[] = [];
  /** How many tries there were. */
  opens = 0;
  isReachable = true;
  /** While set, tries wait for it, after they have read. */
  gate: Promise<unknown> | undefined;
  seenIndex = -1;
  othersSeenIndex = -1;

  readonly open: OpenTransport = async (options) => {
    this.opens += 1;
    if (options.signal) this.signals.push(options.signal);
    const why = this.refusals.shift() ?? this.refusalOf(options);
    const transport = new FakeTransport(this, options);
    if (!why) this.transports.push(transport);
    const { seenIndex, othersSeenIndex } = this;
    const opened: Opened = { transport, seenIndex, othersSeenIndex, ...this.latest() };
    await this.gate;
    if (why) throw new OpenError(why, 'Refused by the test.');
    return opened;
  };

  private refusalOf({ token }: TransportOptions): OpenError['why'] | undefined {
    if (!this.isReachable) return 'line';
    return this.badTokens.has(token) ? 'token' : undefined;
  }

  /** The one that was opened last. */
  get last(): FakeTransport {
    const last = this.transports.at(-1);
    if (!last) throw new Error('No transport is open.');
    return last;
  }

  get openNow(): readonly FakeTransport[] {
    return this.transports.filter(({ isClosed }) => !isClosed);
  }

  latest(): MessagePage {
    return {
      messages: this.messages.slice(-pageSize),
      hasEarlier: this.messages.length > pageSize,
    };
  }

  /** Stores a message without telling anybody. */
  store(change: Partial<StoredMessage> = {}): StoredMessage {
    const message = toMessage((this.messages.at(-1)?.index ?? -1) + 1, change);
    this.messages.push(message);
    return message;
  }

  storeMany(count: number): void {
    for (let number = 0; number < count; number += 1) this.store();
  }

  /** Stores a message, and tells everybody who is connected. */
  say(change: Partial<StoredMessage> = {}): void {
    const message = this.store(change);
    for (const { events } of this.openNow) events.onMessage(message);
  }
}

/** A line in the hands of a test. */
export class FakeTransport implements Transport {
  readonly sent: string[] = [];
  readonly seen: number[] = [];
  readonly reads: string[] = [];
  readonly tokens: string[];
  readonly events: TransportOptions['events'];
  isClosed = false;
  isHalfOpen = false;
  isFailing = false;
  takesTokens = true;
  outcome: SendOutcome = { kind: 'stored' };
  typings = 0;
  readonly asked: string[] = [];
  mediaUrl: MediaUrl = { url: 'https://media.example/1', until: 1000 };

  constructor(
    private readonly server: FakeServer,
    options: TransportOptions,
  ) {
    this.events = options.events;
    this.tokens = [options.token];
  }

  async send({ body }: { readonly body: string }): Promise<SendOutcome> {
    this.sent.push(body);
    return this.outcome;
  }

  async readBefore(index: number): Promise<MessagePage> {
    const earlier = this.server.messages.filter((one) => one.index < index);
    const { length } = earlier;
    return this.read('before', { messages: earlier.slice(-30), hasEarlier: length > pageSize });
  }

  async readLatest(): Promise<MessagePage> {
    return this.read('latest', this.server.latest());
  }

  async readAfter(index: number): Promise<MessagePage> {
    const later = this.server.messages.filter((one) => one.index > index);
    return this.read(`after ${index}`, { messages: later.slice(0, pageSize), hasEarlier: false });
  }

  private async read(what: string, page: MessagePage): Promise<MessagePage> {
    this.reads.push(what);
    await Promise.resolve();
    if (this.isFailing || this.isClosed) throw new Error('The line has failed.');
    return page;
  }

  async readMediaUrl({ mediaSid }: MediaKey): Promise<MediaUrl> {
    this.asked.push(mediaSid);
    if (this.isFailing || this.isClosed) throw new Error('The line has failed.');
    return this.mediaUrl;
  }

  markSeen(index: number): void {
    this.seen.push(index);
  }

  tellTyping(): void {
    this.typings += 1;
  }

  async updateToken(token: string): Promise<boolean> {
    if (this.takesTokens) this.tokens.push(token);
    return this.takesTokens;
  }

  async isAlive(): Promise<boolean> {
    this.reads.push('alive');
    if (this.isHalfOpen) await new Promise((resolve) => setTimeout(resolve, 5000));
    return !this.isHalfOpen && !this.isClosed;
  }

  async readStanding(): Promise<'open' | 'over'> {
    this.reads.push('standing');
    if (this.isFailing) throw new Error('The line has failed.');
    return this.server.standing;
  }

  close(): void {
    this.isClosed = true;
  }
}

/** A message of somebody else's. */
export function toMessage(index: number, change: Partial<StoredMessage> = {}): StoredMessage {
  const sid = `IM${index}`;
  return { sid, index, author: 'person', body: sid, links: [], sentAt: index, ...change };
}

/** A promise in the hands of a test. */
export function toGate(): { readonly closed: Promise<void>; readonly open: () => void } {
  let open = (): void => {};
  const closed = new Promise<void>((resolve) => (open = resolve));
  return { closed, open: () => open() };
}
