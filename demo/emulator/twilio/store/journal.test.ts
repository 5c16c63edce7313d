import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createClock } from '../../shared/clock.ts';
import { DatabaseInUseError, openDatabase } from '../../shared/database.ts';
import {
  createConversation,
  findConversation,
  updateConversation,
} from '../conversations/conversations.ts';
import { addMessage, removeMessage } from '../conversations/messages.ts';
import { addParticipant } from '../conversations/participants.ts';
import { addDefaultRoles } from '../conversations/roles.ts';
import { createServices } from '../core.ts';
import { byClient, byServer, type Services } from '../services.ts';
import { buildConfig } from '../testing/settings.ts';
import { openJournal } from './journal.ts';
import type { Commit, Store } from './store.ts';

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'docent-twilio-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'twilio.db');
}

/** A local Twilio's core with a journal, which is closed when its test ends. */
function open(file?: string) {
  const clock = createClock();
  clock.freeze(Date.parse('2026-03-02T12:00:00.000Z'));
  const services = createServices({ config: buildConfig(), clock, origin: () => 'http://twilio' });
  const seen: Commit[] = [];
  const told: Commit[] = [];
  services.store.onChange((commit) => void seen.push(commit));
  services.store.onCommit((commit) => void told.push(commit));
  const warnings: string[] = [];
  const warn = (sentence: string) => void warnings.push(sentence);
  const journal = openJournal({ file, store: services.store, warn });
  onTestFinished(() => journal.close());
  return { ...services, services, journal, seen, told, warnings };
}

function chat(services: Services): string {
  addDefaultRoles(services);
  const { store } = services;
  const { sid } = createConversation(services, { uniqueName: 'help' }, byServer);
  addParticipant(services, findConversation(store, sid), { identity: 'visitor' }, byServer);
  for (const body of ['one', 'two', 'three with 👋 and \0 and "quotes"'])
    addMessage(services, findConversation(store, sid), { author: 'visitor', body }, byServer);
  const [first] = store.messagesOf(sid);
  if (first) removeMessage(services, first, byClient('visitor'));
  updateConversation(services, findConversation(store, sid), { attributes: '{"a":1}' }, byServer);
  return sid;
}

/** All records, as an inspector would list them. */
function readAll(store: Store): unknown {
  const tables = ['conversations', 'participants', 'messages', 'users', 'roles'] as const;
  return Object.fromEntries(tables.map((table) => [table, [...store.all(table)]]));
}

/** Runs SQL on the file of a journal that is closed. */
function tamper(file: string, sqlText: string): void {
  const schema = { version: 1, tables: '' };
  const sql = openDatabase({ file, schema, warn: (sentence) => expect.fail(sentence) });
  sql.run(sqlText);
  sql.close();
}

test('finds everything again after a restart, in the same order', () => {
  const file = temporaryFile();
  const first = open(file);
  const sid = chat(first.services);
  first.journal.close();

  const second = open(file);
  expect(readAll(second.store)).toEqual(readAll(first.store));
  expect(second.store.messagesOf(sid).map(({ index }) => index)).toEqual([1, 2]);
  expect(second.store.conversationNamed('help')).toBe(sid);
  expect(second.warnings).toEqual([]);
});

test('replays each commit with its changes, cause and time, and tells nobody outside', () => {
  const file = temporaryFile();
  const first = open(file);
  chat(first.services);
  first.journal.close();

  const second = open(file);
  expect(second.seen).toEqual(first.seen);
  expect(second.told).toEqual([]);
});

test('goes on where it stopped, over many restarts', () => {
  const file = temporaryFile();
  for (let round = 0; round < 4; round += 1) {
    const { services, store, journal } = open(file);
    if (round === 0) createConversation(services, { uniqueName: 'help' }, byServer);
    const conversation = findConversation(store, 'help');
    expect(conversation.nextIndex).toBe(round);
    addMessage(services, conversation, { body: `round ${round}` }, byServer);
    journal.close();
  }
});

test('writes what came in one turn of the event loop by the end of it, without being closed', async () => {
  const file = temporaryFile();
  const first = open(file);
  chat(first.services);
  await turn();
  await turn();
  // What is in the file is what a killed process leaves; so it is read while the journal is still open.
  const copy = temporaryFile();
  for (const suffix of ['', '-wal']) writeFileSync(copy + suffix, readFileSync(file + suffix));
  expect(readAll(open(copy).store)).toEqual(readAll(first.store));
});

test('keeps a commit that a listener makes behind the one that led to it', () => {
  const file = temporaryFile();
  const first = open();
  const { services, store } = first;
  // This listener comes before the journal, as those of webhooks and Studio may.
  store.onCommit(({ changes }) => {
    if (!changes.some(({ table, before }) => table === 'messages' && !before)) return;
    const conversation = findConversation(store, 'help');
    if (conversation.nextIndex === 1)
      addMessage(services, conversation, { body: 'echo' }, byServer);
  });
  const journal = openJournal({ file, store, warn: (sentence) => expect.fail(sentence) });
  createConversation(services, { uniqueName: 'help' }, byServer);
  addMessage(services, findConversation(store, 'help'), { body: 'hello' }, byServer);
  journal.close();

  const second = open(file);
  expect(findConversation(second.store, 'help').nextIndex).toBe(2);
  expect(readAll(second.store)).toEqual(readAll(store));
});

