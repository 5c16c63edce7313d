import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import type { Clock } from '../shared/clock.ts';
import type { SegmentConfig } from './config.ts';
import { isObject, type JsonObject, type MessageType } from './messages.ts';
import { parseMessage, type Envelope } from './parse-message.ts';
import type { Entry, Store } from './store.ts';

/** The limits of the Tracking API, in bytes and messages. @see https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/ */
export const limits = { messageBytes: 32 * 1024, batchBytes: 500 * 1024, batchMessages: 2500 };

// `JSON.stringify` runs out of stack after some thousand levels, in the middle of storing.
const maxLevels = 500;

const paths: Record<string, MessageType | 'batch'> = {
  p: 'page',
  page: 'page',
  i: 'identify',
  identify: 'identify',
  t: 'track',
  track: 'track',
  s: 'screen',
  screen: 'screen',
  g: 'group',
  group: 'group',
  a: 'alias',
  alias: 'alias',
  b: 'batch',
  batch: 'batch',
  import: 'batch',
};

/** A request that the Tracking API refuses with 400. */
class BadRequest extends Error {}

interface Services {
  config: SegmentConfig;
  store: Store;
  clock: Clock;
}

/** The HTTP Tracking API: `POST /v1/{p,i,t,s,g,a,batch}` and their long names. */
export function createTrackingApi({ config, store, clock }: Services): Hono {
  const app = new Hono();
  const sources = new Map(config.sources.map((source) => [source.writeKey, source.id]));

  async function receive(c: Context, type: MessageType | 'batch'): Promise<Entry[]> {
    const isBatch = type === 'batch';
    const body = parseBody(await readBody(c, isBatch ? limits.batchBytes : limits.messageBytes));
    const writeKey = readWriteKey(body, c.req.header('authorization'));
    if (!writeKey)
      throw new BadRequest(
        'The write key is missing: send it as `writeKey`, or as basic-auth user name.',
      );
    const sourceId = sources.get(writeKey);
    const receivedAt = clock.now();
    return isBatch
      ? toBatchEntries(body, sourceId, receivedAt)
      : [toEntry(body, sourceId, { type, receivedAt })];
  }

  app.use(
    '*',
    cors({
      origin: '*',
      allowMethods: ['POST', 'OPTIONS'],
      exposeHeaders: ['Retry-After'],
      maxAge: 600,
    }),
  );
  app.post('/:path', async (c) => {
    const path = c.req.param('path');
    // Counters that the SDK keeps of itself: no messages.
    if (path === 'm') return c.json({ success: true });
    const type = Object.hasOwn(paths, path) ? paths[path] : undefined;
    if (!type) return c.json({ success: false, message: 'Not found' }, 404);
    try {
      await store.add(await receive(c, type));
      return c.json({ success: true });
    } catch (error) {
      if (!(error instanceof BadRequest)) throw error;
      await store.add([{ outcome: 'rejected', why: error.message }]);
      return c.json({ success: false, message: error.message }, 400);
    }
  });
  return app;
}

function toEntry(raw: unknown, sourceId: string | undefined, envelope: Envelope): Entry {
  if (sourceId === undefined) {
    // The cloud answers 200 to a key that it does not know, and drops the message; see segmentio/analytics-go#205.
    const why = 'No source has this write key.';
    return {
      outcome: 'discarded',
      sourceId: null,
      code: 'unknown_source',
      why,
      raw: withoutKey(raw, envelope.type),
    };
  }
  const parsed = parseMessage(raw, envelope);
  if (parsed.ok) return { outcome: 'accepted', sourceId, message: parsed.message };
  return {
    outcome: 'discarded',
    sourceId,
    code: parsed.code,
    why: parsed.why,
    raw: withoutKey(raw, envelope.type),
  };
}

function toBatchEntries(
  body: JsonObject,
  sourceId: string | undefined,
  receivedAt: number,
): Entry[] {
  const { batch } = body;
  if (!Array.isArray(batch)) throw new BadRequest('A batch call needs a `batch` array.');
  const large = batch.findIndex(
    (one) => Buffer.byteLength(JSON.stringify(one) ?? '') > limits.messageBytes,
  );
  if (large !== -1) throw new BadRequest(`Message ${large} of the batch is larger than 32 KB.`);
  const { sentAt, context, integrations } = body;
  const envelope = { receivedAt, sentAt, context, integrations };
  return batch.map((one: unknown, index) => {
    if (index < limits.batchMessages) return toEntry(one, sourceId, envelope);
    const why = `A batch holds at most ${limits.batchMessages} messages.`;
    return {
      outcome: 'discarded',
      sourceId: sourceId ?? null,
      code: 'batch_too_long',
      why,
      raw: withoutKey(one),
    };
  });
}

async function readBody(c: Context, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = new BadRequest(`The request is larger than ${maxBytes / 1024} KB.`);
  const announced = c.req.header('content-length');
  if (announced !== undefined) {
    if (Number(announced) > maxBytes) throw tooLarge;
    return new Uint8Array(await c.req.arrayBuffer());
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parseBody(bytes: Uint8Array): JsonObject {
  const body = parseJson(bytes);
  if (!isObject(body)) throw new BadRequest('The body is not a JSON object in UTF-8.');
  if (isDeeper(body, maxLevels))
    throw new BadRequest(`The body is nested deeper than ${maxLevels} levels.`);
  return body;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((one) => isDeeper(one, levels - 1));
}

function readWriteKey(body: JsonObject, authorization: string | undefined): string | undefined {
  if (typeof body['writeKey'] === 'string' && body['writeKey']) return body['writeKey'];
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
  return basic && Buffer.from(basic, 'base64').toString().split(':')[0];
}

function withoutKey(raw: unknown, type?: MessageType): unknown {
  if (!isObject(raw)) return raw;
  const { writeKey: _, ...rest } = raw;
  return type ? { ...rest, type } : rest;
}
