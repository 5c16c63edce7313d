import type { SendOutcome } from '../../transport/transport.ts';
import type { DeliveryOptions } from '../delivery.ts';

interface Question<Answer> {
  readonly clientId: string;
  readonly answer: (answer: Answer) => void;
  readonly reject: () => void;
}

/** A line whose every answer its test gives. */
export interface LineInHand {
  readonly line: DeliveryOptions['line'];
  /** What was sent and is not answered yet. */
  readonly sends: Question<SendOutcome>[];
  /** What was looked for and is not answered yet. */
  readonly searches: (Question<boolean> & { readonly sinceIndex: number })[];
  /** All that was ever sent, in order. */
  readonly sent: string[];
  readonly goDown: () => void;
  readonly comeUp: () => void;
}

/** Makes a line that is up. */
export function createLineInHand(): LineInHand {
  const sends: LineInHand['sends'] = [];
  const searches: LineInHand['searches'] = [];
  const sent: string[] = [];
  let up = Promise.resolve();
  let comeUp = (): void => {};
  return {
    sends,
    searches,
    sent,
    line: {
      send({ clientId }) {
        sent.push(clientId);
        return new Promise((answer, reject) => sends.push({ clientId, answer, reject }));
      },
      isStored: (clientId, sinceIndex) =>
        new Promise((answer, reject) => searches.push({ clientId, sinceIndex, answer, reject })),
      whenUp: () => up,
    },
    goDown() {
      up = new Promise((resolve) => (comeUp = resolve));
    },
    comeUp: () => comeUp(),
  };
}
