import { toTurnKey, type Plan } from './plan.ts';

/** The how-manieth turn of which widget, from 1. */
export interface Turn {
  name: string;
  number: number;
}

/** What a widget comes to in a turn; `undefined` where the plan leaves it to succeed. */
export function eventAt({ events }: Plan, { name, number }: Turn): string | undefined {
  return events.get(toTurnKey(name, number));
}
