import { isRecord } from '@docent/identity';
import type { OutgoingMessage } from './model.ts';

/** What was written and not sent when a tab was left. */
export interface KeptMessage {
  readonly taskSid: string;
  readonly clientId: string;
  readonly text: string;
}

/** What a tab keeps of a worker's desk, so that a reload loses nothing. */
export interface KeptDesk {
  /** The chats that this tab shows though they may be over. */
  readonly held: readonly string[];
  readonly drafts: Readonly<Record<string, string>>;
  readonly outgoing: readonly KeptMessage[];
}

const workerKey = 'docent-qa:desk-worker';
const deskKey = (identity: string): string => `docent-qa:desk:${identity}`;
const emptyDesk: KeptDesk = { held: [], drafts: {}, outgoing: [] };

/** Which worker sits in this tab: by its address, else by what the tab remembers. */
export function readTabWorker(): string | undefined {
  return new URLSearchParams(location.search).get('worker') ?? get(workerKey);
}

/** Writes who sits in this tab, and which task is open, where a reload finds it. */
export function writeTab(worker: string | undefined, taskSid: string | undefined): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries({ worker, task: taskSid })) {
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  if (url.href !== location.href) history.replaceState(history.state, '', url);
  set(workerKey, worker);
}

/** The task that was open in this tab. */
export function readTabTask(): string | undefined {
  return new URLSearchParams(location.search).get('task') ?? undefined;
}

/** What the tab kept of a worker's desk; what is not as it was written is left out. */
export function readKeptDesk(identity: string): KeptDesk {
  try {
    const value: unknown = JSON.parse(get(deskKey(identity)) ?? '{}');
    return isRecord(value) ? toDesk(value) : emptyDesk;
  } catch {
    return emptyDesk;
  }
}

/** Keeps a worker's desk for the next load of this tab. */
export function writeKeptDesk(identity: string, desk: KeptDesk): void {
  set(deskKey(identity), JSON.stringify(desk));
}

/** What of the messages under way can be kept: a file cannot. */
export function toKept(taskSid: string, outgoing: readonly OutgoingMessage[]): KeptMessage[] {
  return outgoing
    .filter(({ text }) => text !== '')
    .map(({ clientId, text }) => ({ taskSid, clientId, text }));
}

function toDesk({ held, drafts, outgoing }: Record<string, unknown>): KeptDesk {
  const isText = (value: unknown): value is string => typeof value === 'string';
  return {
    held: toList(held).filter(isText),
    drafts: isRecord(drafts)
      ? Object.fromEntries(
          Object.entries(drafts).filter((entry): entry is [string, string] => isText(entry[1])),
        )
      : {},
    outgoing: toList(outgoing).filter(
      (one): one is KeptMessage =>
        isRecord(one) && [one['taskSid'], one['clientId'], one['text']].every(isText),
    ),
  };
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function get(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function set(key: string, value: string | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // For this load of the page, then.
  }
}
