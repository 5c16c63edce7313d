import { onTestFinished } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';

/** A WebSocket of one test. */
export interface FollowedSocket {
  socket: WebSocket;
  /** What came so far, parsed. */
  frames: unknown[];
  /** Resolves once what came meets a condition. */
  until(isMet: (frames: readonly unknown[]) => boolean): Promise<void>;
  closed: Promise<number>;
}

/** Opens a WebSocket of the QA server and collects what comes; it is cut when the test ends. */
export function followSocket(
  origin: string,
  path: string,
  options?: ClientOptions,
): FollowedSocket {
  const socket = new WebSocket(origin.replace(/^http/, 'ws') + path, options);
  const frames: unknown[] = [];
  onTestFinished(() => socket.terminate());
  // A refusal is told by `closed`.
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString())));
  return {
    socket,
    frames,
    until: (isMet) =>
      new Promise((resolve) => {
        const look = () => {
          if (!isMet(frames)) return;
          socket.off('message', look);
          resolve();
        };
        socket.on('message', look);
        look();
      }),
    closed: new Promise((resolve) => socket.on('close', resolve)),
  };
}
