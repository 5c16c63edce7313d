import type { MiddlewareHandler } from 'hono';
import type { AnsweredCall } from './call-function.ts';

/** A time in which no Function answers. */
export interface Outage {
  isOn: boolean;
  /** Answers 503 in place of every Function while it lasts; without CORS, as an edge does that reaches nobody. */
  middleware: MiddlewareHandler;
}

const answer = 'Service Unavailable';

/** Creates an outage that has not begun; `onCall` is told of each call that it answers. */
export function createOutage(onCall: (call: AnsweredCall) => void): Outage {
  const outage: Outage = {
    isOn: false,
    middleware: async (c, next) => {
      if (!outage.isOn) return next();
      const { path, method } = c.req;
      // The question that a browser asks before its request is not the request.
      if (method !== 'OPTIONS')
        onCall({ path, method, status: 503, durationMs: 0, body: undefined, answer });
      return c.text(answer, 503);
    },
  };
  return outage;
}
