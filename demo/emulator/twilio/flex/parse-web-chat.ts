import { limits } from '../conversations/limits.ts';
import { TwilioError } from '../errors.ts';
import { isSid } from '../sids.ts';
import type { AddressConfiguration } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** What a server says of a visitor who begins a web chat. */
export interface WebChatInput {
  addressSid?: string | undefined;
  chatFriendlyName?: string | undefined;
  customerFriendlyName?: string | undefined;
  /** JSON */
  preEngagementData?: string | undefined;
  /** Of a visitor who was here before. */
  identity?: string | undefined;
}

interface ParsedWebChat {
  chatFriendlyName?: string;
  customerFriendlyName?: string;
  identity?: string;
  /** JSON, of the conversation. */
  attributes: string;
}

const dataBytes = 16 * 1024;

/** Checks what a web chat is begun with. Throws 400; of these the statuses are assumed, the codes are Twilio's. */
export function parseWebChat(input: WebChatInput): ParsedWebChat {
  const { chatFriendlyName, customerFriendlyName, identity, preEngagementData } = input;
  for (const name of [chatFriendlyName, customerFriendlyName])
    if (name !== undefined && name.length > limits.nameLength) throw invalid();
  if (identity !== undefined && identity.length > limits.identityLength) throw invalid();
  if (identity !== undefined && isSid('US', identity)) throw invalid();
  return {
    ...(chatFriendlyName && { chatFriendlyName }),
    ...(customerFriendlyName && { customerFriendlyName }),
    ...(identity && { identity }),
    attributes: toAttributes(preEngagementData),
  };
}

function toAttributes(data: string | undefined): string {
  if (!data) return '{}';
  const attributes = JSON.stringify({ pre_engagement_data: parseData(data) });
  // The whole is held to the limit too: no later update of the attributes could keep them else.
  if (Buffer.byteLength(data) > dataBytes || Buffer.byteLength(attributes) > limits.attributesBytes)
    throw new TwilioError(400, 45731, 'Pre-engagement data too large.');
  return attributes;
}

function parseData(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw new TwilioError(400, 45733, 'Pre-engagement data is not in valid JSON format.');
  }
}

/** The address of type chat that a web chat is begun at, able to begin one. */
export function findChatAddress(store: Store, sid: string | undefined): AddressConfiguration {
  if (!sid || !isSid('IG', sid)) throw invalid();
  const address = store.get('addresses', sid);
  if (!address) {
    const message =
      'Failed to create webchat conversation. A resource provided could not be found.';
    throw new TwilioError(404, 45744, message);
  }
  if (address.type !== 'chat') throw invalid();
  assertUsable(address.autoCreation);
  return address;
}

function assertUsable(autoCreation: AddressConfiguration['autoCreation']): void {
  const { enabled, type, studioFlowSid, webhookUrl } = autoCreation;
  const [failed, unable] = ['Failed', 'Unable'].map(
    (word) => `${word} to validate address configuration.`,
  );
  if (!enabled) throw new TwilioError(400, 45761, `${failed} Auto create not enabled.`);
  if (type === 'studio' && studioFlowSid === null)
    throw new TwilioError(400, 45763, `${unable} Auto create studio flow SID missing.`);
  if (type === 'webhook' && webhookUrl === null)
    throw new TwilioError(400, 45764, `${failed} Auto create webhook URL missing.`);
}

// Twilio has one sentence for all of them, which does not say which.
function invalid(): TwilioError {
  const message = 'Invalid or missing parameters in the create conversation request.';
  return new TwilioError(400, 45745, message);
}
