import { type Phone, toExternalId } from '@docent/identity';
import { type Analytics, AnalyticsBrowser } from '@segment/analytics-next';
import type { Doc } from './doc.ts';

/** Where the pages report to. */
export interface SegmentConfig {
  origin: string;
  writeKey: string;
}

/** What the site tells Segment. None of it throws, whether or not Segment can be reached. */
export interface Segment {
  page(doc: Doc, phone: Phone | undefined): void;
  identify(phone: Phone): void;
  /** Makes the next reader of this browser a new, anonymous person. */
  reset(): void;
}

/** Reads the configuration that the server wrote into the page. */
export function readSegmentConfig(): SegmentConfig {
  const text = document.querySelector('#segment-config')?.textContent;
  if (!text) throw new Error('The page has no #segment-config. Render it with renderSite().');
  return JSON.parse(text) as SegmentConfig;
}

/** Creates the site's client for Segment; the only place that knows analytics-next. */
export function createSegment({ origin, writeKey }: SegmentConfig): Segment {
  const { host, protocol } = new URL(origin);
  const browser = AnalyticsBrowser.load(
    { writeKey, cdnURL: origin },
    {
      // Otherwise a link such as ?ajs_uid=… could sign the reader in as somebody else.
      useQueryString: false,
      integrations: {
        'Segment.io': {
          apiHost: `${host}/v1`,
          protocol: protocol === 'https:' ? 'https' : 'http',
          deliveryStrategy: { config: { keepalive: true } },
        },
      },
    },
  );

  // Calls made before analytics-next is ready are replayed grouped by method. Waiting here keeps their order.
  const ready: Promise<Analytics | undefined> = browser.then(
    ([analytics]) => analytics,
    () => undefined,
  );
  const whenReady = (call: (analytics: Analytics) => Promise<unknown>): void => {
    ready.then((analytics) => analytics && call(analytics)).catch(() => {});
  };

  return {
    page: ({ title, ...properties }, phone) =>
      whenReady((analytics) =>
        analytics.page('Docs', title, properties, phone ? withExternalId(phone) : {}),
      ),
    identify: (phone) =>
      whenReady((analytics) => analytics.identify({ phone }, withExternalId(phone))),
    reset: () => whenReady(async (analytics) => analytics.reset()),
  };
}

// Segment remembers nothing between calls: each message has to say whose it is.
function withExternalId(phone: Phone) {
  return { externalIds: [toExternalId(phone)] };
}
