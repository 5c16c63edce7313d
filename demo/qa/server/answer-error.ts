import type { ErrorHandler } from 'hono';
import { InputError } from '../../emulator/twilio/local/parse-input.ts';
import { HubError } from './hub-error.ts';

/** Answers an error with one sentence; what nobody has foreseen is told in the terminal, without its message. */
export function answerError(log: (sentence: string) => void): ErrorHandler {
  return (error, c) => {
    if (error instanceof HubError) return c.json({ error: error.message }, error.status);
    if (error instanceof InputError) return c.json({ error: error.message }, 400);
    // A message may quote what a visitor wrote.
    log(`The QA server failed on ${c.req.method} ${c.req.routePath}: ${error.name}.`);
    return c.json({ error: 'The QA server failed. See the terminal of the demo.' }, 500);
  };
}
