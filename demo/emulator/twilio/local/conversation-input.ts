import type { Context } from 'hono';
import * as v from 'valibot';
import { limits } from '../conversations/limits.ts';
import { byServer } from '../services.ts';
import type { Cause } from '../store/store.ts';

export const text = v.pipe(v.string(), v.nonEmpty());
export const identity = v.pipe(text, v.maxLength(limits.identityLength));
/** An object here; Twilio itself takes and gives it as text. */
export const attributes = v.custom<object>(isObject, 'Attributes are an object.');
/** Whether Studio and other webhooks are told. */
export const hasWebhooks = v.optional(v.boolean(), false);

/** The cause of a change by hand: a server's, which tells webhooks only where it was asked to, as with REST. */
export function toCause(c: Context, isAsked = false): Cause {
  const isAskedByHeader = c.req.header('x-twilio-webhook-enabled')?.toLowerCase() === 'true';
  return { ...byServer, hasWebhooks: isAsked || isAskedByHeader };
}

// A record of valibot takes a list for an object.
function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
