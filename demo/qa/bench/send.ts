import type { World } from '../world.ts';

/** A message as the docs site sends it. */
type Message = Readonly<Record<string, unknown>>;

/** Somebody reads a page. */
export function toPageView(anonymousId: string, title: string): Message {
  const path = `/docs/${title.toLowerCase().replaceAll(' ', '-')}`;
  const properties = { category: 'Docs', title, path, url: `http://127.0.0.1:9${path}` };
  return { type: 'page', anonymousId, category: 'Docs', name: title, properties };
}

/** Somebody says who they are. */
export function toIdentify(anonymousId: string, phone: string): Message {
  return { type: 'identify', anonymousId, traits: { phone } };
}

/** Sends messages to Segment in one request; resolves when Segment has them. */
export async function send({ stack }: World, messages: readonly Message[]): Promise<void> {
  const { segment } = stack;
  const timestamp = new Date(segment.clock.now()).toISOString();
  const response = await fetch(`${segment.origin}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      writeKey: segment.config.sources[0]?.writeKey,
      batch: messages.map((message) => ({ timestamp, ...message })),
    }),
  });
  if (!response.ok) throw new Error(`Segment answered ${response.status}.`);
}
