import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { percentile } from '../../shared/bench/load.ts';
import { readConfig } from '../../twilio/config.ts';
import type { Order, Report } from './server-process.ts';

interface Load {
  perSecond: number;
  seconds: number;
}

const configFile = join(import.meta.dirname, '../../../twilio.yaml');

/** Lets visitors write by REST, each in a conversation of their own, and waits for what the flow answers. */
export async function measureLoad({ perSecond, seconds }: Load) {
  const server = fork(join(import.meta.dirname, 'server-process.ts'), [configFile], {
    execArgv: ['--import', 'tsx'],
  });
  const { origin } = await nextMessage<{ origin: string }>(server);
  const conversations = perSecond * seconds;
  const { sids } = await ask<{ sids: string[] }>(server, { do: 'open', conversations });
  const begin = now();
  const sentAt = await sendAll(origin, sids, perSecond);
  const report = await waitForAnswers(server, conversations);
  server.disconnect();
  const answers = Object.entries(report.answeredAt);
  const end = Math.max(...answers.map(([, at]) => at));
  const delays = answers.map(([sid, at]) => at - (sentAt.get(sid) ?? 0));
  const sorted = delays.toSorted((a, b) => a - b);
  return {
    asked: conversations,
    answered: answers.length,
    unfinished: report.unfinished,
    perSecond: answers.length / ((end - begin) / 1000),
    median: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    rssMB: report.rssBytes / 1e6,
  };
}

async function sendAll(origin: string, sids: readonly string[], perSecond: number) {
  const sentAt = new Map<string, number>();
  const { sid, authToken } = readConfig(configFile).account;
  const authorization = `Basic ${Buffer.from(`${sid}:${authToken}`).toString('base64')}`;
  const headers = { authorization, 'x-twilio-webhook-enabled': 'true' };
  const requests: Promise<void>[] = [];
  const begin = now();
  for (const [index, conversation] of sids.entries()) {
    const due = begin + (index / perSecond) * 1000;
    while (now() < due) await new Promise((resolve) => setTimeout(resolve, 1));
    sentAt.set(conversation, now());
    const body = new URLSearchParams({ Author: `visitor-${index}`, Body: `Question ${index}` });
    const url = `${origin}/conversations.twilio.com/v1/Conversations/${conversation}/Messages`;
    requests.push(post(url, { headers, body }));
  }
  await Promise.all(requests);
  return sentAt;
}

async function post(url: string, init: RequestInit): Promise<void> {
  const response = await fetch(url, { method: 'POST', ...init });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

async function waitForAnswers(server: ChildProcess, expected: number): Promise<Report> {
  const patience = now() + 10_000;
  for (;;) {
    const report = await ask<Report>(server, { do: 'report' });
    const isDone = Object.keys(report.answeredAt).length >= expected && report.unfinished === 0;
    if (isDone || now() > patience) return report;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The same in every process of this machine. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

function ask<T>(server: ChildProcess, order: Order): Promise<T> {
  server.send(order);
  return nextMessage(server);
}

function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as T)));
}
