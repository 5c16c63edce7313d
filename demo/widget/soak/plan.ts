import { faultKinds, kindOf, type FaultName } from './fault-kinds.ts';
import type { SoakOptions } from './options.ts';
import { createRandom, type Random } from './random.ts';

/** A while of a soak: both write, and one thing goes wrong. */
export interface Round {
  /** From 1 up. */
  readonly number: number;
  readonly visitor: readonly string[];
  /** So many of these, from the first, are typed into the composer; the others go by `docent.chat.send`. */
  readonly typed: number;
  readonly agent: readonly string[];
  readonly fault: FaultName;
  /** After so many ms. */
  readonly faultAfterMs: number;
  /** For faults that last. */
  readonly faultForMs: number;
  /** Chooses a tab, from 0 up to 1: the visitor writes there, and it is what a fault of a page strikes. */
  readonly tab: number;
  /** After it, all has to arrive before anything else goes wrong. */
  readonly isChecked: boolean;
}

const roundsPerCheck = 5;
const quick = (Object.keys(faultKinds) as FaultName[]).filter((name) => !kindOf(name).isSlow);
const slow = (Object.keys(faultKinds) as FaultName[]).filter((name) => kindOf(name).isSlow);

/**
 * Plans a soak: every kind of fault comes once before one comes again, and the slow ones from the second time on.
 *
 * @example
 * buildPlan({ messages: 2000, seed: 1, tabs: 2 });
 */
export function buildPlan({ messages, seed }: SoakOptions): readonly Round[] {
  const random = createRandom(seed);
  const most = messages < 500 ? 10 : 20;
  const nextFault = dealFaults(random);
  const left = { visitor: Math.ceil(messages / 2), agent: Math.floor(messages / 2) };
  const total = { ...left };
  const take = (who: 'visitor' | 'agent'): string[] => {
    const count = Math.min(1 + random.upTo(most - 1), left[who]);
    const said = total[who] - left[who];
    left[who] -= count;
    return Array.from({ length: count }, (_, place) => `${who} ${said + place + 1}`);
  };
  const rounds: Round[] = [];
  while (left.visitor + left.agent > 0) {
    const visitor = take('visitor');
    const agent = take('agent');
    rounds.push({
      number: rounds.length + 1,
      visitor,
      // Only the call says when all before it is kept.
      typed: Math.min(random.upTo(2), Math.max(visitor.length - 1, 0)),
      agent,
      fault: nextFault(),
      faultAfterMs: random.upTo(150),
      faultForMs: 200 + random.upTo(800),
      tab: random.next(),
      isChecked: (rounds.length + 1) % roundsPerCheck === 0 || left.visitor + left.agent === 0,
    });
  }
  return rounds;
}

function dealFaults(random: Random): () => FaultName {
  let bag: FaultName[] = [];
  let bags = 0;
  return () => {
    if (bag.length === 0) {
      bag = random.shuffle(bags % 2 === 0 ? quick : [...quick, ...slow]);
      bags += 1;
    }
    // What was just filled is not empty.
    return bag.pop() ?? 'socket cut';
  };
}
