import { setTimeout as wait } from 'node:timers/promises';
import { networkProblems } from '../../e2e/widget-watch.ts';
import { createChecks, type Checks } from './checks.ts';
import { kindOf, type FaultName } from './fault-kinds.ts';
import { inject } from './inject.ts';
import type { SoakOptions } from './options.ts';
import { buildPlan, type Round } from './plan.ts';
import { createSpeakers, type Speakers } from './speakers.ts';
import { createTabs, type Tabs } from './tabs.ts';
import type { SoakWorld } from './world.ts';

/** What came of a soak. */
export interface SoakResult {
  readonly said: number;
  /** In order. */
  readonly faults: readonly FaultName[];
  /** How often all had to have arrived. */
  readonly checks: number;
  /** The longest that had to be waited for that, ms. */
  readonly longestSettleMs: number;
  readonly durationMs: number;
  /** None: each message arrived once and in order, everywhere. */
  readonly problems: readonly string[];
}

interface Parts {
  readonly world: SoakWorld;
  readonly tabs: Tabs;
  readonly speakers: Speakers;
  readonly checks: Checks;
}

/**
 * Lets a visitor and an agent write to each other in the real widget while one thing after the other goes wrong. Stops at
 * the first thing that is wrong; `tell` hears how far it has come.
 *
 * @example
 * const { problems } = await soak({ messages: 2000, seed: 1, tabs: 2 }, world);
 */
export async function soak(
  options: SoakOptions,
  world: SoakWorld,
  tell: (sentence: string) => void = () => {},
): Promise<SoakResult> {
  const { watch, context, origin } = world;
  watch.allow(networkProblems);
  // Chromium's own line, where the SDK sends into a socket that has just been cut.
  watch.allow(/^WebSocket is already in CLOSING or CLOSED state/);
  const startedAt = Date.now();
  const tabs = createTabs({ context, url: `${origin}/docs/a`, most: options.tabs });
  const speakers = createSpeakers(world);
  const checks = createChecks(world, tabs, speakers);
  const said = () => speakers.visitor.length + speakers.agent.length;
  const plan = buildPlan(options);
  const faults: FaultName[] = [];
  const onRound = ({ number, fault, isChecked }: Round) => {
    faults.push(fault);
    if (isChecked) tell(`Round ${number} of ${plan.length}, after ${said()} messages`);
  };
  const problems = await play({ world, tabs, speakers, checks }, plan, onRound).catch(
    (error: unknown) => [error instanceof Error ? error.message : String(error)],
  );
  const onPages = watch.problems.splice(0).map((problem) => `a page: ${problem}`);
  return {
    said: said(),
    faults,
    ...checks.figures(),
    durationMs: Date.now() - startedAt,
    problems: [...problems, ...onPages],
  };
}

async function play(
  parts: Parts,
  plan: readonly Round[],
  onRound: (round: Round) => void,
): Promise<readonly string[]> {
  const { tabs, speakers, checks } = parts;
  await speakers.begin(await tabs.open());
  for (const round of plan) {
    onRound(round);
    await playRound(parts, round);
    const problems = await (round.isChecked ? checks.settle() : checks.glimpse());
    if (problems.length > 0) return problems;
  }
  return checks.readAll();
}

async function playRound({ world, tabs, speakers }: Parts, round: Round): Promise<void> {
  const { cloud, functions, context, origin } = world;
  const page = tabs.pick(round.tab);
  const answered = speakers.answer(round);
  const written = speakers.write(page, round);
  const { isOfPage } = kindOf(round.fault);
  // What is not kept yet when its page dies is nobody's.
  await Promise.all([isOfPage ? written : undefined, wait(round.faultAfterMs)]);
  const { twilio } = cloud;
  const tools = { twilio, functions, context, origin, tabs, page, forMs: round.faultForMs };
  await Promise.all([inject(round.fault, tools), answered, written]);
}
