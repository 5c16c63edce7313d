import type { Services } from '../../../../emulator/twilio/services.ts';
import type { StreamLine } from '../../../../emulator/twilio/stream.ts';

const pageSize = 500;

/** Calls back with each line that comes to Twilio's stream from now on; returns a function that stops that. */
export function followStream(
  stream: Services['stream'],
  take: (line: StreamLine) => void,
): () => void {
  let last = readLast(stream);
  return stream.onGrowth(() => {
    for (const line of stream.read(last, pageSize)) {
      last = line.seq;
      take(line);
    }
  });
}

/** What came before somebody follows is not theirs. */
function readLast(stream: Services['stream']): number {
  let last = 0;
  for (let lines = stream.read(0, pageSize); lines.length > 0; lines = stream.read(last, pageSize))
    last = lines.at(-1)?.seq ?? last;
  return last;
}
