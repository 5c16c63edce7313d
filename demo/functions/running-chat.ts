import { randomUUID } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import twilio from 'twilio';
import { onTestFinished, vi } from 'vitest';
import { handler as endChat } from '../../packages/studio/functions/end-chat.ts';
import { handler as identifyVisitor } from '../../packages/studio/functions/identify-visitor.ts';
import { handler as rateChat } from '../../packages/studio/functions/rate-chat.ts';
import { handler as refreshToken } from '../../packages/studio/functions/refresh-token.ts';
import { handler as resumeChat } from '../../packages/studio/functions/resume-chat.ts';
import { handler as startChat } from '../../packages/studio/functions/start-chat.ts';
import { handler as transcript } from '../../packages/studio/functions/transcript.ts';
import {
  callFunction,
  type SeenAnswer,
} from '../../packages/studio/src/door/testing/call-function.ts';
import { issueAccessToken } from '../../packages/studio/src/identity/access-token.ts';
import { readChatSettings } from '../../packages/studio/src/settings/chat-settings.ts';
import type { Studio } from '../emulator/studio/engine/studio.ts';
import { toFlow } from '../emulator/studio/testing/studio-lab.ts';
import type { FlowState } from '../emulator/studio/flow/definition.ts';
import { startStudio } from '../emulator/studio/twilio/start-studio.ts';
import * as account from '../emulator/twilio/testing/settings.ts';
import { startTestTwilio, type TestTwilio } from '../emulator/twilio/testing/test-support.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';

const functions = {
  'start-chat': startChat,
  'refresh-token': refreshToken,
  'resume-chat': resumeChat,
  'end-chat': endChat,
  'rate-chat': rateChat,
  'identify-visitor': identifyVisitor,
  transcript,
};

/** The Functions around a chat. */
export type FunctionName = keyof typeof functions;

/** A chat that was started, as a page keeps it. */
export interface PageChat {
  readonly token: string;
  readonly conversationSid: string;
  readonly identity: string;
}

/** A local Twilio with Studio, and the Functions as Twilio's runtime calls them, with its real helper library. */
export interface RunningLab {
  readonly twilio: TestTwilio;
  readonly studio: Studio;
  readonly requests: RequestLog;
  /** What the Functions wrote to their log. */
  readonly logged: readonly string[];
  call(name: FunctionName, body: object): Promise<SeenAnswer>;
  start(body?: object): Promise<PageChat>;
  /** A token of the chat that was issued so many seconds ago. */
  oldToken(chat: PageChat, ageSeconds: number): Promise<string>;
  /** An identity token, as the customer's server signs it. */
  sign(claims?: JWTPayload): Promise<string>;
  attributes(chat: PageChat): Record<string, unknown>;
  state(chat: PageChat): string | undefined;
  /** The statuses of all tasks. */
  tasks(): string[];
  /** What was written at Twilio, for what must not change it. */
  snapshot(): string;
}

interface LabOptions {
  readonly flow?: readonly FlowState[];
  readonly variables?: Readonly<Record<string, string>>;
}

export const visitorPhone = '+14155552671';
export const otherPhone = '+442079460958';
const identitySecret = 'identity-secret-of-the-tests-00001';

const variables = {
  ACCOUNT_SID: account.accountSid,
  API_KEY_SID: account.apiKey.sid,
  API_KEY_SECRET: account.apiKey.secret,
  CONVERSATIONS_SERVICE_SID: account.serviceSid,
  WORKSPACE_SID: account.workspaceSid,
  ALLOWED_ORIGINS: 'https://docs.example.com',
  PSEUDONYM_SECRET: 'pseudonym-secret-of-the-tests-0001',
  IDENTITY_KEYS: `k1=${identitySecret}`,
  IDENTITY_AUDIENCE: 'docs-chat',
  STUDIO_FLOW_SID: account.flowSid,
};

/** What a page sends of its chat. */
export function toRequest({ token, conversationSid }: PageChat) {
  return { token, conversationSid };
}

/** Starts a lab for one test; it stops when the test ends. */
export async function startRunningLab({ flow, ...options }: LabOptions = {}): Promise<RunningLab> {
  const { local, studio } = await startLocal();
  const { flowSid: sid } = account;
  const definition = toFlow(flow ?? []);
  if (flow) studio.flows.add({ sid, friendlyName: 'Lab', status: 'published', definition });
  const requests = createRequestLog(local.origin);
  const credentials = [account.accountSid, account.authToken] as const;
  const getTwilioClient = (given: object) =>
    twilio(...credentials, { httpClient: requests.httpClient, ...given });
  const context = { ...variables, ...options.variables, getTwilioClient };
  const settings = readChatSettings(context);
  const call: RunningLab['call'] = (name, body) => callFunction(functions[name], { context, body });
  return {
    twilio: local,
    studio,
    requests,
    logged: catchLog(),
    call,
    async start(body = { question: 'How?' }) {
      const { status, body: answer } = await call('start-chat', body);
      if (status !== 201) throw new Error(`The chat was not started: ${JSON.stringify(answer)}`);
      requests.clear();
      return answer as PageChat;
    },
    async oldToken({ identity }, ageSeconds) {
      const surroundings = { now: () => Date.now() - ageSeconds * 1000 };
      return (await issueAccessToken({ identity, settings, surroundings })).token;
    },
    sign,
    ...createReader(local.store),
  };
}

/** What the local Twilio keeps. */
function createReader(
  store: TestTwilio['store'],
): Pick<RunningLab, 'attributes' | 'state' | 'tasks' | 'snapshot'> {
  const tables = ['conversations', 'participants', 'tasks', 'interactions', 'messages'] as const;
  const find = ({ conversationSid }: PageChat) => store.get('conversations', conversationSid);
  return {
    attributes: (chat) => JSON.parse(find(chat)?.attributes ?? '{}') as Record<string, unknown>,
    state: (chat) => find(chat)?.state,
    tasks: () => [...store.all('tasks')].map(({ assignmentStatus }) => assignmentStatus),
    snapshot: () => JSON.stringify(tables.map((table) => [...store.all(table)])),
  };
}

function catchLog(): readonly string[] {
  const logged: string[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((line) => void logged.push(`${line}`));
  onTestFinished(() => spy.mockRestore());
  return logged;
}

async function startLocal() {
  let studio: Studio | undefined;
  const local = await startTestTwilio({
    onStudioTrigger: (trigger) => void studio?.handle(trigger),
    extend: (_app, services) => void (studio = startStudio(services, { folder: '.' })),
  });
  if (!studio) throw new Error('Studio has not started.');
  onTestFinished(studio.close);
  return { local, studio };
}

function sign(claims: JWTPayload = {}): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  const payload = { phone: visitorPhone, aud: 'docs-chat', iat, exp: iat + 300, jti: randomUUID() };
  return new SignJWT({ ...payload, ...claims })
    .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
    .sign(new TextEncoder().encode(identitySecret));
}
