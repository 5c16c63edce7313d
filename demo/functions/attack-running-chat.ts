import { createHmac, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { SeenAnswer } from '../../packages/studio/src/door/testing/call-function.ts';
import * as account from '../emulator/twilio/testing/settings.ts';
import {
  startRunningLab,
  toRequest,
  type FunctionName,
  type PageChat,
  type RunningLab,
} from './running-chat.ts';

interface Attack {
  readonly lab: RunningLab;
  readonly own: PageChat;
  /** Somebody else's. */
  readonly foreign: PageChat;
}

// What neither an answer nor a log says: an identity, a SID, a phone, a part of a token.
const telling = /guest-|person-|CH[\da-f]{32}|\d{7}|eyJ/;

type Body = object | Promise<object>;

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A chat token with parts changed, signed with a key. */
function forge(token: string, header: object, payload: object, secret: string): string {
  const [head = '', body = ''] = token.split('.');
  const parse = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;
  const text = `${encode({ ...parse(head), ...header })}.${encode({ ...parse(body), ...payload })}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

const refusedTokens: Record<string, (attack: Attack) => string | Promise<string>> = {
  'no token': () => 'x',
  'a token with another identity, not signed again': ({ own }) => {
    const [head, , signature] = own.token.split('.');
    return `${head}.${encode({ grants: { identity: 'agent.maya' } })}.${signature}`;
  },
  'a token signed with another key': ({ own }) => forge(own.token, {}, {}, 'x'.repeat(32)),
  'a token of alg none': ({ own }) => `${encode({ alg: 'none' })}.${own.token.split('.')[1]}.`,
  'a token that says another algorithm': ({ own }) =>
    forge(own.token, { alg: 'HS512' }, {}, account.apiKey.secret),
  'a token without an end': ({ own }) =>
    forge(own.token, {}, { exp: undefined }, account.apiKey.secret),
  'a token of another account': ({ own }) =>
    forge(own.token, {}, { sub: `AC${'9'.repeat(32)}` }, account.apiKey.secret),
  'an identity token': ({ lab }) => lab.sign(),
  'a token of two months ago': ({ lab, own }) => lab.oldToken(own, 60 * 86_400),
};

const unknownChats: Record<string, (attack: Attack) => string> = {
  'the SID of somebody else': ({ foreign }) => foreign.conversationSid,
  'a SID that nobody has': () => `CH${randomUUID().replaceAll('-', '')}`,
  'what is no SID': ({ own }) => `${own.conversationSid}/Participants`,
};

const wrongBodies: Record<string, (request: object) => object> = {
  'an object as SID': (request) => ({ ...request, conversationSid: {} }),
  'a number as token': (request) => ({ ...request, token: 1 }),
  'no token': (request) => ({ ...request, token: undefined }),
  'an unknown key': (request) => ({ ...request, identity: 'agent.maya' }),
  'a key named __proto__': (request) => ({
    ...request,
    ...(JSON.parse('{"x":{"__proto__":{"polluted":true}}}') as object),
  }),
};

/** Tests that a Function refuses what every Function around a running chat refuses, and changes nothing then. */
export function attackRunningChat(name: FunctionName, more: object = {}): void {
  async function attack(toBody: (attack: Attack) => Body) {
    const lab = await startRunningLab();
    const given = { lab, own: await lab.start(), foreign: await lab.start() };
    const body = { ...more, ...(await toBody(given)) };
    const before = lab.snapshot();
    const answer = await lab.call(name, body);
    expect(lab.snapshot()).toBe(before);
    expect(JSON.stringify(answer.body)).not.toMatch(telling);
    expect(lab.logged).toHaveLength(1);
    expect(lab.logged.join()).not.toMatch(telling);
    return { answer, requests: lab.requests.list() };
  }

  test.each(Object.entries(refusedTokens))('refuses %s', async (_what, toToken) => {
    const { answer, requests } = await attack(async (given) => ({
      ...toRequest(given.own),
      token: await toToken(given),
    }));
    expect(toRefusal(answer)).toEqual([401, 'token-refused']);
    expect(requests).toEqual([]);
  });

  test('answers alike for a chat of others, for none, and for what is no SID', async () => {
    const bodies: unknown[] = [];
    for (const toSid of Object.values(unknownChats)) {
      const { answer } = await attack((given) => ({
        ...toRequest(given.own),
        conversationSid: toSid(given),
      }));
      expect(toRefusal(answer)).toEqual([404, 'chat-not-found']);
      bodies.push(answer.body);
    }
    expect(bodies).toEqual([bodies[0], bodies[0], bodies[0]]);
  });

  test.each(Object.entries(wrongBodies))('refuses %s', async (_what, toBody) => {
    const { answer, requests } = await attack(({ own }) => toBody(toRequest(own)));
    expect(toRefusal(answer)).toEqual([400, 'wrong-request']);
    expect(requests).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  });
}

/** Status and code of a refusal. */
export function toRefusal({ status, body }: SeenAnswer): [status: number, code: string] {
  return [status, (body as { error: { code: string } }).error.code];
}
