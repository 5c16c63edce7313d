import { setTimeout as wait } from 'node:timers/promises';
import { readChats, type KeptMessage } from '../../e2e/widget-conversation.ts';
import { compare, findTwice, judge, judgeGlimpse, type Evidence } from './judge.ts';
import { readTab } from './reading.ts';
import type { Speakers } from './speakers.ts';
import type { Tabs } from './tabs.ts';
import { walkHistory } from './walk-history.ts';
import type { SoakWorld } from './world.ts';

/** Looks whether all is where it belongs; each look gives what is wrong. */
export interface Checks {
  /** While things go wrong. */
  glimpse(): Promise<readonly string[]>;
  /** Takes all faults back, and waits until all has arrived. */
  settle(): Promise<readonly string[]>;
  /** Reads everything in every tab, from the first message on. */
  readAll(): Promise<readonly string[]>;
  /** How often all had to have arrived, and the longest that took, ms. */
  figures(): { readonly checks: number; readonly longestSettleMs: number };
}

const limitMs = 60_000;

/** Makes the checks. */
export function createChecks(world: SoakWorld, tabs: Tabs, speakers: Speakers): Checks {
  const { twilio } = world.cloud;
  let checks = 0;
  let longestSettleMs = 0;

  const server = (): readonly KeptMessage[] =>
    readChats(twilio).flatMap(({ messages }) => messages);
  const readTabs = () => Promise.all(tabs.list().map(readTab));
  const gather = async (): Promise<Evidence> => {
    const { visitor, agent } = speakers;
    const read = await readTabs();
    return { visitor, agent, server: server(), tabs: read };
  };
  return {
    async glimpse() {
      const numbered = server().flatMap(({ body }) => (isNumbered(body) ? body : []));
      const twice = findTwice(numbered).map((body) => `the server: "${body}" is there twice`);
      const read = await readTabs();
      return [...twice, ...read.flatMap((tab, at) => judgeGlimpse(`tab ${at + 1}`, tab))];
    },
    async settle() {
      const startedAt = Date.now();
      twilio.faults.clear();
      world.functions.clear();
      checks += 1;
      let problems = judge(await gather());
      for (let looks = 1; problems.length > 0 && Date.now() - startedAt < limitMs; looks += 1) {
        // A visitor who waits looks at the page now and then.
        if (looks % 50 === 10) await look(tabs);
        await wait(40);
        problems = judge(await gather());
      }
      longestSettleMs = Math.max(longestSettleMs, Date.now() - startedAt);
      return problems;
    },
    async readAll() {
      const expected = server().flatMap(({ body }) => (isNumbered(body) ? body : []));
      const problems: string[] = [];
      for (const [at, page] of tabs.list().entries()) {
        const shown = (await walkHistory(page)).filter(isNumbered);
        problems.push(...compare(`tab ${at + 1}, as shown`, expected, shown));
      }
      return [...problems, ...judge(await gather())];
    },
    figures: () => ({ checks, longestSettleMs }),
  };
}

function isNumbered(body: string): boolean {
  return /^(visitor|agent) \d+$/.test(body);
}

async function look(tabs: Tabs): Promise<void> {
  for (const page of tabs.list()) await page.evaluate(() => void dispatchEvent(new Event('focus')));
}
