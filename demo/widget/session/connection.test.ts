import { expect, onTestFinished, test } from 'vitest';
import type { Connection } from '../../../packages/widget/src/connection/connection.ts';
import { createConnection } from '../../../packages/widget/src/connection/create-connection.ts';
import type { Waking } from '../../../packages/widget/src/connection/watch-waking.ts';
import type { ChatAccess } from '../../../packages/widget/src/session/functions-api.ts';
import { openTwilio } from '../../../packages/widget/src/transport/twilio.ts';
import { findConversation } from '../../emulator/twilio/conversations/conversations.ts';
import { addMessage } from '../../emulator/twilio/conversations/messages.ts';
import { byServer } from '../../emulator/twilio/services.ts';
import { tolerateSdkRejections } from '../../emulator/twilio/testing/sdk-rejections.ts';
import { useSessionLab, type SessionLab } from './session-lab.ts';

const hourMs = 3_600_000;
const startLab = useSessionLab();

// A line takes its time to come back, the more so where many tests run.
const patience = { timeout: 20_000 };

interface Connected {
  readonly connection: Connection;
  /** The lines, tokens and ends that were told. */
  readonly told: string[];
  /** The texts, as a reader sees them. */
  readonly texts: string[];
  readonly wake: (why: Waking) => void;
}

/** Connects as a page does, by the real SDK. */
function connect(lab: SessionLab, access: ChatAccess, isPersonThere = false): Connected {
  tolerateSdkRejections();
  const { api, now, sign, stack } = lab;
  const told: string[] = [];
  const texts: string[] = [];
  let newest = -1;
  let wake: (why: Waking) => void = () => {};
  const ignore = () => {};
  const hear = ({ index, body }: { readonly index: number; readonly body: string }) => {
    if (index <= newest) return;
    newest = index;
    texts.push(body);
  };
  const connection = createConnection({
    access,
    api,
    openTransport: async () => openTwilio,
    socketUrl: stack.twilio.socketUri,
    events: {
      onLine: (line) => void told.push(line),
      onAccess: () => void told.push('access'),
      onOver: (why) => void told.push(`over ${why}`),
      onLatest: ({ messages }) => messages.forEach(hear),
      onMessage: ({ index, body }) => {
        if (index <= newest) texts.push('twice');
        hear({ index, body });
      },
      onMessageChanged: ignore,
      onMessageRemoved: ignore,
      onOthersSeen: ignore,
      onTyping: ignore,
    },
    newestIndex: () => newest,
    now,
    waking: (onWake) => {
      wake = onWake;
      return ignore;
    },
    ...(isPersonThere && { identityToken: () => sign() }),
  });
  onTestFinished(connection.stop);
  return { connection, told, texts, wake: (why) => wake(why) };
}

/** Writes as an agent does. */
function write({ stack: { twilio } }: SessionLab, { conversationSid }: ChatAccess, body: string) {
  const conversation = findConversation(twilio.store, conversationSid);
  addMessage(twilio.services, conversation, { author: 'agent.maya', body }, byServer);
}

test('what both sides say arrives', async () => {
  const lab = await startLab();
  const access = await lab.start();
  const { connection, texts } = connect(lab, access);
  await connection.whenUp();
  expect(await connection.send({ clientId: 'c1', body: 'Hello' })).toEqual({ kind: 'stored' });
  write(lab, access, 'What can I do?');
  await expect.poll(() => texts, patience).toContain('What can I do?');
  expect(texts.filter((text) => text === 'Hello')).toEqual(['Hello']);
  expect(await connection.isStored('c1', -1)).toBe(true);
  expect(await connection.isStored('c2', -1)).toBe(false);
});

test('a token is refreshed in time, and the same line goes on', async () => {
  const lab = await startLab();
  const access = await lab.start();
  const { connection, told, texts, wake } = connect(lab, access);
  await connection.whenUp();
  lab.wait(45 * 60_000);
  wake('attention');
  await expect.poll(() => told, patience).toEqual(['connecting', 'up', 'access']);
  lab.wait(45 * 60_000);
  write(lab, access, 'Still there?');
  await expect.poll(() => texts, patience).toContain('Still there?');
  expect(told).toEqual(['connecting', 'up', 'access']);
});

test('one that is too late costs a line, and no message', async () => {
  const lab = await startLab();
  const access = await lab.start();
  const { connection, told, texts } = connect(lab, access);
  await connection.whenUp();
  lab.wait(12 * hourMs);
  lab.stack.twilio.sockets.expireTokens({});
  write(lab, access, 'Good morning');
  await expect.poll(() => texts, patience).toContain('Good morning');
  expect(told).toContain('access');
  expect(told.at(-1)).toBe('up');
});

test('what is said while the line is down is told once it is up', async () => {
  const lab = await startLab();
  const access = await lab.start();
  const { connection, told, texts } = connect(lab, access);
  await connection.whenUp();
  const { faults, sockets } = lab.stack.twilio;
  faults.setSocket({ refuseConnections: 503 });
  sockets.drop({});
  await expect.poll(() => told.at(-1), patience).toBe('connecting');
  expect(await connection.send({ clientId: 'c', body: 'Hi' })).toMatchObject({ kind: 'later' });
  for (const number of ['one', 'two', 'three']) write(lab, access, number);
  faults.setSocket({ refuseConnections: null });
  await expect.poll(() => texts.slice(-3), patience).toEqual(['one', 'two', 'three']);
  expect(texts).not.toContain('twice');
});

test('a stored chat is taken up the next morning', async () => {
  const lab = await startLab();
  const access = await lab.start();
  write(lab, access, 'Are you still there?');
  lab.wait(12 * hourMs);
  const { connection, told, texts } = connect(lab, access);
  await connection.whenUp();
  expect(told).toEqual(['connecting', 'access', 'up']);
  expect(texts).toContain('Are you still there?');
  expect((await connection.freshAccess()).token).not.toBe(access.token);
});

test('that of a verified visitor, with the person', async () => {
  const lab = await startLab();
  const access = await lab.start(await lab.sign());
  lab.wait(12 * hourMs);
  const { connection, told } = connect(lab, access, true);
  await connection.whenUp();
  expect(told).toEqual(['connecting', 'access', 'up']);
});

test('one that is ended while a page shows it is over', async () => {
  const lab = await startLab();
  const access = await lab.start();
  const { connection, told } = connect(lab, access);
  await connection.whenUp();
  await lab.api.end(access);
  await expect.poll(() => told.at(-1), patience).toBe('over by-team');
});

test('one that was ended meanwhile is over', async () => {
  const lab = await startLab();
  const access = await lab.start();
  await lab.api.end(access);
  const now = connect(lab, access);
  await expect.poll(() => now.told.at(-1), patience).toBe('over by-team');
  lab.wait(12 * hourMs);
  const later = connect(lab, access);
  await expect.poll(() => later.told.at(-1), patience).toBe('over by-team');
});

test('one of the week before last is lost', async () => {
  const lab = await startLab();
  const access = await lab.start();
  lab.wait(10 * 24 * hourMs);
  const { told } = connect(lab, access);
  await expect.poll(() => told.at(-1), patience).toBe('over lost');
});
