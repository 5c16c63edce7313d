import type { TabReading } from './reading.ts';

/** A message, as the server holds it. */
export interface StoredFacts {
  readonly sid: string;
  readonly index: number;
  readonly body: string;
  readonly isVisitor: boolean;
}

/** Everything that was said, and where it is now. */
export interface Evidence {
  /** By the visitor, in order. */
  readonly visitor: readonly string[];
  /** By the agent, in order. */
  readonly agent: readonly string[];
  /** In its order. */
  readonly server: readonly StoredFacts[];
  /** Undefined: its panel is not there. */
  readonly tabs: readonly (TabReading | undefined)[];
}

/** Says what is wrong once all should have arrived; nothing: each message is where it belongs, once and in order. */
export function judge({ visitor, agent, server, tabs }: Evidence): readonly string[] {
  const bodies = (isVisitor: boolean) =>
    server
      .filter((one) => one.isVisitor === isVisitor && /^(visitor|agent) \d+$/.test(one.body))
      .map(({ body }) => body);
  return [
    ...compare('the server, of the visitor', visitor, bodies(true)),
    ...compare('the server, of the agent', agent, bodies(false)),
    ...tabs.flatMap((tab, place) => judgeTab(`tab ${place + 1}`, tab, server)),
  ];
}

/** Says what must never be, not even for a moment while faults go on. */
export function judgeGlimpse(name: string, tab: TabReading | undefined): readonly string[] {
  if (!tab) return [];
  const { messages, outgoing, told, composer } = tab;
  const stored = new Set(messages.map(({ clientId }) => clientId));
  const isAfter = ({ index }: { index: number }, place: number) =>
    place === 0 || index === (messages[place - 1]?.index ?? 0) + 1;
  const wrong = messages.filter((one, place) => !isAfter(one, place));
  const failed = outgoing.filter(({ delivery }) => delivery === 'failed');
  const twice = outgoing.filter(({ clientId }) => stored.has(clientId));
  return [
    ...wrong.map(({ index, body }) => `${name}: "${body}" (${index}) is not after the one before`),
    ...twice.map(({ body }) => `${name}: "${body}" is there, and still on its way`),
    ...failed.map(({ body }) => `${name}: "${body}" has failed`),
    ...findTwice(told).map((id) => `${name}: the page was told twice of ${id}`),
    ...findTwice(outgoing.map(({ body }) => body)).map((body) => `${name}: "${body}" waits twice`),
    ...(composer === 'locked' ? [`${name}: the composer is locked`] : []),
  ];
}

function judgeTab(
  name: string,
  tab: TabReading | undefined,
  server: readonly StoredFacts[],
): readonly string[] {
  if (!tab) return [`${name}: the panel is not there`];
  const { messages, outgoing, phase, composer, hasEarlier } = tab;
  // What is further up is loaded where the reader goes there.
  const first = hasEarlier ? (messages[0]?.index ?? 0) : 0;
  const expected = server.filter(({ index }) => index >= first).map(toKey);
  return [
    ...compare(name, expected, messages.map(toKey)),
    ...outgoing.map(({ body, delivery }) => {
      const at = server.find((one) => one.body === body)?.index ?? 'none';
      return `${name}: "${body}" is still ${delivery}; the server has it at ${at}, the tab holds from ${first}`;
    }),
    ...(phase === 'open' ? [] : [`${name}: the chat is ${phase}`]),
    ...(composer === 'usable' ? [] : [`${name}: the composer is ${composer}`]),
    ...judgeGlimpse(name, tab),
  ];
}

/** Says what is missing, there twice, not known, or in another order. */
export function compare(
  where: string,
  expected: readonly string[],
  found: readonly string[],
): readonly string[] {
  const wanted = new Set(expected);
  const there = new Set(found);
  const problems = [
    ...expected.filter((one) => !there.has(one)).map((one) => `"${one}" is missing`),
    ...findTwice(found).map((one) => `"${one}" is there more than once`),
    ...found.filter((one) => !wanted.has(one)).map((one) => `"${one}" should not be there`),
  ];
  const place = found.findIndex((one, at) => one !== expected[at]);
  if (problems.length === 0 && place >= 0)
    problems.push(`"${found[place]}" comes before "${expected[place]}"`);
  return problems.map((problem) => `${where}: ${problem}`);
}

/** Those that are there again. */
export function findTwice(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}

function toKey({ index, sid, body }: { index: number; sid: string; body: string }): string {
  return `${index} ${body} ${sid}`;
}
