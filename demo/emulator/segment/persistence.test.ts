import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createClock } from '../shared/clock.ts';
import { DatabaseInUseError, openDatabase } from '../shared/database.ts';
import { schema } from './schema.ts';
import { startSegment } from './server.ts';
import {
  buildConfig,
  createClient,
  noon,
  settings,
  startTestSegment,
  temporaryDatabase,
  type TestSegment,
} from './testing/test-support.ts';

const traits = [
  { name: 'Docs Read', kind: 'event_counter', event: 'Page Viewed' },
  {
    name: 'Docs Last 2 Days',
    kind: 'event_counter',
    event: 'Page Viewed',
    window: { sliding: '2 days' },
  },
];

async function read(segment: TestSegment, ...titles: string[]): Promise<void> {
  for (const title of titles) {
    await segment.post('page', {
      userId: 'u1',
      anonymousId: 'a1',
      messageId: title,
      properties: { title },
    });
  }
}

/** Everything that a caller can see of the reader `u1`. */
async function seeAll(segment: TestSegment) {
  const resources = ['traits', 'events', 'external_ids', 'metadata'];
  const answers = await Promise.all(resources.map((one) => segment.lookUp('user_id:u1', one)));
  return { bodies: answers.map(({ body }) => body), stream: await segment.stream() };
}

interface Child {
  process: ChildProcess;
  client: ReturnType<typeof createClient>;
}

