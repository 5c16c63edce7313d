import type { CloudAddresses } from '../qa/server/front-workshop.ts';
import type { Cloud } from './start-cloud.ts';

/** What the front page says of the cloud. */
export function toAddresses({ stack, space }: Cloud): CloudAddresses {
  return {
    segment: stack.segment.origin,
    twilio: stack.twilio.origin,
    functions: stack.functions.origin,
    spaceId: space.id,
    profileToken: space.profileTokens[0] ?? '<access token>',
  };
}
