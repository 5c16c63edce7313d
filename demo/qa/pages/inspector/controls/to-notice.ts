import type { ControlsState } from '../../../server/api.ts';
import { toClockFact } from './clock-words.ts';
import { faultWords } from './fault-words.ts';

/** What is not as usual, in clauses for one line; none when all is. */
export function toNotice({ faults, clock }: ControlsState): string[] {
  const facts = faultWords.filter(({ name }) => faults[name]).map(({ fact }) => fact);
  const clockFact = toClockFact(clock);
  const all = clockFact === undefined ? facts : [...facts, clockFact];
  return all.map((fact, index) => (index === 0 ? capitalise(fact) : decapitalise(fact)));
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function decapitalise(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