/** A local Segment in a process of its own, which is gone when the test ends. */
async function forkSegment(database: string): Promise<Child> {
  const config = join(dirname(database), 'segment.json');
  writeFileSync(config, JSON.stringify({ ...settings, traits }));
  const child = fork(join(import.meta.dirname, 'bench/server-process.ts'), [config, database], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  onTestFinished(() => kill(child));
  const [{ origin }] = (await once(child, 'message')) as [{ origin: string }];
  return { process: child, client: createClient(origin) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

describe('a restart', () => {
  test('loses nothing', async () => {
    const options = { database: temporaryDatabase(), config: buildConfig({ traits }) };
    const first = await startTestSegment(options);
    await read(first, 'Start', 'Install');
    await first.post('identify', { userId: 'u1', traits: { plan: 'pro' }, messageId: 'who' });
    await first.post('page', { messageId: 'nobody' });
    await first.request('/v1/p', { method: 'POST', body: 'not JSON' });
    first.runBatches();
    const before = await seeAll(first);
    expect(before.bodies[0]).toMatchObject({
      traits: { docs_read: 2, docs_last_2_days: 2, plan: 'pro' },
    });
    await first.close();

    const second = await startTestSegment(options);
    expect(await seeAll(second)).toEqual(before);
    expect(second.logged).toEqual([]);
  });

  test('goes on counting the stream, and still knows which messages it has seen', async () => {
    const options = { database: temporaryDatabase() };
    const first = await startTestSegment(options);
    await read(first, 'Start', 'Install');
    await first.close();
    const second = await startTestSegment(options);
    await read(second, 'Install', 'Use');
    const stream = await second.stream();
    expect(stream.map(({ seq, messageId, outcome }) => [seq, messageId, outcome])).toEqual([
      [1, 'Start', 'accepted'],
      [2, 'Install', 'accepted'],
      [3, 'Install', 'duplicate'],
      [4, 'Use', 'accepted'],
    ]);
  });

  test('can be had many times', async () => {
    const database = temporaryDatabase();
    for (let n = 1; n <= 5; n += 1) {
      const segment = await startTestSegment({ database });
      await read(segment, `Page ${n}`);
      expect(await segment.stream()).toHaveLength(n);
      await segment.close();
      await segment.close();
    }
    expect(readdirSync(dirname(database))).toEqual([basename(database)]);
  });

  test('makes the folder of a new database', async () => {
    const database = join(dirname(temporaryDatabase()), 'some/where/segment.db');
    await read(await startTestSegment({ database }), 'Start');
    expect(existsSync(database)).toBe(true);
  });
});

describe('a process that is killed', () => {
  test('right after its answer loses nothing, and locks nobody out', async () => {
    const database = temporaryDatabase();
    const { process: child, client } = await forkSegment(database);
    const message = { userId: 'u1', anonymousId: 'a1', messageId: 'last', traits: { plan: 'pro' } };
    expect((await client.post('identify', message)).status).toBe(200);
    await kill(child);

    const segment = await startTestSegment({ database });
    expect(segment.logged).toEqual([]);
    expect(await segment.traits('anonymous_id:a1')).toEqual({ plan: 'pro' });
    expect(await segment.stream()).toMatchObject([{ seq: 1, messageId: 'last' }]);
    await read(segment, 'Start');
    expect(await segment.stream()).toMatchObject([{ seq: 1 }, { seq: 2, messageId: 'Start' }]);
  });

  test('in the middle of many messages keeps each that it had answered, and no half of a batch', async () => {
    const database = temporaryDatabase();
    const { process: child, client } = await forkSegment(database);
    const answered: string[] = [];
    const send = async (worker: number) => {
      for (let n = 0; child.exitCode === null && child.signalCode === null; n += 1) {
        const name = `${worker}-${n}`;
        const batch = [1, 2, 3].map((part) => ({
          type: 'page',
          anonymousId: `a${worker}`,
          messageId: `${name}-${part}`,
        }));
        const answer = await client.post('batch', { batch }).catch(() => undefined);
        if (answer?.status !== 200) return;
        answered.push(name);
      }
    };
    const workers = [1, 2, 3, 4].map(send);
    await expect.poll(() => answered.length, { interval: 5 }).toBeGreaterThan(40);
    await kill(child);
    await Promise.all(workers);

    const segment = await startTestSegment({ database });
    const stream = await segment.stream();
    const stored = new Set(stream.map(({ messageId }) => messageId));
    for (const name of answered) {
      for (const part of [1, 2, 3]) expect(stored).toContain(`${name}-${part}`);
    }
    expect(stored.size % 3).toBe(0);
    expect(stream.map(({ seq }) => seq)).toEqual(stream.map((_, index) => index + 1));
  });
});

describe('a database that another live process has open', () => {
  test('is refused in a sentence that helps, and stays untouched', async () => {
    const database = temporaryDatabase();
    const { process: child, client } = await forkSegment(database);
    await client.post('p', { anonymousId: 'a1' });
    const start = startSegment({ config: buildConfig(), database, log: () => undefined });
    await expect(start).rejects.toThrow(DatabaseInUseError);
    await expect(start).rejects.toThrow(
      `${database} is in use by process ${child.pid}. Stop that process, or start with another database file.`,
    );
    expect((await client.post('p', { anonymousId: 'a2' })).status).toBe(200);
    await kill(child);
    expect(await (await startTestSegment({ database })).stream()).toHaveLength(2);
  });

  test('is refused in the same process, too', async () => {
    const database = temporaryDatabase();
    const segment = await startTestSegment({ database });
    await read(segment, 'Start');
    expect(() => openDatabase({ file: database, schema, warn: () => undefined })).toThrow(
      DatabaseInUseError,
    );
    await read(segment, 'Install');
    await segment.close();
    expect(await (await startTestSegment({ database })).stream()).toHaveLength(2);
  });
});

describe('a file that cannot be read', () => {
  /** A sound file of some hundred pages. */
  async function fill(database: string): Promise<void> {
    const segment = await startTestSegment({ database });
    const batch = Array.from({ length: 400 }, (_, index) => ({
      type: 'page',
      anonymousId: `a${index}`,
      properties: { text: 'x'.repeat(900) },
    }));
    await segment.post('batch', { batch });
    await segment.close();
  }

  test.each<[what: string, spoil: (file: string) => void]>([
    ['garbage', (file) => writeFileSync(file, 'This is no database. '.repeat(500))],
    ['truncated', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    [
      'overwritten in its middle',
      (file) => {
        const handle = openSync(file, 'r+');
        const middle = Math.floor(statSync(file).size / 2 / 4096) * 4096;
        writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, middle);
        closeSync(handle);
      },
    ],
    [
      'overwritten at its begin',
      (file) => {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(0, 0, 100));
      },
    ],
  ])('as it is %s is moved aside as it is, and a new one begun', async (_, spoil) => {
    const database = temporaryDatabase();
    await fill(database);
    spoil(database);
    const spoiled = readFileSync(database);

    const segment = await startTestSegment({ database });
    const files = readdirSync(dirname(database));
    const aside = files.filter((name) => name.includes('.corrupt-'));
    expect(aside).toHaveLength(1);
    const moved = join(dirname(database), aside[0] ?? '');
    expect(readFileSync(moved).equals(spoiled)).toBe(true);
    expect(segment.logged).toHaveLength(1);
    expect(segment.logged[0]).toContain(`The database ${database} cannot be used (`);
    expect(segment.logged[0]).toContain(`It was moved to ${moved}; a new one was begun.`);

    expect(await segment.stream()).toEqual([]);
    await read(segment, 'Start');
    await segment.close();
    const again = await startTestSegment({ database });
    expect(again.logged).toEqual([]);
    expect(await again.stream()).toMatchObject([{ seq: 1, messageId: 'Start' }]);
  });

  test('as it is of another release is moved aside, too', async () => {
    const database = temporaryDatabase();
    await fill(database);
    const sql = openDatabase({ file: database, schema, warn: () => undefined });
    sql.run('PRAGMA user_version = 999');
    sql.close();
    const segment = await startTestSegment({ database });
    expect(segment.logged).toEqual([expect.stringContaining('schema version 999')]);
    expect(await segment.stream()).toEqual([]);
  });

  test('only because it is empty is no reason for a word', async () => {
    const database = temporaryDatabase();
    writeFileSync(database, '');
    const segment = await startTestSegment({ database });
    expect(segment.logged).toEqual([]);
    await read(segment, 'Start');
    expect(await segment.stream()).toHaveLength(1);
  });
});

describe('the port', () => {
  test('is the next one if the first is taken, and that is said', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const segment = await startTestSegment({ port });
    expect(segment.logged[0]).toBe(`Port ${port} is taken: the local Segment tries ${port + 1}.`);
    expect(Number(new URL(segment.origin).port)).toBeGreaterThan(port);
    expect((await segment.post('p', { anonymousId: 'a1' })).status).toBe(200);
  });

  test('that cannot be had leaves no lock behind', async () => {
    const database = temporaryDatabase();
    const start = startSegment({
      config: buildConfig(),
      database,
      port: 70_000,
      log: () => undefined,
    });
    await expect(start).rejects.toThrow(RangeError);
    expect(readdirSync(dirname(database))).toEqual([basename(database)]);
  });

  test('is open to this machine only', async () => {
    const { origin } = await startTestSegment();
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
});

test('closing answers what was accepted, and keeps it', async () => {
  const database = temporaryDatabase();
  const clock = createClock();
  clock.freeze(Date.parse(noon));
  const segment = await startTestSegment({ database, clock });
  const sent = Array.from({ length: 20 }, (_, n) =>
    segment.post('p', { anonymousId: 'a1', messageId: `m${n}` }).catch(() => undefined),
  );
  await Promise.race(sent);
  await segment.close();
  const answers = await Promise.all(sent);
  const answered = answers.flatMap((answer, n) => (answer?.status === 200 ? [`m${n}`] : []));
  expect(answered.length).toBeGreaterThan(0);
  const stream = await (await startTestSegment({ database })).stream();
  expect(stream.map(({ messageId }) => messageId)).toEqual(expect.arrayContaining(answered));
  expect(segment.logged).toEqual([]);
});
