interface FaultLike {
  readonly path: string;
  readonly method?: string | undefined;
  readonly status?: number | undefined;
  readonly delayMs?: number | undefined;
  readonly lose?: string | undefined;
  readonly drop?: string | undefined;
  readonly throttleBytesPerSecond?: number | undefined;
}

const places: readonly [RegExp, string][] = [
  [/^\/v1\/spaces/, 'the profile service'],
  [/^\/v1\/projects|^\/analytics/, "Segment's settings and scripts"],
  [/^\/v1/, "Segment's tracking"],
  [/^\/mcs/, 'media'],
  [/^\/taskrouter|^\/flex/, 'Flex'],
  [/^\/Client/, "the chat's client requests"],
  [/^\/conversations/, 'Conversations'],
];

/** `the profile service answers 503`. */
export function describeFault(fault: FaultLike, cloud: string): string {
  const place = places.find(([pattern]) => pattern.test(fault.path))?.[1];
  const method = fault.method ? ` (${fault.method})` : '';
  return `${place ?? `${fault.path} of ${cloud}`}${method} ${toEffect(fault)}`;
}

function toEffect({ status, delayMs, lose, drop, throttleBytesPerSecond }: FaultLike): string {
  if (drop !== undefined || status === 0) return 'closes the connection';
  if (lose !== undefined) return 'never answers';
  if (status !== undefined && status !== 200) return `answers ${status}`;
  if (throttleBytesPerSecond !== undefined)
    return `is slow (${throttleBytesPerSecond.toLocaleString('en')} bytes a second)`;
  return delayMs ? `answers ${delayMs.toLocaleString('en')} ms late` : 'answers as always';
}

/** What the sockets of clients meet from now on. */
export function describeSocketFaults(socket: {
  readonly refuseConnections?: number | null;
  readonly initStatus?: unknown;
}): string {
  if (socket.refuseConnections === null) return 'Sockets are let in again';
  if (socket.refuseConnections !== undefined)
    return `Fault set: sockets are refused with ${socket.refuseConnections}`;
  if (socket.initStatus) return 'Fault set: sockets are not let in';
  return 'Fault of sockets set';
}
