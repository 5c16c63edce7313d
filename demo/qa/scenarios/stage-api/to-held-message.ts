import { isObject, objectAt } from '../../../emulator/segment/messages.ts';
import type { StreamedMessage } from '../../../emulator/segment/stream.ts';
import type { HeldMessage } from './snapshot.ts';

/** What Segment received, as a scenario looks at it. */
export function toHeldMessage({ type, outcome, body }: StreamedMessage): HeldMessage {
  const message = isObject(body) ? body : {};
  const { title, path } = objectAt(message, 'properties');
  const anonymousId = message['anonymousId'];
  const phone = readPhone(objectAt(message, 'context')['externalIds']);
  return {
    type: type ?? '',
    outcome,
    ...(typeof anonymousId === 'string' && { anonymousId }),
    ...(phone && { phone }),
    ...(typeof title === 'string' && { title }),
    ...(typeof path === 'string' && { path }),
  };
}

function readPhone(externalIds: unknown): string | undefined {
  if (!Array.isArray(externalIds)) return undefined;
  const found = externalIds.filter(isObject).find((one) => one['type'] === 'phone');
  return typeof found?.['id'] === 'string' ? found['id'] : undefined;
}
