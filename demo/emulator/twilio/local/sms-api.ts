import { Hono } from 'hono';
import * as v from 'valibot';
import { readInput } from './parse-input.ts';

const phone = v.pipe(
  v.string(),
  v.regex(/^(whatsapp:)?\+[1-9]\d{6,14}$/, 'It is no phone in E.164.'),
);
const incomingSms = v.strictObject({ from: phone, to: phone, body: v.string() });

/** An SMS that somebody's phone sends to a number of ours. */
export type IncomingSms = v.InferOutput<typeof incomingSms>;

/** Sends SMS as phones do. */
export function createSmsApi(receiveSms: (sms: IncomingSms) => unknown): Hono {
  const app = new Hono();
  app.post('/', async (c) => {
    const answer = await receiveSms(await readInput(c, incomingSms));
    return c.json(answer ?? {}, 201);
  });
  return app;
}
