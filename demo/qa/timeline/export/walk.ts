import type { WholeEntry } from '../entry.ts';
import { cutWords } from '../words/cut-words.ts';
import { toRecord, toText } from '../words/read-record.ts';

/** What a visitor did, as far as a test can do it again. */
export type WalkStep =
  | { readonly does: 'read'; readonly title: string; readonly path: string }
  | { readonly does: 'identify'; readonly phone: string }
  /** The phone is given in the form of the chat; without one, the page knows it or the visitor goes without. */
  | {
      readonly does: 'start';
      readonly question: string;
      readonly phone?: string;
      readonly isKnown: boolean;
    }
  | { readonly does: 'write'; readonly words: string }
  | { readonly does: 'text'; readonly from: string; readonly to: string; readonly words: string }
  | { readonly does: 'hear'; readonly who: 'bot' | 'agent'; readonly words: string };

/** Takes from entries what a test can do again, in order. */
export function toWalk(entries: readonly WholeEntry[]): WalkStep[] {
  const steps: WalkStep[] = [];
  // In the form of the chat the phone is given where the site did not know it.
  let known: string | undefined;
  let hasChat = false;
  const claimed = entries.find(({ kind }) => kind === 'attributes');
  for (const entry of entries) {
    if (entry.isNoise) continue;
    const step = toStep(entry);
    if (step?.does === 'identify') {
      if (step.phone === known || hasChat) continue;
      known = step.phone;
    }
    if (step?.does === 'write' && !hasChat) {
      hasChat = true;
      const phone = known === undefined ? readPhone(claimed) : undefined;
      const isKnown = known !== undefined;
      const start = { does: 'start', question: step.words, isKnown } as const;
      steps.push({ ...start, ...(phone !== undefined && { phone }) });
    } else if (step && (step.does !== 'hear' || hasChat)) steps.push(step);
  }
  return steps;
}

function toStep(entry: WholeEntry): WalkStep | undefined {
  const raw = toRecord(entry.raw);
  const words = toText(raw['body']);
  switch (entry.kind) {
    case 'page':
      return toReading(toRecord(raw['body']));
    case 'identify':
      return toIdentity(toRecord(raw['body']));
    case 'visitor':
      return words === undefined ? undefined : { does: 'write', words };
    case 'bot':
    case 'agent':
      return words === undefined ? undefined : { does: 'hear', who: entry.kind, words };
    case 'sms':
      return toTexting(toRecord(raw['body']));
    default:
      return undefined;
  }
}

function toReading(body: Readonly<Record<string, unknown>>): WalkStep | undefined {
  const properties = toRecord(body['properties']);
  const address = toText(properties['url']) ?? toText(properties['path']);
  if (address === undefined || !URL.canParse(address, 'http://site')) return undefined;
  const { pathname, search, hash } = new URL(address, 'http://site');
  const title = toText(body['name']) ?? toText(properties['title']) ?? pathname;
  return { does: 'read', title: cutWords(title), path: pathname + search + hash };
}

function toIdentity(body: Readonly<Record<string, unknown>>): WalkStep | undefined {
  const phone = toText(toRecord(body['traits'])['phone']);
  return phone === undefined ? undefined : { does: 'identify', phone };
}

function toTexting(body: Readonly<Record<string, unknown>>): WalkStep | undefined {
  const { direction, from, to, body: words } = body;
  if (direction !== 'inbound') return undefined;
  if (typeof from !== 'string' || typeof to !== 'string' || typeof words !== 'string')
    return undefined;
  return { does: 'text', from, to, words };
}

function readPhone(attributes: WholeEntry | undefined): string | undefined {
  const raw = toRecord(attributes?.raw);
  return toText(raw['from']) ?? toText(raw['claimed_phone']);
}