test('forgets everything when it is discarded, also what was not yet written, and goes on', () => {
  const file = temporaryFile();
  const first = open(file);
  createConversation(first.services, { uniqueName: 'written' }, byServer);
  first.journal.flush();
  createConversation(first.services, { uniqueName: 'waiting' }, byServer);
  first.journal.discard();
  createConversation(first.services, { uniqueName: 'after' }, byServer);
  first.journal.close();

  const names = [...open(file).store.all('conversations')].map(({ uniqueName }) => uniqueName);
  expect(names).toEqual(['after']);
});

test('keeps nothing after it was closed', () => {
  const file = temporaryFile();
  const first = open(file);
  first.journal.close();
  createConversation(first.services, { uniqueName: 'late' }, byServer);
  first.journal.flush();
  first.journal.discard();
  first.journal.close();
  expect([...open(file).store.all('conversations')]).toEqual([]);
});

test.each([undefined, ':memory:'])('keeps nothing in %s', (file) => {
  const first = open(file);
  chat(first.services);
  first.journal.close();
  expect([...open(file).store.all('conversations')]).toEqual([]);
});

test('moves a file that is no database aside, says so, and begins anew', () => {
  const file = temporaryFile();
  writeFileSync(file, 'This is no database, but it is long enough to be looked at. '.repeat(100));
  const { services, journal, warnings } = open(file);
  expect(warnings).toEqual([expect.stringContaining('was moved to')]);
  createConversation(services, { uniqueName: 'new' }, byServer);
  journal.close();
  expect(open(file).store.conversationNamed('new')).toBeDefined();
});

test.each([
  ['no JSON', 'not JSON'],
  ['no commit', '{"writes":[{"table":"conversations","record":null}],"cause":null}'],
  [
    'of a table that there is not',
    '{"writes":[{"table":"cats","record":{"sid":"1"}}],"cause":{"source":"API","identity":null,"hasWebhooks":false}}',
  ],
])('reads up to a row that is %s, and moves it and the rest aside', (_, body) => {
  const file = temporaryFile();
  const first = open(file);
  for (const uniqueName of ['a', 'b', 'c'])
    createConversation(first.services, { uniqueName }, byServer);
  first.journal.close();
  tamper(file, `UPDATE commits SET body = '${body}' WHERE seq = 2`);

  const second = open(file);
  expect([...second.store.all('conversations')].map(({ uniqueName }) => uniqueName)).toEqual(['a']);
  expect(second.warnings).toEqual([expect.stringContaining('from commit 2 on')]);
  const [aside = ''] = readdirSync(dirname(file)).filter((name) => name.includes('corrupt'));
  const lines = readFileSync(join(dirname(file), aside), 'utf8')
    .trim()
    .split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual([2, 3]);
  expect(lines[0]).toContain(JSON.stringify(body).slice(1, -1));

  createConversation(second.services, { uniqueName: 'd' }, byServer);
  second.journal.close();
  const third = open(file);
  expect([...third.store.all('conversations')].map(({ uniqueName }) => uniqueName)).toEqual([
    'a',
    'd',
  ]);
  expect(third.warnings).toEqual([]);
});

test('says that another has the file open', () => {
  const file = temporaryFile();
  open(file);
  expect(() => open(file)).toThrow(DatabaseInUseError);
});

test('reads thousands of commits, in order', () => {
  const file = temporaryFile();
  const first = open(file);
  createConversation(first.services, { uniqueName: 'long' }, byServer);
  for (let index = 0; index < 2000; index += 1) {
    const conversation = findConversation(first.store, 'long');
    addMessage(first.services, conversation, { body: String(index) }, byServer);
  }
  first.journal.close();
  const { store } = open(file);
  const { sid } = findConversation(store, 'long');
  expect(store.messagesOf(sid).map(({ body }) => Number(body))).toEqual(
    Array.from({ length: 2000 }, (_, index) => index),
  );
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

test.each([20, 105, 240])(
  'has every commit as a whole, in order, of a process that is killed after %d messages',
  async (count) => {
    const file = temporaryFile();
    const child = fork(join(import.meta.dirname, '../testing/journal-process.ts'), [file], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    onTestFinished(() => kill(child));
    let said = 0;
    await new Promise<void>((resolve) => {
      child.on('message', (written) => {
        said = written as number;
        if (said >= count) resolve();
      });
    });
    await kill(child);

    const { store, warnings } = open(file);
    expect(warnings).toEqual([]);
    const conversation = findConversation(store, 'help');
    const messages = store.messagesOf(conversation.sid);
    expect(conversation.messagesCount).toBe(messages.length);
    expect(messages.map(({ index }) => index)).toEqual(messages.map((_, index) => index));
    expect(messages.every(({ body, index }) => body === `${index} `.repeat(500))).toBe(true);
    // It says a number before it writes it, and its next turn after.
    expect(messages.length).toBeGreaterThanOrEqual(count - 5);
    // What came in one turn is there together.
    expect(messages.length % 5).toBe(0);
  },
);
