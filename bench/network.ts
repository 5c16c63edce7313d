/** A simulated network: what the servers add to loopback. */
export interface Network {
  readonly name: NetworkName;
  /** Every response waits so long. */
  readonly responseMs: number;
  /** DNS, TCP and TLS, on each new connection to the CDN and the API. */
  readonly handshakeMs: number;
  /** Of files from the CDN. */
  readonly bytesPerMs: number;
}

export type NetworkName = 'A' | 'B';

export const networks: Record<NetworkName, Network> = {
  A: { name: 'A', responseMs: 50, handshakeMs: 0, bytesPerMs: Infinity },
  // Two round trips of 50 ms; 10 Mbit/s.
  B: { name: 'B', responseMs: 50, handshakeMs: 100, bytesPerMs: 1250 },
};

/** How long a request still waits for its connection's handshake. */
export function toHandshakeLeftMs(network: Network, connectionAgeMs: number): number {
  return Math.max(0, network.handshakeMs - connectionAgeMs);
}

/** A body in pieces, with the time at which each is due, counted from the first byte. */
export function paceBody(body: Buffer, bytesPerMs: number, stepMs = 5): TimedPiece[] {
  if (!Number.isFinite(bytesPerMs)) return [{ dueMs: 0, bytes: body }];
  const size = bytesPerMs * stepMs;
  return Array.from({ length: Math.ceil(body.length / size) }, (_, index) => {
    const bytes = body.subarray(index * size, (index + 1) * size);
    return { dueMs: (index * size + bytes.length) / bytesPerMs, bytes };
  });
}

export interface TimedPiece {
  readonly dueMs: number;
  readonly bytes: Buffer;
}
