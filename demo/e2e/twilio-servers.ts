import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import twilioLibrary from 'twilio';
import { listen } from '../emulator/shared/listen.ts';
import type { StreamLine } from '../emulator/twilio/stream.ts';
import { accountSid, apiKey, authToken, serviceSid } from '../emulator/twilio/testing/settings.ts';
import { expect, test as base, type Visitor } from './twilio-test.ts';

// Nothing here reaches into the local Twilio: what a customer's server has is the helper library and HTTP.
export const phone = '+14155550123';

interface Told {
  headers: IncomingHttpHeaders;
  parameters: Record<string, string>;
}

interface Receiver {
  url: string;
  /** Every webhook that came, in order. */
  told: Told[];
}

interface Desk {
  tasks(): Promise<{ sid: string; status: string }[]>;
  /** Does something with a task, as its agent. */
  act(path: string, body?: object): Promise<unknown>;
  sendFile(taskSid: string, filename: string, bytes: Buffer): Promise<void>;
}

/** A test with a server that webhooks go to, and an agent's desk. */
export const test = base.extend<{ receiver: Receiver; desk: Desk }>({
  // oxlint-disable-next-line no-empty-pattern
  receiver: async ({}, use) => {
    const told: Told[] = [];
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        const parameters = Object.fromEntries(new URLSearchParams(body));
        told.push({ headers: request.headers, parameters });
        response.end();
      });
    });
    const origin = await listen(server, { port: 0, name: 'receiver', log: console.log });
    await use({ url: `${origin}/told?by=twilio`, told });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
  desk: async ({ twilio: { origin }, control }, use) => {
    const tasks = `${origin}/_local/desk/tasks`;
    await use({
      async tasks() {
        const answer = (await (await fetch(tasks)).json()) as { tasks: never };
        return answer.tasks;
      },
      act: (path, body) => control(`/desk/tasks/${path}`, body),
      async sendFile(taskSid, filename, bytes) {
        const { status } = await fetch(
          `${tasks}/${taskSid}/files?filename=${encodeURIComponent(filename)}`,
          { method: 'POST', headers: { 'content-type': 'image/gif' }, body: new Uint8Array(bytes) },
        );
        expect(status).toBe(201);
      },
    });
  },
});

/** A token as a customer's server makes it. */
export function toToken(identity: string): string {
  const { AccessToken } = twilioLibrary.jwt;
  const token = new AccessToken(accountSid, apiKey.sid, apiKey.secret, { identity, ttl: 3600 });
  token.addGrant(new AccessToken.ChatGrant({ serviceSid }));
  return token.toJwt();
}

/** Whether the helper library accepts the signature of a webhook. */
export function isSigned({ headers, parameters }: Told, url: string, secret = authToken): boolean {
  const signature = String(headers['x-twilio-signature']);
  return twilioLibrary.validateRequest(secret, signature, url, parameters);
}

export const stateOf = ({ page }: Visitor) =>
  page.evaluate(() => window.chat.conversation.state?.current);

/** Reads server-sent events until one is as wanted. */
export async function readStream(origin: string, isLast: (line: StreamLine) => boolean) {
  const ending = new AbortController();
  const response = await fetch(`${origin}/_local/events`, {
    headers: { accept: 'text/event-stream' },
    signal: ending.signal,
  });
  const lines: StreamLine[] = [];
  let rest = '';
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(
    new TextDecoderStream(),
  )) {
    const parts = (rest + chunk).split('\n\n');
    rest = parts.pop() ?? '';
    lines.push(
      ...parts.map((part) => JSON.parse(/^data: (.*)$/m.exec(part)?.[1] ?? '') as StreamLine),
    );
    if (lines.some(isLast)) break;
  }
  ending.abort();
  return lines;
}
