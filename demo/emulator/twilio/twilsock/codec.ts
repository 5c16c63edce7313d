/** One packet of the Twilsock protocol, version 3: a header of JSON, and the bytes that it announces. */
export interface Packet {
  header: PacketHeader;
  payload: Buffer;
}

export interface PacketHeader {
  method: string;
  id: string;
  [field: string]: unknown;
}

/** A frame that is no packet; the sentence says why. */
export class MalformedFrameError extends Error {
  override name = 'MalformedFrameError';
}

const lineEnd = '\r\n';
// `TWILSOCK V3.0 123`; old clients put a space behind.
const firstLine = /^TWILSOCK V(\d+)\.(\d+) (\d{1,8}) ?$/;
const longestFirstLine = 40;
const noBytes = Buffer.alloc(0);

/** Reads one frame. Throws {@link MalformedFrameError}. */
export function parseFrame(frame: Buffer): Packet {
  const end = frame.subarray(0, longestFirstLine).indexOf(lineEnd);
  const found = end < 0 ? null : firstLine.exec(frame.toString('latin1', 0, end));
  if (!found) throw new MalformedFrameError('the frame does not begin with TWILSOCK V3.0');
  if (found[1] !== '3') throw new MalformedFrameError(`version ${found[1]} is not supported`);
  const headerFrom = end + lineEnd.length;
  const headerTo = headerFrom + Number(found[3]);
  if (headerTo > frame.length)
    throw new MalformedFrameError('the header is shorter than its announced length');
  const header = parseHeader(frame.toString('utf8', headerFrom, headerTo));
  return { header, payload: readPayload(frame, headerTo, header['payload_size']) };
}

function parseHeader(text: string): PacketHeader {
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch {
    throw new MalformedFrameError('the header is not JSON of its announced length');
  }
  const { method, id } = (header ?? {}) as Record<string, unknown>;
  if (typeof method !== 'string' || typeof id !== 'string' || id === '')
    throw new MalformedFrameError('the header has no method, or no id');
  return header as PacketHeader;
}

function readPayload(frame: Buffer, headerTo: number, announced: unknown): Buffer {
  const size = announced ?? 0;
  if (!Number.isInteger(size) || Number(size) < 0)
    throw new MalformedFrameError('the payload_size is not a number of bytes');
  const from = headerTo + lineEnd.length;
  const to = from + Number(size);
  // The JavaScript SDK ends after the payload; others add a line end.
  const rest = frame.length - to;
  const isWhole = rest === 0 || (rest === 2 && frame.toString('latin1', to) === lineEnd);
  if (size === 0) {
    if (frame.length > from + lineEnd.length)
      throw new MalformedFrameError('there is a payload, but the payload_size is 0');
    return noBytes;
  }
  if (!isWhole) throw new MalformedFrameError('the payload has not the length of its payload_size');
  return frame.subarray(from, to);
}

/** Writes a packet; a payload is JSON. */
export function buildFrame(header: PacketHeader, payload?: unknown): Buffer {
  const body = payload === undefined ? '' : JSON.stringify(payload);
  return buildTextFrame(header, body);
}

/** Writes a packet whose payload is JSON already. */
export function buildTextFrame(header: PacketHeader, json: string): Buffer {
  const size = Buffer.byteLength(json);
  const type = size > 0 && !header['payload_type'] ? { payload_type: 'application/json' } : {};
  const head = JSON.stringify({ ...header, ...type, payload_size: size });
  const text = `TWILSOCK V3.0 ${Buffer.byteLength(head)}\r\n${head}\r\n${json}${size > 0 ? lineEnd : ''}`;
  return Buffer.from(text);
}
