import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { Client } from '@twilio/conversations';
import { percentile } from '../../shared/bench/load.ts';
import { readConfig } from '../config.ts';
import { createAccessToken } from '../twilsock/access-token.ts';
import { connectPlainly, type PlainClient } from './client.ts';
import type { Order } from './server-process.ts';

// Prints what the local Twilio bears: how fast a client is ready, how many messages a second one conversation takes with
// many clients in it, and the memory of a large account. Servers run in processes of their own.

const targets = { initializedMs: 60, messagesPerSecond: 1000, rssMB: 1000, startMs: 1000 };
const configFile = join(import.meta.dirname, '../../../twilio.yaml');
const config = readConfig(configFile);
const cds = 'https://aim.us1.twilio.com/Client/v2';
const service = `${cds}/Services/${config.conversations.serviceSid}`;

const joined = new WeakMap<Client, Promise<unknown>>();

interface Server {
  socketUri: string;
  ask<T>(order: Order): Promise<T>;
  stop(): Promise<void>;
}

const start = await measureStart();
const ready = await measureReady(60);
const busy = await measureBusy({ clients: 50, perSecond: targets.messagesPerSecond, seconds: 5 });
const large = await measureLarge(10_000, 50);

const lines: [string, string, boolean][] = [
  [
    'Segment, Twilio and Studio, from the start of their process to listening',
    `${start.toFixed(0)} ms`,
    start < targets.startMs,
  ],
  [
    'from `new Client` to `initialized`, 60 times',
    `median ${ready.median.toFixed(1)} ms, p95 ${ready.p95.toFixed(1)} ms`,
    ready.median < targets.initializedMs,
  ],
  [
    `${busy.sent} messages at ${targets.messagesPerSecond} a second, one conversation, 50 clients`,
    `${busy.perSecond.toFixed(0)} a second, ${busy.received} of ${busy.expected} received, ${busy.disorder} out of order, p95 ${busy.p95.toFixed(0)} ms`,
    busy.received === busy.expected &&
      busy.disorder === 0 &&
      busy.perSecond >= targets.messagesPerSecond * 0.98,
  ],
  [
    '10,000 conversations of 50 messages',
    `${large.rssMB.toFixed(0)} MB, ${large.perSecond.toFixed(0)} messages a second put in; a client is ready in ${large.readyMs.toFixed(0)} ms`,
    large.rssMB < targets.rssMB,
  ],
];
for (const [what, figure, isMet] of lines) console.log(`${isMet ? '✓' : '✗'} ${what}: ${figure}`);
const missed = lines.filter(([, , isMet]) => !isMet);
console.log(missed.length === 0 ? '\nAll targets met.' : `\n${missed.length} missed.`);
process.exit(missed.length === 0 ? 0 : 1);

async function startServer(script = 'server-process.ts'): Promise<Server> {
  const child = fork(join(import.meta.dirname, script), [configFile], {
    execArgv: ['--import', 'tsx'],
  });
  const { socketUri } = await nextMessage<{ socketUri: string }>(child);
  return {
    socketUri,
    ask(order) {
      child.send(order);
      return nextMessage(child);
    },
    stop() {
      child.disconnect();
      return new Promise((resolve) => child.once('exit', () => resolve()));
    },
  };
}

async function measureStart(): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const begin = performance.now();
    const server = await startServer('stack-process.ts');
    times.push(performance.now() - begin);
    await server.stop();
  }
  return percentile(
    times.toSorted((a, b) => a - b),
    0.5,
  );
}

async function measureReady(times: number) {
  const server = await startServer();
  await server.ask({ do: 'conversation', identities: ['ada', 'agent'] });
  const measured: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const token = toToken('ada');
    const begin = performance.now();
    const client = await connect(server, token);
    measured.push(performance.now() - begin);
    await disconnect(client);
  }
  await server.stop();
  const sorted = measured.toSorted((a, b) => a - b);
  return { median: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
}

interface Load {
  clients: number;
  perSecond: number;
  seconds: number;
}

async function measureBusy({ clients: count, perSecond, seconds }: Load) {
  const server = await startServer();
  const identities = Array.from({ length: count }, (_, index) => `client-${index}`);
  const { sid } = await server.ask<{ sid: string }>({ do: 'conversation', identities });
  const total = perSecond * seconds;
  const sentAt: number[] = [];
  const delays: number[] = [];
  const seen = identities.map(() => new Set<number>());
  let disorder = 0;
  const clients: PlainClient[] = [];
  for (const [n, identity] of identities.entries()) {
    const client = await connectPlainly(server.socketUri, toToken(identity));
    clients.push(client);
    let last = -1;
    await client.follow(sid, (index) => {
      if (index !== last + 1) disorder += 1;
      last = index;
      seen[n]?.add(index);
      delays.push(performance.now() - (sentAt[index] ?? 0));
    });
  }
  const begin = performance.now();
  const replies: Promise<unknown>[] = [];
  while (replies.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - begin) / 1000) * perSecond));
    while (replies.length < due) {
      const index = replies.length;
      sentAt[index] = performance.now();
      const body = { body: `message ${index}`, attributes: '{}' };
      replies.push(
        clients[0]?.request('POST', `${service}/Conversations/${sid}/Messages`, body) ??
          Promise.reject(new Error('no client')),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(replies);
  const elapsed = performance.now() - begin;
  const received = () => seen.reduce((sum, one) => sum + one.size, 0);
  const expected = total * count;
  const patience = performance.now() + 10_000;
  while (received() < expected && performance.now() < patience)
    await new Promise((resolve) => setTimeout(resolve, 20));
  for (const client of clients) client.close();
  await server.stop();
  return {
    sent: total,
    perSecond: total / (elapsed / 1000),
    received: received(),
    expected,
    disorder,
    p95: percentile(
      delays.toSorted((a, b) => a - b),
      0.95,
    ),
  };
}

async function measureLarge(conversations: number, messages: number) {
  const server = await startServer();
  const begin = performance.now();
  await server.ask({ do: 'fill', conversations, messages });
  const perSecond = (conversations * messages) / ((performance.now() - begin) / 1000);
  const beginReady = performance.now();
  const client = await connect(server, toToken('visitor-5000'));
  const readyMs = performance.now() - beginReady;
  await disconnect(client);
  const { rssBytes } = await server.ask<{ rssBytes: number }>({ do: 'memory' });
  await server.stop();
  return { perSecond, rssMB: rssBytes / 1e6, readyMs };
}

async function connect(server: Server, token: string): Promise<Client> {
  const client = new Client(token, { Twilsock: { uri: server.socketUri } });
  joined.set(client, new Promise((resolve) => client.once('conversationJoined', resolve)));
  await new Promise<void>((resolve) => client.once('initialized', resolve));
  return client;
}

/** The SDK throws into the process when it is shut down while it fetches conversations. */
async function disconnect(client: Client): Promise<void> {
  await joined.get(client);
  await client.shutdown();
}

function toToken(identity: string): string {
  return createAccessToken(config, { identity, ttlSeconds: 3600, now: Date.now() });
}

function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as T)));
}
