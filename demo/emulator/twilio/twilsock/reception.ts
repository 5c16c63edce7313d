import { ConnectionDropped } from '../local/faults.ts';
import { MalformedFrameError, parseFrame, type Packet } from './codec.ts';
import type { Handshake } from './handshake.ts';
import type { Line } from './line.ts';
import { ok, toStatus, type PacketStatus } from './status.ts';

interface ReceptionParts {
  line: Line;
  handshake: Handshake;
  /** Answers the requests of a client that has shown who it is. */
  answer: (packet: Packet) => Promise<void>;
  log: (sentence: string) => void;
  /** Says goodbye with a code. */
  close: (status: PacketStatus) => void;
  /** Cuts the line. */
  drop: () => void;
  /** The client says goodbye. */
  leave: () => void;
}

/** Creates what takes a client's frames; whatever they are, it never throws. */
export function createReception(
  parts: ReceptionParts,
): (data: Buffer, isBinary: boolean) => Promise<void> {
  const { line, log, close, drop } = parts;
  return async (data, isBinary) => {
    if (line.isSilent()) return;
    try {
      if (!isBinary) throw new MalformedFrameError('it is a text; packets are binary');
      await handle(parts, parseFrame(data));
    } catch (error) {
      if (error instanceof ConnectionDropped) return drop();
      const { message } = error as Error;
      if (error instanceof MalformedFrameError) {
        log(
          `The local Twilio got a frame that is no Twilsock packet: ${message}. It closed the connection with 406; look at what the client sends.`,
        );
        line.note('refused a frame', { problem: message });
        return close({ ...toStatus(406), description: message });
      }
      log(
        `The local Twilio failed on a packet: ${message}. The connection was closed; the client comes back.`,
      );
      drop();
    }
  };
}

function handle(
  { line, handshake, answer, leave }: ReceptionParts,
  packet: Packet,
): Promise<void> | void {
  const { id, method } = packet.header;
  if (method === 'init') return handshake.receive(packet.header);
  // The client's answers to what it is told, and its times, which nobody reads here.
  if (method === 'reply' || method === 'telemetry.v1') return;
  if (method === 'close') return leave();
  if (!handshake.access()) return line.send({ id, status: toStatus(401) });
  if (method === 'update') return handshake.receive(packet.header);
  if (method === 'message') return answer(packet);
  // Push registrations; nothing is pushed here.
  if (/^(put|delete)_notification_ctx$/.test(method)) return line.send({ id, status: ok });
  line.note('refused a packet', { problem: `The method ${method} is not known.` });
  return line.send({ id, status: toStatus(400) });
}
