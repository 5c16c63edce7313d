import type { WebSocket } from 'ws';
import type { Services } from '../services.ts';
import { createSid } from '../sids.ts';
import type { Happening } from '../stream.ts';
import { buildFrame, buildTextFrame, type PacketHeader } from './codec.ts';

/** The way to one client: frames out, and what the stream is told of it. */
export interface Line {
  id: string;
  deliver(frame: Buffer): void;
  /** Sends a packet, a reply if not said otherwise; a text as payload is JSON already. */
  send(header: Partial<PacketHeader>, payload?: unknown): void;
  note(what: string, more?: Partial<Happening>): void;
  /** Lets nothing through any more, or again. */
  setSilent(isSilent: boolean): void;
  isSilent(): boolean;
  /** Lets nothing through any more after this. */
  end(): void;
}

// Far more than a client leaves unread; one that does has gone without a word.
const longestBacklogBytes = 64 * 1024 * 1024;

export function createLine(
  { stream }: Services,
  socket: WebSocket,
  identity: () => string | undefined,
): Line {
  let isSilent = false;
  let hasEnded = false;
  const line: Line = {
    id: createSid('RQ'),
    deliver(frame) {
      if (isSilent || hasEnded || socket.readyState !== socket.OPEN) return;
      socket.send(frame);
      if (socket.bufferedAmount > longestBacklogBytes) socket.terminate();
    },
    send(header, payload) {
      const whole = { method: 'reply', id: createSid('TM'), ...header };
      const build = typeof payload === 'string' ? buildTextFrame : buildFrame;
      line.deliver(build(whole, payload as string));
    },
    note: (what, more = {}) =>
      stream.add({ channel: 'socket', what, who: identity() ?? null, ...more }),
    setSilent(value) {
      isSilent = value;
    },
    isSilent: () => isSilent || hasEnded,
    end() {
      hasEnded = true;
    },
  };
  return line;
}
