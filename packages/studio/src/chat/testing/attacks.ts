import { SignJWT, UnsecuredJWT } from 'jose';
import {
  conversationSid,
  guest,
  identitySecret,
  noon,
  settings,
  type RunningChat,
} from './running-chat.ts';
import { signIdentity } from './sign-identity.ts';

/** A token that is not this visitor's own, by what is wrong with it. */
export const badTokens: readonly [wrong: string, make: (chat: RunningChat) => Promise<string>][] = [
  ['no token', async () => 'token'],
  ['of another key', () => forge({}, 'another-secret-of-32-characters-00')],
  ['of another service', () => forge({ service_sid: `IS${'9'.repeat(32)}` })],
  ['without a signature', async () => new UnsecuredJWT(toPayload({})).encode()],
  ['without its last character', async (chat) => (await chat.token()).slice(0, -1)],
  ['an identity token', () => signIdentity()],
  ['signed by the key of identity tokens', () => forge({}, identitySecret)],
  ['not of Conversations', () => forge({}, settings.apiKeySecret, 'JWT')],
  ['ended a month ago', (chat) => chat.token(31 * 86_400)],
];

/** The SID of a chat that is not the visitor's, by why. All must be answered alike. */
export const badSids: readonly [why: string, sid: string][] = [
  ['nobody has', `CH${'9'.repeat(32)}`],
  ['is empty', ''],
  ['is of something else', `IS${'c'.repeat(32)}`],
  ['leads to another resource', `${conversationSid}/Messages`],
  ['climbs out', '../../Accounts'],
  ['is in capitals', conversationSid.toUpperCase()],
  ['has a line after it', `${conversationSid}\n`],
];

/** Bodies of the wrong form, beside what each Function has of its own. */
export const badBodies: readonly [wrong: string, body: unknown][] = [
  ['nothing', undefined],
  ['a text', 'token'],
  ['a list', []],
  ['no token', { conversationSid }],
  ['no SID', { token: 't' }],
  ['an empty token', { token: '', conversationSid }],
  ['a number as token', { token: 1, conversationSid }],
  ['a huge token', { token: 't'.repeat(5000), conversationSid }],
  ['a list as SID', { token: 't', conversationSid: [conversationSid] }],
  ['an object as SID', { token: 't', conversationSid: { toString: 'x' } }],
  ['null as SID', { token: 't', conversationSid: null }],
  ['an unknown key', { token: 't', conversationSid, identity: 'person-1' }],
  ['__proto__', JSON.parse(`{"token":"t","conversationSid":"${conversationSid}","__proto__":{}}`)],
  ['constructor', { token: 't', conversationSid, constructor: { prototype: {} } }],
];

function toPayload(grant: object) {
  const iat = noon / 1000;
  const chat = { service_sid: settings.serviceSid, ...grant };
  const { apiKeySid: iss, accountSid: sub } = settings;
  return { iat, exp: iat + 3600, iss, sub, jti: '1', grants: { identity: guest, chat } };
}

function forge(grant: object, secret = settings.apiKeySecret, cty = 'twilio-fpa;v=1') {
  return new SignJWT(toPayload(grant))
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', cty })
    .sign(new TextEncoder().encode(secret));
}
