import type { Scenario } from './scenario.ts';
import type { World } from './world.ts';

const hourMs = 3_600_000;

/** Tells Segment of the visitor what the tracker would: the docs they read, who they are, and then time passes. */
export async function seedProfile(
  { segment, clock, writeKey }: World,
  profile: Exclude<Scenario['profile'], 'none'>,
): Promise<void> {
  const { phone, docsRead, docsReadHoursAgo, traits, batch } = profile;
  const externalId = { id: phone, type: 'phone', collection: 'users', encoding: 'none' };
  const common = {
    anonymousId: `anonymous-${phone}`,
    timestamp: new Date(clock.now()).toISOString(),
    context: { externalIds: [externalId] },
  };
  const identify = { ...common, type: 'identify', traits: { phone, ...traits } };
  const pages = Array.from({ length: docsRead }, (_, index) => toPage(index + 1));
  const messages = [identify, ...pages.map((page) => ({ ...common, ...page }))];
  const response = await fetch(`${segment.origin}/v1/b`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ writeKey, batch: messages }),
  });
  if (!response.ok) throw new Error(`The local Segment refused the profile: ${response.status}.`);
  clock.advance(docsReadHoursAgo * hourMs);
  if (batch) segment.runBatches();
}

function toPage(number: number) {
  const title = `Doc ${number}`;
  const url = `https://docs.example.com/${number}`;
  const properties = { category: 'Docs', name: title, title, url, path: `/${number}` };
  return { type: 'page', category: 'Docs', name: title, properties };
}
