import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type {
  FunctionsApi,
  ChatAccess,
} from '../../../packages/widget/src/session/functions-api.ts';
import { createFunctionsApi } from '../../../packages/widget/src/session/functions.ts';
import { readConfig as readSegmentConfig } from '../../emulator/segment/config.ts';
import { readConfig as readTwilioConfig } from '../../emulator/twilio/config.ts';
import { prepareFunctions } from '../../prepare-functions.ts';
import { startStack, type FunctionsSetting, type Stack } from '../../stack.ts';

/** The local cloud of one test, and the widget's caller of its Functions. */
export interface SessionLab {
  readonly stack: Stack;
  readonly api: FunctionsApi;
  /** Moves the clock of the cloud, and ours with it. */
  readonly wait: (ms: number) => void;
  readonly now: () => number;
  /** An identity token, as the server of the docs site signs it. */
  readonly sign: (claims?: JWTPayload) => Promise<string>;
  /** Starts a chat without a question. */
  readonly start: (identityToken?: string) => Promise<ChatAccess>;
  /** What the conversation is, at the local Twilio. */
  readonly chat: (access: Pick<ChatAccess, 'conversationSid'>) => {
    readonly state: string | undefined;
    readonly attributes: Record<string, unknown>;
    readonly messages: readonly string[];
  };
}

export const phone = '+14155552671';
export const otherPhone = '+442079460958';

const demo = join(import.meta.dirname, '../..');
const siteOrigin = 'https://docs.example.com';
// As functions.env has them.
const identityKey = { kid: 'demo-2026', secret: 'docent-demo-identity-secret-00000001' };
const audience = 'docs.millrace.example';

/** Builds the Functions once for a file of tests; each test starts a cloud of its own, which stops with it. */
export function useSessionLab(): () => Promise<SessionLab> {
  const outDir = mkdtempSync(join(tmpdir(), 'docent-session-'));
  let functions: FunctionsSetting | undefined;
  beforeAll(async () => {
    functions = await prepareFunctions({ outDir, siteOrigin });
  }, 60_000);
  afterAll(() => rmSync(outDir, { recursive: true, force: true }));
  return async () => {
    if (!functions) throw new Error('The Functions are not built yet.');
    const stack = await startStack({
      segment: readSegmentConfig(join(demo, 'segment.yaml')),
      twilio: readTwilioConfig(join(demo, 'twilio.yaml')),
      flowFolder: demo,
      functions,
      log: () => undefined,
    });
    onTestFinished(stack.close);
    return toLab(stack);
  };
}

function toLab(stack: Stack): SessionLab {
  const { clock, store } = stack.twilio;
  const api = createFunctionsApi({
    url: stack.functions?.origin ?? '',
    now: clock.now,
    fetch: post,
  });
  return {
    stack,
    api,
    now: clock.now,
    wait: (ms) => clock.advance(ms),
    sign: (claims) => sign(clock.now(), claims),
    start: (identityToken) =>
      api.start({ requestId: randomUUID(), ...(identityToken && { identityToken }) }),
    chat({ conversationSid }) {
      const conversation = store.get('conversations', conversationSid);
      return {
        state: conversation?.state,
        attributes: JSON.parse(conversation?.attributes ?? '{}') as Record<string, unknown>,
        messages: store.messagesOf(conversationSid).map(({ body }) => body ?? ''),
      };
    },
  };
}

/** A browser says by itself which page asks. */
const post: typeof fetch = (url, init) =>
  fetch(url, { ...init, headers: { ...(init?.headers as object), origin: siteOrigin } });

function sign(now: number, claims: JWTPayload = {}): Promise<string> {
  const iat = Math.floor(now / 1000);
  const payload = { phone, aud: audience, iat, exp: iat + 300, jti: randomUUID(), ...claims };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256', kid: identityKey.kid })
    .sign(new TextEncoder().encode(identityKey.secret));
}
