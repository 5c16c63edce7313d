import {
  AnalyticsBrowser,
  type Analytics,
  type CDNSettings,
  type Context,
  type Plugin,
} from '@segment/analytics-next';
import type { Message } from './message.ts';
import { version } from './version.ts';

/** What analytics-next needs to know. */
export interface SegmentOptions {
  readonly writeKey: string;
  /** Where its settings and its destinations are. */
  readonly cdnUrl: string;
  /** Messages that the site's own code gave to analytics-next. */
  readonly onForeign: (message: Message) => void;
  /** Its settings could not be fetched. */
  readonly onNoSettings: () => void;
}

/** analytics-next, with our delivery in place of its own. */
export interface Segment {
  readonly analytics: Analytics;
  /**
   * Runs a message through its plugins and to its device-mode destinations. Resolves to the message
   * as they left it, as it was if that takes over a second, or undefined if one of them dropped it.
   */
  readonly run: (message: Message) => Promise<Message | undefined>;
  /** Shows its destinations a message that has been sent. */
  readonly copy: (message: Message) => void;
}

type Settle = (message: Message | undefined) => void;

const maxWaitMs = 1000;
const deliveryName = 'Docent';
const noSettings = { integrations: { 'Segment.io': {} } } as CDNSettings;

/**
 * Loads analytics-next. It delivers nothing by itself: its own delivery needs a preflight, loses
 * what is under way when the reader leaves, and cannot say when a retry has arrived.
 *
 * @example
 * const { run } = await loadSegment({ writeKey, cdnUrl: 'https://cdn.segment.com', … });
 */
export async function loadSegment(options: SegmentOptions): Promise<Segment> {
  const waiting = new Map<string, Settle>();
  let settings: CDNSettings | undefined;
  const delivery = createDelivery((message) => {
    const settle = waiting.get(message.messageId);
    const told = { ...message, _metadata: settings && toMetadata(settings) };
    if (settle) settle(told);
    else options.onForeign(told);
  });
  const keep = (found: CDNSettings): CDNSettings => (settings = found);
  const analytics = await load(options, delivery, keep).catch(() => {
    options.onNoSettings();
    return load({ ...options, cdnSettings: noSettings }, delivery, keep);
  });

  return {
    analytics,
    run: (message) =>
      new Promise((resolve) => {
        const settle: Settle = (result) => {
          clearTimeout(timer);
          waiting.delete(message.messageId);
          resolve(result);
        };
        const timer = setTimeout(settle, maxWaitMs, message);
        waiting.set(message.messageId, settle);
        // Gone through every plugin, and not delivered: one of them has dropped it.
        void dispatch(analytics, message).then(() => waiting.get(message.messageId)?.(undefined));
      }),
    copy: (message) =>
      void dispatch(analytics, {
        ...message,
        integrations: { ...message.integrations, [deliveryName]: false },
      }),
  };
}

interface LoadOptions extends SegmentOptions {
  readonly cdnSettings?: CDNSettings;
}

async function load(
  { writeKey, cdnUrl, cdnSettings }: LoadOptions,
  delivery: Plugin,
  keep: (settings: CDNSettings) => CDNSettings,
): Promise<Analytics> {
  const [analytics] = await AnalyticsBrowser.load(
    { writeKey, cdnURL: cdnUrl, plugins: [delivery], ...(cdnSettings && { cdnSettings }) },
    {
      // Or a link such as ?ajs_uid=… makes its reader somebody else.
      useQueryString: false,
      // The visitor record remembers; a second memory would only disagree.
      disableClientPersistence: true,
      integrations: { 'Segment.io': false },
      updateCDNSettings: keep,
    },
  );
  return analytics;
}

function createDelivery(deliver: (message: Message) => void): Plugin {
  const take = (context: Context): Context => {
    const { options: _, ...event } = context.event;
    const timestamp = new Date(event.timestamp ?? Date.now()).toISOString();
    // Its own delivery is off in this page. To Segment's servers that is nothing.
    const { 'Segment.io': __, ...integrations } = event.integrations ?? {};
    const message = event as unknown as Message;
    deliver({ ...message, userId: message.userId ?? undefined, timestamp, integrations });
    return context;
  };
  return {
    name: deliveryName,
    type: 'destination',
    version,
    isLoaded: () => true,
    load: () => Promise.resolve(),
    page: take,
    track: take,
    identify: take,
    group: take,
    alias: take,
    screen: take,
  };
}

/** What tells Segment's cloud which destinations have had the message already. */
function toMetadata({ integrations }: CDNSettings): object {
  const named = (status: string): string[] =>
    Object.keys(integrations).filter((name) => {
      const { bundlingStatus } = (integrations[name] ?? {}) as { bundlingStatus?: unknown };
      return bundlingStatus === status;
    });
  return { bundled: ['Segment.io', ...named('bundled')].toSorted(), unbundled: named('unbundled') };
}

async function dispatch(analytics: Analytics, message: Message): Promise<unknown> {
  const { type, name, category, event, properties, traits, ...rest } = message;
  const { userId, anonymousId, messageId, timestamp, context, integrations } = rest;
  // What it knows of one person must not go along with the next.
  if (analytics.user().anonymousId() !== anonymousId) analytics.reset();
  const options = {
    anonymousId,
    messageId,
    timestamp,
    // It would write into ours.
    context: structuredClone(context),
    ...(userId && { userId }),
    ...(integrations && { integrations }),
  } as object;
  switch (type) {
    case 'page':
      return analytics.page(category, name, { ...properties }, options);
    case 'track':
      return analytics.track(event ?? '', { ...properties }, options);
    case 'identify':
      return userId
        ? analytics.identify(userId, { ...traits }, options)
        : analytics.identify({ ...traits }, options);
    default:
      return undefined;
  }
}
