import { setTimeout as wait } from 'node:timers/promises';

const piecesPerSecond = 10;

/** Lets so many bytes through in a second, in small pieces, and reads no faster than that. */
export function throttle(
  body: ReadableStream<Uint8Array>,
  bytesPerSecond: number,
): ReadableStream<Uint8Array> {
  const pieceBytes = Math.max(1, Math.floor(bytesPerSecond / piecesPerSecond));
  const pieces = toPieces(body, pieceBytes, bytesPerSecond);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

async function* toPieces(
  body: ReadableStream<Uint8Array>,
  pieceBytes: number,
  bytesPerSecond: number,
): AsyncGenerator<Uint8Array, undefined> {
  for await (const chunk of body) {
    for (let from = 0; from < chunk.length; from += pieceBytes) {
      const piece = chunk.subarray(from, from + pieceBytes);
      await wait((piece.length / bytesPerSecond) * 1000);
      yield piece;
    }
  }
}
