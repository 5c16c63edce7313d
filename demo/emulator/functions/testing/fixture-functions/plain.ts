import { twiml } from 'twilio';
import type { Callback } from '../twilio-globals.ts';

const payloads: Record<string, () => unknown> = {
  text: () => 'Hello',
  nothing: () => undefined,
  null: () => null,
  list: () => [1, { two: 2 }],
  twiml: () => {
    const response = new twiml.MessagingResponse();
    response.message('Hello');
    return response;
  },
};

/** Answers without a `Twilio.Response`. */
export function handler(_: object, { kind }: { kind: string }, callback: Callback): void {
  callback(null, payloads[kind]?.());
}
