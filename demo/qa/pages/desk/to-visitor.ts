import { isRecord, readText } from '@docent/identity';
import type { DeskTask } from './model.ts';
import { readDocs, type ReadDoc } from './read-docs.ts';
import { readBoolean, readNumber, readPart, readWebUrl } from './read-value.ts';

/** How sure it is whose phone it is. */
export type Certainty = 'verified' | 'claimed' | 'sender' | 'unknown';

/** What support needs to know of a visitor, before the first word. */
export interface Visitor {
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly userId?: string;
  readonly certainty: Certainty;
  readonly channel: 'web' | 'sms' | 'whatsapp';
  readonly question?: string;
  /** The latest first. */
  readonly docs: readonly ReadDoc[];
  readonly page?: { readonly title: string; readonly url: string };
  readonly isVip: boolean;
  readonly lifetimeValue?: number;
  /** As BCP 47 has it. */
  readonly locale?: string;
  readonly timeZone?: string;
  readonly isReplyBySms: boolean;
  readonly routing: Routing;
}

/** Why it went to a person. */
interface Routing {
  readonly reason?: string;
  readonly explanation?: string;
  /** Why the bot gave up. */
  readonly handoff?: string;
}

const most = 2000;

/** Reads what a task and its conversation say of the visitor; whatever is not as agreed is left out. */
export function toVisitor(task: DeskTask): Visitor {
  const told = isRecord(task.attributes) ? task.attributes : {};
  const chat = task.conversation?.attributes;
  const claims = readPart(isRecord(chat) ? chat : {}, 'pre_engagement_data');
  const channel = task.customer?.channel ?? 'web';
  const phone = readPhone(task, told);
  const isVerified =
    readBoolean(isRecord(chat) ? chat : {}, 'identity_verified') ||
    readBoolean(told, 'identity_verified');
  const profile = readPart(told, 'profile');
  const lifetimeValue = readNumber(profile, 'lifetime_value');
  return {
    name: toName(told, claims),
    ...given('phone', phone),
    ...given('email', readText(claims, 'email', most)),
    ...given('userId', readText(claims, 'user_id', most)),
    certainty: toCertainty({ isVerified, phone, channel }),
    channel,
    ...given('question', readText(claims, 'question', 20_000) ?? readText(told, 'question', most)),
    docs: readDocs(claims['docs'], told['docs']),
    ...given('page', readPage(claims)),
    isVip: readBoolean(profile, 'vip'),
    ...(lifetimeValue ? { lifetimeValue } : {}),
    ...given('locale', readText(claims, 'locale', 60)),
    ...given('timeZone', readText(claims, 'time_zone', 60)),
    isReplyBySms: [told, claims].some((part) => part['reply_by'] === 'sms'),
    routing: readRouting(told),
  };
}

/** The end of a phone, by which people tell visitors apart: `…2671`. */
export function toPhoneEnding(phone: string): string {
  return `…${phone.slice(-4)}`;
}

function given<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
}

function toName(told: object, claims: object): string {
  const name = readText(claims, 'friendlyName', most) ?? readText(told, 'name', most);
  const isName = name !== undefined && !/^\+?\d+$|^(guest|person)-/.test(name);
  return isName ? name : 'Visitor';
}

function readPhone({ customer, conversation }: DeskTask, told: object): string | undefined {
  const chat = isRecord(conversation?.attributes) ? conversation.attributes : {};
  const sender = customer?.address?.replace(/^whatsapp:/, '');
  return (
    sender ??
    readText(chat, 'from', 20) ??
    readText(told, 'from', 20) ??
    readText(chat, 'claimed_phone', 20)
  );
}

function toCertainty(known: {
  readonly isVerified: boolean;
  readonly phone: string | undefined;
  readonly channel: Visitor['channel'];
}): Certainty {
  if (known.phone === undefined) return 'unknown';
  if (known.channel !== 'web') return 'sender';
  return known.isVerified ? 'verified' : 'claimed';
}

function readPage(claims: Record<string, unknown>): Visitor['page'] | undefined {
  const page = readPart(claims, 'page');
  const url = readWebUrl(page['url']);
  return url === undefined ? undefined : { url, title: readText(page, 'title', most) ?? url };
}

function readRouting(told: Record<string, unknown>): Routing {
  const routing = readPart(told, 'routing');
  return {
    ...given('reason', readText(routing, 'reason', 60)),
    ...given('explanation', readText(routing, 'explanation', most)),
    ...given('handoff', readText(routing, 'handoff', 60)),
  };
}
