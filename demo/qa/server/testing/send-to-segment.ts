import type { World } from '../../world.ts';

/** Sends a message to the Segment of a world with its write key, as a page does; resolves when Segment has it. */
export async function sendToSegment(
  { stack: { segment } }: World,
  type: 'page' | 'identify' | 'track',
  message: Readonly<Record<string, unknown>>,
): Promise<void> {
  const writeKey = segment.config.sources[0]?.writeKey;
  const response = await fetch(`${segment.origin}/v1/${type}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ writeKey, ...message }),
  });
  if (!response.ok) throw new Error(`Segment answered ${response.status}.`);
}
