import type { Browser } from '@playwright/test';
import { readGlobals, readKept, readLook } from '../../e2e/widget-host-page.ts';
import { readBlocking, type Blocking, type TraceEvent } from './blocking.ts';
import type { Bench } from './bench-cloud.ts';
import { openVisit } from './browser.ts';
import { followCpu, waitUntilIdle } from './devtools.ts';
import { peers } from './peers.ts';
import type { Row } from './row.ts';
import { toSpread } from './spread.ts';

const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
];
const traceMs = 2500;

/** What the bubble costs a page that nobody chats on. */
export async function measureBubble(
  browser: Browser,
  { site, marks, trials }: Pick<Bench, 'site' | 'marks'> & { readonly trials: number },
): Promise<Row[]> {
  const cpu = { with: [] as number[], blank: [] as number[] };
  const seen: number[] = [];
  const blocked: Blocking[] = [];
  for (let trial = 0; trial < trials; trial += 1) {
    cpu.blank.push(await readIdleCpu('/docs/blank'));
    cpu.with.push(await readIdleCpu('/docs/form'));
    seen.push(await readVisible());
    blocked.push(await trace());
  }
  const blank = toSpread(cpu.blank);
  const full = toSpread(cpu.with);
  const visible = toSpread(seen);
  const worst = (read: (one: Blocking) => number) => toSpread(blocked.map(read)).median;
  return [
    {
      what: 'main-thread CPU to idle, ms more than the blank page',
      value: full.median - blank.median,
      digits: 1,
      most: 20,
      peers: peers.idleCpuMs,
    },
    { what: '  the blank page, ms', value: blank.median, digits: 1 },
    {
      what: 'blocking, 1×, ms',
      value: worst(({ blockingMs }) => blockingMs),
      most: 0,
      peers: peers.blockingMs,
    },
    {
      what: 'blocking, 4×, ms',
      value: worst(({ slowBlockingMs }) => slowBlockingMs),
      digits: 1,
      most: 0,
      peers: peers.slowBlockingMs,
    },
    {
      what: '  longest task, 4×, ms',
      value: worst(({ longestMs }) => 4 * longestMs),
      digits: 1,
      peers: peers.longestSlowMs,
    },
    {
      what: 'visible after, ms',
      value: visible.median,
      text: `${visible.median.toFixed(0)} (best ${visible.best.toFixed(0)})`,
      peers: peers.visibleMs,
    },
    ...(await readTraces()),
  ];

  async function readIdleCpu(path: string): Promise<number> {
    const { page, session, close } = await openVisit(browser);
    // First another page of the site: what a process does once is not the page's.
    await page.goto(`${site.origin}/blank`);
    await waitUntilIdle(page);
    const readCpuMs = await followCpu(session);
    const before = await readCpuMs();
    await page.goto(site.origin + path);
    await waitUntilIdle(page);
    const ms = (await readCpuMs()) - before;
    await close();
    return ms;
  }

  async function readVisible(): Promise<number> {
    const { page, close } = await openVisit(browser);
    await page.addInitScript(marks);
    await page.goto(`${site.origin}/docs/form`);
    const mark = await page.waitForFunction(() => window.marks.bubble);
    const ms = (await mark.jsonValue()) ?? Number.NaN;
    await close();
    return ms;
  }

  async function trace(): Promise<Blocking> {
    const { page, close } = await openVisit(browser);
    await page.goto(`${site.origin}/blank`);
    await browser.startTracing(page, { categories });
    const url = `${site.origin}/docs/form`;
    await page.goto(url);
    await page.waitForTimeout(traceMs);
    const text = (await browser.stopTracing()).toString('utf8');
    await close();
    return readBlocking((JSON.parse(text) as { traceEvents: TraceEvent[] }).traceEvents, url);
  }

  /** What the page itself can see of the bubble. */
  async function readTraces(): Promise<Row[]> {
    const bare = await openVisit(browser);
    await bare.page.goto(`${site.origin}/docs/blank`);
    const globals = await readGlobals(bare.page);
    const look = await readLook(bare.page);
    await bare.close();
    const { page, close } = await openVisit(browser);
    const hosts = new Set<string>();
    page.on('request', (request) => void hosts.add(new URL(request.url()).host));
    await page.goto(`${site.origin}/docs/form`);
    await waitUntilIdle(page);
    const { local, session, databases, caches, cookies } = await readKept(page);
    const added = (await readGlobals(page)).filter((name) => !globals.includes(name));
    const painted = Object.entries(await readLook(page));
    await close();
    hosts.delete(new URL(site.origin).host);
    hosts.delete('');
    const restyled = painted.filter(([name, one]) => !isSame(one, look[name]));
    const count = (what: string, value: number, most: number) => ({ what, value, most });
    const stored = [local, session, databases, caches, cookies].flat().length;
    return [
      { ...count('stored before any click', stored, 0), peers: peers.stored },
      { ...count('other hosts asked before any click', hosts.size, 0), peers: peers.hosts },
      { ...count('globals added', added.length, 1), peers: peers.globals },
      {
        ...count('elements of the page restyled', restyled.length, 0),
        text: `${restyled.length}/${painted.length}`,
        peers: peers.restyled,
      },
    ];
  }
}

function isSame(one: object, other: object | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
