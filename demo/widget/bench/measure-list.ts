import type { Browser } from '@playwright/test';
import type { Bench } from './bench-cloud.ts';
import { openVisit } from './browser.ts';
import { followCpu, readHeapMB, waitUntilIdle } from './devtools.ts';
import { peers } from './peers.ts';
import type { Row } from './row.ts';
import { toSpread } from './spread.ts';

const sizes = [50, 1000, 10_000] as const;
const times = 5;

interface Shown {
  readonly elements: number;
  readonly cpuMs: number;
  readonly oneMoreMs: number;
  /** Of two frames and the measuring itself, which is taken off the others. */
  readonly restMs: number;
  readonly heapMB: number;
}

/** What a chat of many messages costs, all given at once, and one more of them: the panel over a chat that is told of. */
export async function measureList(
  browser: Browser,
  { site, trials }: Pick<Bench, 'site'> & { readonly trials: number },
): Promise<Row[]> {
  const shown = new Map<number, Shown[]>(sizes.map((size) => [size, []]));
  for (let trial = 0; trial < trials; trial += 1)
    for (const [size, all] of shown) all.push(await show(browser, { origin: site.origin, size }));
  return [...shown].flatMap(([size, all]) => toRows(size, all));
}

async function show(
  browser: Browser,
  { origin, size }: { readonly origin: string; readonly size: number },
): Promise<Shown> {
  const { page, session, close } = await openVisit(browser);
  await page.goto(`${origin}/list`);
  const readCpuMs = await followCpu(session);
  const measure = async (action: () => Promise<void>): Promise<number> => {
    await readHeapMB(session);
    await waitUntilIdle(page, 50);
    const before = await readCpuMs();
    await action();
    return (await readCpuMs()) - before;
  };
  await page.evaluate(() => window.list.open());
  await page.evaluate((count) => window.list.prepare(count), size);
  const rests: number[] = [];
  for (let time = 0; time < times; time += 1)
    rests.push(await measure(() => page.evaluate(() => window.list.rest())));
  const restMs = toSpread(rests).median;
  const empty = await readHeapMB(session);
  const cpuMs = (await measure(() => page.evaluate(() => window.list.show()))) - restMs;
  const elements = await page.evaluate(() => window.list.countElements());
  const heapMB = (await readHeapMB(session)) - empty;
  const more: number[] = [];
  for (let time = 0; time < times; time += 1)
    more.push(await measure(() => page.evaluate(() => window.list.addOne())));
  await close();
  return { elements, cpuMs, oneMoreMs: toSpread(more).median - restMs, restMs, heapMB };
}

function toRows(size: number, all: readonly Shown[]): Row[] {
  const spread = (read: (one: Shown) => number) => toSpread(all.map(read));
  const isPeer = size === 1000 || size === 10_000;
  const beside = <Key extends 'elements' | 'listCpuMs' | 'oneMoreMs' | 'listHeapMB'>(key: Key) =>
    isPeer && { peers: peers[key][size] };
  const messages = size.toLocaleString('en');
  const cpu = spread(({ cpuMs }) => cpuMs);
  const more = spread(({ oneMoreMs }) => oneMoreMs);
  return [
    {
      what: `${messages} messages, elements`,
      value: Math.max(...all.map(({ elements }) => elements)),
      most: 500,
      ...beside('elements'),
    },
    {
      what: '  CPU to show them, ms more than two idle frames',
      value: cpu.median,
      text: `${cpu.median.toFixed(1)} (best ${cpu.best.toFixed(1)})`,
      most: 60,
      ...beside('listCpuMs'),
    },
    {
      what: '  CPU for one more, ms more than two idle frames',
      value: more.median,
      text: `${more.median.toFixed(1)} (best ${more.best.toFixed(1)})`,
      most: 5,
      ...beside('oneMoreMs'),
    },
    { what: '  two idle frames, ms', value: spread(({ restMs }) => restMs).median, digits: 1 },
    {
      what: '  heap of showing them, MB more',
      value: spread(({ heapMB }) => heapMB).median,
      digits: 2,
      ...beside('listHeapMB'),
    },
  ];
}
