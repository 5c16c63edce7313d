import type { Clock } from '../shared/clock.ts';

/** Creates a `Date` that shows the time of a clock. Apart from now, it is the `Date` of the machine. */
export function createLocalDate(clock: Clock): DateConstructor {
  const now = () => clock.now();
  return new Proxy(Date, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length > 0 ? given : [now()], newTarget) as Date,
    apply: () => new Date(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  });
}
