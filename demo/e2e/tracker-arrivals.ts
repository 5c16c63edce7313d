import { expect } from '@playwright/test';
import { isObject, objectAt, type JsonObject } from '../emulator/segment/messages.ts';
import type { StreamedMessage } from '../emulator/segment/stream.ts';

/** What a local Segment has received, told in lines such as `page Retries /docs/retries from /docs`. */
export interface Arrivals {
  /** Waits until exactly these have arrived, in this order; that nothing follows is seen when the test ends. */
  are(expected: readonly string[]): Promise<void>;
  /** The same, for what has no order: of two tabs, or of a view whose title is late. */
  areInAnyOrder(expected: readonly string[]): Promise<void>;
  /** The messages themselves, in order of arrival. */
  bodies(): Promise<JsonObject[]>;
  /** A letter for the anonymous ID of each message: `AAB` are two messages of one and one of another. */
  people(): Promise<string>;
  /** Outcomes, other than accepted, that a test intends. */
  readonly intended: Set<string>;
  /** Set where a test turns a clock back or keeps two tabs: times then say nothing of order. */
  isUnordered: boolean;
  /** Looks, when all is over, whether what arrived is what was expected, and true of itself. */
  check(): Promise<void>;
}

export interface ArrivalsOptions {
  read: () => Promise<StreamedMessage[]>;
  /** Origins, and what a line says in their place. */
  places: ReadonlyMap<string, string>;
}

const settleMs = 40;

export function createArrivals({ read, places }: ArrivalsOptions): Arrivals {
  let awaited: readonly string[] = [];
  let isSorted = false;
  const bodies = async () => (await read()).map(({ body }) => (isObject(body) ? body : {}));
  const lines = async () =>
    (await read()).map(({ body, outcome }) => {
      const line = isObject(body) ? toLine(body, places) : '-';
      return outcome === 'accepted' ? line : `${line} (${outcome})`;
    });

  async function untilQuiet(): Promise<void> {
    for (let before = -1, now = 0; before !== now;) {
      before = now;
      await new Promise((resolve) => setTimeout(resolve, settleMs));
      now = (await read()).length;
    }
  }

  async function expectLines(expected: readonly string[]): Promise<void> {
    awaited = expected;
    await expect.poll(linesAsAwaited, { intervals: [20, 30, 50] }).toEqual(expected);
  }
  const linesAsAwaited = async () => (isSorted ? (await lines()).toSorted() : lines());

  const arrivals: Arrivals = {
    intended: new Set(),
    isUnordered: false,
    bodies,
    are(expected) {
      isSorted = false;
      return expectLines(expected);
    },
    areInAnyOrder(expected) {
      isSorted = true;
      arrivals.isUnordered = true;
      return expectLines(expected.toSorted());
    },
    async people() {
      const ids = (await bodies()).map(({ anonymousId }) => String(anonymousId));
      const known = [...new Set(ids)];
      return ids.map((id) => String.fromCodePoint(65 + known.indexOf(id))).join('');
    },
    async check() {
      await untilQuiet();
      expect(await linesAsAwaited()).toEqual(awaited);
      const messages = await read();
      const outcomes = new Set(messages.map(({ outcome }) => outcome as string));
      expect([...outcomes].filter((one) => one !== 'accepted')).toEqual([...arrivals.intended]);
      const accepted = (await bodies()).filter(
        (_, index) => messages[index]?.outcome === 'accepted',
      );
      for (const body of accepted) checkTruth(body);
      // As the page told it: Segment puts a time right by how long the request took.
      const times = accepted.map(({ originalTimestamp }) => String(originalTimestamp));
      if (!arrivals.isUnordered) expect(times).toEqual(times.toSorted());
      const ids = accepted.map(({ messageId }) => messageId);
      expect(new Set(ids).size).toBe(ids.length);
    },
  };
  return arrivals;
}

function toLine(body: JsonObject, places: ReadonlyMap<string, string>): string {
  const { type, name, event } = body;
  const { url, referrer } = objectAt(body, 'properties') ?? {};
  const place = (address: unknown) => {
    const text = typeof address === 'string' ? address : '';
    const found = [...places].find(([origin]) => text.startsWith(origin));
    return found ? found[1] + text.slice(found[0].length) : text;
  };
  const parts = [
    type,
    type === 'page' && (name ?? '(no title)'),
    event,
    place(url),
    type === 'page' && referrer && `from ${place(referrer)}`,
    phoneOf(body) && `of ${phoneOf(body)}`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** The phone that a message carries as its external ID. */
export function phoneOf(body: JsonObject): string {
  const { externalIds } = objectAt(body, 'context') ?? {};
  const ids = Array.isArray(externalIds) ? (externalIds as JsonObject[]) : [];
  return ids.map(({ id }) => String(id)).join(' ');
}

/** What holds of every message, whatever the test. */
function checkTruth(body: JsonObject): void {
  const context = objectAt(body, 'context') ?? {};
  expect(body).toMatchObject({
    messageId: expect.stringMatching(/^[\w-]{10,100}$/),
    anonymousId: expect.stringMatching(/^[\da-f-]{36}$/),
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  });
  expect(String(body['sentAt']) >= String(body['originalTimestamp'])).toBe(true);
  for (const one of (context['externalIds'] ?? []) as unknown[]) {
    expect(one).toEqual({
      id: expect.stringMatching(/^\+\d{7,15}$/),
      type: expect.stringMatching(/^phone/),
      collection: 'users',
      encoding: 'none',
    });
  }
  if (body['type'] === 'page') checkView(body, context);
}

function checkView(body: JsonObject, context: JsonObject): void {
  const properties = objectAt(body, 'properties') ?? {};
  const { title, url, path, search, referrer } = properties;
  expect(`${path as string}${search as string}`).toBe(String(url).replace(/^https?:\/\/[^/]+/, ''));
  expect(context['page']).toEqual({ title: title ?? '', url, path, search, referrer });
  expect(body['category']).toBe('Docs');
  expect(properties).toMatchObject({ category: 'Docs', ...(title ? { name: title } : {}) });
  expect(body['name']).toBe(title);
}
