import type { Step } from '../../../../emulator/studio/engine/step.ts';
import { toText } from '../../words/read-record.ts';

/** The Function that a step calls: `find-profile`; `undefined` for other steps. */
export function toFunctionName({ type, request, inputs }: Step): string | undefined {
  if (type !== 'run-function') return undefined;
  const url = request?.url ?? toText(inputs['url']) ?? '';
  return /\/([\w-]+)(?:\?.*)?$/.exec(url)?.[1];
}

/** Whether a step asks the Profile API itself, as the flow of the recipe does. */
export function isProfileRequest({ type, request, inputs }: Step): boolean {
  const url = request?.url ?? toText(inputs['url']) ?? '';
  return type === 'make-http-request' && url.includes('/collections/users/profiles/');
}
