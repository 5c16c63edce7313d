import type { TriggerEvent } from '../flow/definition.ts';

/** A value that the world outside gives a flow, chosen by the explorer. */
export interface GivenValue {
  /** `['trigger', 'message', 'Body']`, `['widgets', 'ask', 'inbound', 'Body']` … */
  keys: readonly string[];
  /** Which turn of that widget gives it, from 1; 0 where no widget does. */
  turn: number;
  /** `undefined` leaves it out. */
  value: unknown;
}

/** What a run meets: how it begins, what each widget comes to, and what is said and answered. */
export interface Plan {
  trigger: TriggerEvent;
  /** ms since 1970 */
  now: number;
  /** By `name#turn`; a widget that is not here succeeds, or gets a reply. */
  events: ReadonlyMap<string, string>;
  values: readonly GivenValue[];
}

/** What every run meets that is not planned otherwise: a number is valid JSON, bare or in quotes, and no blank. */
export const defaultValue = '1';

/** A Monday, in the middle of the day. */
export const defaultNow = Date.parse('2026-03-02T18:00:00Z');

/** The plan with a value in place of the one that was there. */
export function withValue(plan: Plan, given: GivenValue): Plan {
  return { ...plan, values: [...plan.values.filter((one) => !isSame(one, given)), given] };
}

/** The plan with what a widget comes to in one of its turns. */
export function withEvent(plan: Plan, widget: string, turn: number, event: string): Plan {
  return { ...plan, events: new Map([...plan.events, [toTurnKey(widget, turn), event]]) };
}

export function toTurnKey(widget: string, turn: number): string {
  return `${widget}#${turn}`;
}

/** What a person reads of a plan: each thing that is not as always. */
export function describePlan({ trigger, now, events, values }: Plan): string[] {
  const time = new Date(now).toISOString();
  return [
    `begins with ${trigger}`,
    ...(now === defaultNow ? [] : [`the clock shows ${time}`]),
    ...values.map(({ keys, turn, value }) => {
      const what = value === undefined ? 'is not there' : `= ${JSON.stringify(value)}`;
      return `${keys.join('.')}${turn > 1 ? ` (turn ${turn})` : ''} ${what}`;
    }),
    ...[...events].map(([key, event]) => `${key.replace(/#1$/u, '')}: ${event}`),
  ];
}

function isSame(one: Omit<GivenValue, 'value'>, other: Omit<GivenValue, 'value'>): boolean {
  return one.turn === other.turn && one.keys.join('\n') === other.keys.join('\n');
}
