import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureAnswer } from '../../../packages/studio/bench/answer.ts';
import { buildStudio } from '../../../packages/studio/build.ts';
import { measureColdStart } from '../../emulator/functions/bench/cold-start.ts';
import { measureStartChat } from './measure-start-chat.ts';

// Prints what the Functions take: to start a chat, to load, and to answer from the docs of a large site.

const targets = {
  perSecond: 50,
  startChatMs: 60,
  coldStartMs: 150,
  bundleMB: 1.5,
  answerMs: 15,
  indexMB: 5,
};

const chats = await measureStartChat({ perSecond: targets.perSecond, seconds: 10 });
const bundles = await measureBundles();
const bot = await measureAnswer();
const largest = Math.max(...bundles.map(({ bytes }) => bytes)) / 1e6;
const slowest = Math.max(...bundles.map(({ loadMs }) => loadMs));

const lines: [string, string, boolean][] = [
  [
    `start-chat, ${targets.perSecond} a second for 10 s`,
    `${chats.requests - chats.failed} of ${chats.requests} started, median ${chats.p50.toFixed(0)} ms, p95 ${chats.p95.toFixed(0)} ms`,
    chats.failed === 0 && chats.p95 < targets.startChatMs,
  ],
  [
    `${bundles.length} bundles`,
    `the largest ${largest.toFixed(2)} MB, the slowest loaded in ${slowest.toFixed(0)} ms`,
    largest < targets.bundleMB && slowest < targets.coldStartMs,
  ],
  [
    `the bot over ${bot.pages} pages`,
    `median ${bot.p50Ms.toFixed(1)} ms, p95 ${bot.p95Ms.toFixed(1)} ms`,
    bot.p95Ms < targets.answerMs,
  ],
  [
    'its index',
    `${(bot.indexBytes / 1e6).toFixed(2)} MB, loaded in ${bot.loadMs.toFixed(0)} ms`,
    bot.indexBytes < targets.indexMB * 1e6 && bot.loadMs + slowest < targets.coldStartMs,
  ],
];
for (const [what, figure, isMet] of lines) console.log(`${isMet ? '✓' : '✗'} ${what}: ${figure}`);
const missed = lines.filter(([, , isMet]) => !isMet);
console.log(missed.length === 0 ? '\nAll targets met.' : `\n${missed.length} missed.`);
process.exit(missed.length === 0 ? 0 : 1);

async function measureBundles() {
  const folder = mkdtempSync(join(tmpdir(), 'docent-functions-'));
  try {
    await buildStudio(folder);
    return await measureColdStart(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
