import type { Context } from 'hono';
import type { TwilioConfig } from '../../config.ts';
import { resourceNotFound, type TwilioError } from '../../errors.ts';
import type { RestEnv } from '../rest-app.ts';

/** A call to the Conversations API. */
export type Call = Context<RestEnv>;

/** Whose resources a call is about, as answers tell it: with the service only if the caller named it. */
export interface Scope {
  /** The address in the cloud, up to and without the resource. */
  url: string;
  owner: { account_sid: string; chat_service_sid?: string };
}

const root = 'https://conversations.twilio.com/v1';

export function scopeOf(c: Call, { account, conversations }: TwilioConfig): Scope {
  const service = c.req.param('service');
  if (service === undefined) return { url: root, owner: { account_sid: account.sid } };
  return {
    url: `${root}/Services/${service}`,
    owner: { account_sid: account.sid, chat_service_sid: conversations.serviceSid },
  };
}

/** The error of a call for something that is not there. */
export function notFound(c: Call): TwilioError {
  return resourceNotFound(c.req.path.replace(/^\/conversations(?=\/)/, ''));
}

/** A part of the path; routes name those that they have. */
export function pathPart(c: Call, name: string): string {
  const value = c.req.param(name);
  if (value === undefined) throw notFound(c);
  return value;
}
