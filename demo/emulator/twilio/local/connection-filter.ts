import * as v from 'valibot';
import type { ConnectionFilter } from './socket-control.ts';

/** The fields that say which connections are meant. */
export const connectionFilter = { identity: v.optional(v.pipe(v.string(), v.nonEmpty())) };

export function toFilter({ identity }: { identity?: string | undefined }): ConnectionFilter {
  return identity === undefined ? {} : { identity };
}
