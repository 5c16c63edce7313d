import type { StreamLine } from '../../../../emulator/twilio/stream.ts';

const controls: readonly [RegExp, string][] = [
  [/\/connections\/drop$/, 'Sockets cut by hand'],
  [/\/connections\/close$/, 'Sockets closed by hand'],
  [/\/connections\/blackhole$/, 'Sockets made silent, or heard again'],
  [/\/tokens\/expire$/, 'Tokens of the connections ended by hand'],
  [/\/tokens\/about-to-expire$/, 'Clients told that their token ends soon'],
  [/\/restart$/, 'Local Twilio started again'],
  [/\/roles\/guest$/, 'Rights of visitors changed'],
];

/** What was done by hand at the local Twilio. What the store, the clock or the faults tell themselves is noise here. */
export function describeLocal({ what, status, problem }: StreamLine) {
  const met = /^fault: (.*)$/.exec(what);
  const known = controls.find(([pattern]) => pattern.test(what))?.[1];
  return {
    kind: 'control' as const,
    title: met ? `Fault met: ${met[1]}` : (known ?? `By hand: ${what}`),
    ...(status !== undefined && { detail: `answered ${status}` }),
    ...(problem !== undefined && { problem }),
    ...(!met && known === undefined && { isNoise: true }),
  };
}
