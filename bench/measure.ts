import type { Browser } from 'playwright';
import { measureArrivals, type Arrival } from './arrival.ts';
import { measureFirstEvent, type FirstEvent } from './first-event.ts';
import { measureMainThread } from './main-thread.ts';
import { networks } from './network.ts';
import type { Options } from './options.ts';
import type { ArrivalPoint, FirstEvents, MainThreads, Results } from './results.ts';
import { createRandom, toRounds } from './schedule.ts';
import type { Servers } from './servers.ts';
import type { MainThread } from './trace.ts';
import type { Variant } from './variant.ts';

export interface Bench {
  readonly browser: Browser;
  readonly servers: Servers;
  readonly variants: readonly Variant[];
  /** The page without any product. */
  readonly baseline: Variant;
  readonly options: Options;
  readonly onRound: (what: string, done: number, all: number) => void;
}

/** Measures everything, in rounds of all variants. */
export async function measure(bench: Bench): Promise<Results> {
  const random = createRandom(bench.options.seed);
  return {
    firstEvents: await measureFirstEvents(bench, random),
    mainThreads: await measureMainThreads(bench, random),
    arrivals: await measureAllArrivals(bench, random),
  };
}

async function measureFirstEvents(bench: Bench, random: () => number): Promise<FirstEvents[]> {
  const { browser, servers, options } = bench;
  const plans = toPlans(bench).map((plan) => ({ ...plan, runs: [] as FirstEvent[] }));
  for (const [index, round] of toRounds(plans, options.firstEvents, random).entries()) {
    for (const plan of round) plan.runs.push(await measureFirstEvent(browser, servers, plan));
    bench.onRound('first events', index + 1, options.firstEvents);
  }
  return plans
    .filter(({ runs }) => runs.length > 0)
    .map(({ variant, network, runs }) => ({ variant: variant.name, network: network.name, runs }));
}

async function measureMainThreads(bench: Bench, random: () => number): Promise<MainThreads[]> {
  const { browser, servers, options } = bench;
  const variants = [bench.baseline, ...bench.variants];
  const plans = variants.map((variant) => ({ variant, runs: [] as MainThread[] }));
  for (const [index, round] of toRounds(plans, options.mainThreads, random).entries()) {
    for (const { variant, runs } of round) {
      runs.push(await measureMainThread(browser, servers, variant));
    }
    bench.onRound('main thread', index + 1, options.mainThreads);
  }
  return plans
    .filter(({ runs }) => runs.length > 0)
    .map(({ variant, runs }) => ({ variant: variant.name, runs }));
}

async function measureAllArrivals(bench: Bench, random: () => number): Promise<ArrivalPoint[]> {
  const { browser, servers, options } = bench;
  const plans = toPlans(bench).flatMap((plan) =>
    options.delays.map((leaveAfterMs) => ({ ...plan, leaveAfterMs })),
  );
  const arrivals: Arrival[] = [];
  for (const [index, round] of toRounds(plans, options.trials, random).entries()) {
    arrivals.push(...(await measureArrivals(browser, servers, round)));
    bench.onRound('arrivals', index + 1, options.trials);
  }
  return plans
    .map((plan) => ({
      variant: plan.variant.name,
      network: plan.network.name,
      leaveAfterMs: plan.leaveAfterMs,
      views: arrivals.filter((arrival) => arrival.plan === plan).map(({ views }) => views),
    }))
    .filter(({ views }) => views.length > 0);
}

function toPlans({ variants, options }: Bench) {
  return variants.flatMap((variant) =>
    options.networks.map((name) => ({ variant, network: networks[name] })),
  );
}
