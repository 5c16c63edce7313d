import { cpus, loadavg } from 'node:os';
import { launchBrowser } from './browser.ts';
import { startBench } from './bench-cloud.ts';
import { measureBubble } from './measure-bubble.ts';
import { measureBytes } from './measure-bytes.ts';
import { measureChat } from './measure-chat.ts';
import { measureHostile } from './measure-hostile.ts';
import { measureHour } from './measure-hour.ts';
import { measureList } from './measure-list.ts';
import { measureOpening } from './measure-opening.ts';
import { parseOptions } from './options.ts';
import { isMet, type Row } from './row.ts';
import { formatTable } from './table.ts';

// Prints what the chat costs a page and its visitors, beside what others take, and exits with 1 where a target is
// missed. `--trials 3 --messages 400` for a quick look.

const { trials, messages } = parseOptions(process.argv.slice(2));
const bench = await startBench();
const browser = await launchBrowser();
const rows: Row[] = [];
try {
  console.log(
    `Chromium ${browser.version()} headless, Node ${process.version}, ${formatMachine()}.`,
  );
  console.log(
    `${trials} trials, medians; sizes with brotli; CPU in thread time of the main thread.\n`,
  );
  await take('bytes', () => measureBytes(browser, bench));
  await take('bubble', () => measureBubble(browser, { ...bench, trials }));
  await take('opening', () => measureOpening(browser, { ...bench, trials }));
  await take('chat', () => measureChat(browser, { ...bench, trials }));
  await take('long lists', () => measureList(browser, { ...bench, trials }));
  await take('hostile messages', () => measureHostile(browser, bench));
  await take('an hour', () => measureHour(browser, { ...bench, messages }));
} finally {
  await browser.close();
  await bench.stop();
}
console.log(`${formatTable(rows)}\n`);
console.log(
  'The others: public releases, measured once on such a machine; C.1 to C.6 name its tables.',
);
const missed = rows.filter((row) => !isMet(row));
console.log(
  missed.length === 0 ? 'All targets met.' : `${missed.length} missed; ${formatMachine()}.`,
);
process.exit(missed.length === 0 ? 0 : 1);

/** What could not be measured is a row that is missed, and the others are measured all the same. */
async function take(name: string, measure: () => Promise<Row[]>): Promise<void> {
  const beganMs = performance.now();
  try {
    rows.push(...(await measure()));
  } catch (error) {
    console.error(error);
    rows.push({ what: `${name}: not measured`, value: Number.NaN, most: 0 });
  }
  const seconds = Math.round((performance.now() - beganMs) / 1000);
  console.error(`${name}: ${seconds} s, ${formatMachine()}`);
}

function formatMachine(): string {
  return `${cpus().length} cores, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`;
}
