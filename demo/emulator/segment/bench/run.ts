import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeConnections, percentile, run, send } from '../../shared/bench/load.ts';

// Prints what the local Segment bears: messages a second and the time of a lookup, as profiles and events grow.
// `pnpm bench` goes to 2 million events; `pnpm bench 100000` stops earlier.

const stages = [10_000, 100_000, 1_000_000, 2_000_000];
const upTo = Number(process.argv[2] ?? stages.at(-1));
/** What must hold at the last stage; the README says so. */
const targets = { singlesPerSecond: 2000, lookupP95Ms: 5, rssMB: 1000 };
const eventsPerProfile = 20;
const batchSize = 250;
const writeKey = 'docentDemoDocsSiteWriteKey000001';
const authorization = `Basic ${Buffer.from('docent-demo-profile-token:').toString('base64')}`;
const profilesPath = '/v1/spaces/spa_docent_demo/collections/users/profiles';

const folder = mkdtempSync(join(tmpdir(), 'docent-bench-'));
const database = join(folder, 'segment.db');
const child = fork(
  join(import.meta.dirname, 'server-process.ts'),
  [join(import.meta.dirname, '../../../segment.yaml'), database],
  { execArgv: ['--import', 'tsx'] },
);
const { origin } = await ask<{ origin: string }>();

let sent = 0;
let missed: string[] = [];
const pad = (text: string | number, width: number) => String(text).padStart(width);
console.log(
  'A reader is two browsers with ten pages each, which a phone merges into one profile.\n',
);
console.log(
  '   events  profiles | single msg/s  batched msg/s | traits p50  p95 ms  events p50  p95 ms |  RSS MB   DB MB',
);
for (const events of stages.filter((stage) => stage <= upTo)) {
  const readers = Math.floor(events / eventsPerProfile);
  const singles = Math.min(10_000, (events - sent) / 2);
  const batches = (events - sent - singles) / batchSize;
  const from = sent;
  const seeded = await run(batches, 4, (index) => sendBatch(from + index * batchSize));
  sent += batches * batchSize;
  const before = sent;
  const single = await run(singles, 32, (index) =>
    send(`${origin}/v1/p`, JSON.stringify({ writeKey, ...toPage(before + index) })),
  );
  sent += singles;
  const traits = await lookUp(readers, 'traits?include=docs_last_2_days,last_doc_title');
  const history = await lookUp(readers, 'events?include=Page%20Viewed&limit=20');
  child.send('rss');
  const { rssBytes } = await ask<{ rssBytes: number }>();
  const measured = {
    singlesPerSecond: singles / (single.totalMs / 1000),
    lookupP95Ms: Math.max(percentile(traits, 0.95), percentile(history, 0.95)),
    rssMB: rssBytes / 1e6,
  };
  missed = findMissed(measured);
  console.log(
    [
      pad(events, 9),
      pad(readers, 9),
      '|',
      pad(Math.round(measured.singlesPerSecond), 12),
      pad(Math.round((batches * batchSize) / (seeded.totalMs / 1000)), 14),
      '|',
      pad(percentile(traits, 0.5).toFixed(2), 10),
      pad(percentile(traits, 0.95).toFixed(2), 7),
      pad(percentile(history, 0.5).toFixed(2), 11),
      pad(percentile(history, 0.95).toFixed(2), 7),
      '|',
      pad(Math.round(measured.rssMB), 7),
      pad(Math.round(statSync(database).size / 1e6), 7),
    ].join(' '),
  );
}
closeConnections();
child.disconnect();
await new Promise((resolve) => child.once('exit', resolve));
rmSync(folder, { recursive: true });
console.log(missed.length === 0 ? '\nAll targets met.' : `\nMissed: ${missed.join(', ')}.`);
process.exitCode = missed.length === 0 ? 0 : 1;

function findMissed(measured: typeof targets): string[] {
  const { singlesPerSecond, lookupP95Ms, rssMB } = measured;
  return [
    ...(singlesPerSecond < targets.singlesPerSecond ? ['2,000 messages a second'] : []),
    ...(lookupP95Ms > targets.lookupP95Ms ? ['lookup under 5 ms'] : []),
    ...(rssMB > targets.rssMB ? ['memory under 1 GB'] : []),
  ];
}

function toPage(index: number) {
  const reader = Math.floor(index / eventsPerProfile);
  const step = index % eventsPerProfile;
  const phone = `+1415${String(2_000_000 + reader)}`;
  const hasPhone = step % 10 >= 7;
  return {
    type: 'page',
    messageId: `ajs-next-${index}-9f86d081884c7d659a2feaa0c55ad015`,
    anonymousId: `reader-${reader}-browser-${step < 10 ? 1 : 2}`,
    category: 'Docs',
    name: `Page ${step}`,
    properties: {
      category: 'Docs',
      title: `Page ${step} of the documentation`,
      url: `https://docs.example.com/guides/page-${step}`,
      path: `/guides/page-${step}`,
      referrer: 'https://www.example.com/',
      search: '',
    },
    context: {
      userAgent:
        'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0',
      locale: 'en-GB',
      timezone: 'Europe/London',
      library: { name: 'analytics.js', version: 'npm:next-1.84.3' },
      ...(hasPhone && {
        externalIds: [{ id: phone, type: 'phone', collection: 'users', encoding: 'none' }],
      }),
    },
  };
}

function sendBatch(first: number): Promise<string> {
  const batch = Array.from({ length: batchSize }, (_, index) => toPage(first + index));
  return send(`${origin}/v1/batch`, JSON.stringify({ writeKey, batch }));
}

async function lookUp(readers: number, resource: string): Promise<number[]> {
  const { times } = await run(2000, 1, (index) => {
    const reader = (index * 7919) % readers;
    return send(
      `${origin}${profilesPath}/phone:%2B1415${2_000_000 + reader}/${resource}`,
      undefined,
      { authorization },
    );
  });
  return times;
}

function ask<T>(): Promise<T> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as T)));
}
