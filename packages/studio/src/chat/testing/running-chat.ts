import type { Phone } from '@docent/identity';
import { issueAccessToken } from '../../identity/access-token.ts';
import { toPseudonym } from '../../identity/pseudonym.ts';
import type { ChatSettings } from '../../settings/chat-settings.ts';
import type { ChatTools } from '../chat-tools.ts';
import type { Chat } from '../ports.ts';
import { createFakeChatStore, type FakeChat, type FakeChatStore } from './fake-chat-store.ts';

export const noon = Date.parse('2026-11-22T12:00:00Z');
export const phone = '+14155552671' as Phone;
export const otherPhone = '+442079460958' as Phone;
export const conversationSid = `CH${'1a'.repeat(16)}`;
export const guest = 'guest-ada';
export const identitySecret = 'identity-key-secret-of-the-tests-01';

export const settings: ChatSettings = {
  accountSid: `AC${'a'.repeat(32)}`,
  apiKeySid: `SK${'b'.repeat(32)}`,
  apiKeySecret: 'api-key-secret-of-the-tests-0001',
  serviceSid: `IS${'c'.repeat(32)}`,
  allowedOrigins: new Set(['https://docs.example.com']),
  pseudonymSecret: 'pseudonym-secret-of-the-tests-0001',
  method: { kind: 'conversation', flowSid: `FW${'d'.repeat(32)}` },
  identity: { secrets: new Map([['k1', identitySecret]]), audience: 'docs-chat' },
  requireVerified: false,
  captcha: undefined,
  tokenSeconds: 3600,
  resumeHours: 24,
};

/** The identity that the person with `phone` gets once an identity token was checked. */
export const person = toPseudonym(settings.pseudonymSecret, 'person', phone);

interface Setup extends Partial<Omit<FakeChat, 'chat'>> {
  readonly state?: Chat['state'];
  /** As an object, or as whatever text somebody has written. */
  readonly attributes?: object | string;
  readonly settings?: Partial<ChatSettings>;
}

/** A running chat of one test. */
export interface RunningChat extends FakeChatStore {
  readonly tools: ChatTools;
  /** Its attributes as they are now. */
  attributes(): Record<string, unknown>;
  /** An access token, by default the visitor's own, that was issued `ageSeconds` ago. */
  token(ageSeconds?: number, identity?: string): Promise<string>;
}

/** The attributes of a visitor who claims a phone. */
export function claimed(more: object = {}): object {
  const pre_engagement_data = { user_id: null, docs: [] };
  const attributes = { from: phone, channel_type: 'web', identity_verified: false };
  return { ...attributes, pre_engagement_data, ...more };
}

/** Those of one whose identity token was checked. */
export function verified(more: object = {}): object {
  return claimed({ identity_verified: true, ...more });
}

/** Sets up a chat at a Twilio that is a fake of our own seam. */
export function setUpChat({ state = 'active', attributes, ...given }: Setup = {}): RunningChat {
  const { identity = guest, settings: changed, ...rest } = given;
  const written = attributes ?? claimed();
  const text = typeof written === 'string' ? written : JSON.stringify(written);
  const chat: Chat = { sid: conversationSid, state, attributes: text };
  const fake = createFakeChatStore({ ...rest, chat, identity });
  const own = { ...settings, ...changed };
  const surroundings = { now: () => noon, newId: () => 'id', log: () => undefined };
  return {
    ...fake,
    tools: { store: fake.store, settings: own, surroundings },
    attributes: () => JSON.parse(fake.chat().attributes) as Record<string, unknown>,
    async token(ageSeconds = 0, who = identity) {
      const then = { now: () => noon - ageSeconds * 1000 };
      const issued = { identity: who, settings: own, surroundings: then };
      return (await issueAccessToken(issued)).token;
    },
  };
}
