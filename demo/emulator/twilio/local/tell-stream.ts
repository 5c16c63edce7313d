import type { MiddlewareHandler } from 'hono';
import type { EventStream } from '../stream.ts';

// The others say who somebody is, or carry what people wrote.
const shown = /^\/_local\/(clock|faults|socket-faults|connections|restart|roles)(\/|$)/;

/** Tells the stream of each control by hand; reading is none. */
export function tellStream(stream: EventStream): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const text = shown.test(c.req.path) ? await c.req.text() : '';
    await next();
    const what = `${c.req.method} ${c.req.path}`;
    // A sentence on a wrong phone may quote it.
    const problem = c.req.path === '/_local/sms' ? undefined : await readProblem(c.res);
    const conversationSid = /\/(CH[0-9a-f]{32})(\/|$)/.exec(c.req.path)?.[1];
    stream.add({
      channel: 'local',
      what,
      status: c.res.status,
      ...(conversationSid && { conversationSid }),
      ...(text && { body: toJson(text) }),
      ...(problem && { problem }),
    });
    return undefined;
  };
}

async function readProblem(response: Response): Promise<string | undefined> {
  if (response.ok) return undefined;
  const { error, message } = toJson(await response.clone().text()) as Record<string, string>;
  return error ?? message;
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
