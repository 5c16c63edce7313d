import { TwilioError, invalidParameter } from '../errors.ts';
import type { Services } from '../services.ts';
import { createSid, isSid } from '../sids.ts';
import type { AddressConfiguration } from '../store/records.ts';
import { put, remove, type Cause, type Store } from '../store/store.ts';
import { parseFriendlyName } from './limits.ts';

export interface AddressInput {
  friendlyName?: string | null;
  autoCreation?: Partial<AddressConfiguration['autoCreation']>;
}

const noAutoCreation: AddressConfiguration['autoCreation'] = {
  enabled: false,
  type: 'default',
  studioFlowSid: null,
  webhookUrl: null,
  webhookMethod: 'POST',
  webhookFilters: [],
};

/** The configuration of an address, by its SID or by the address itself. */
export function findAddress(store: Store, sidOrAddress: string): AddressConfiguration | undefined {
  const found = store.get('addresses', sidOrAddress);
  return found ?? [...store.all('addresses')].find(({ address }) => address === sidOrAddress);
}

export function createAddress(
  { store, clock }: Services,
  { type, address, ...input }: AddressInput & Pick<AddressConfiguration, 'type' | 'address'>,
  cause: Cause,
): AddressConfiguration {
  const taken = [...store.all('addresses')].some(
    (one) => one.type === type && one.address === address,
  );
  if (taken) throw new TwilioError(409, 20409, 'Conflict');
  const now = clock.now();
  const created = merge(
    {
      sid: createSid('IG'),
      type,
      address,
      friendlyName: null,
      autoCreation: noAutoCreation,
      dateCreated: now,
      dateUpdated: now,
    },
    input,
  );
  store.commit([put('addresses', created)], cause);
  return created;
}

export function updateAddress(
  { store, clock }: Services,
  existing: AddressConfiguration,
  input: AddressInput,
  cause: Cause,
): AddressConfiguration {
  const updated = { ...merge(existing, input), dateUpdated: clock.now() };
  store.commit([put('addresses', updated)], cause);
  return updated;
}

export function removeAddress(
  { store }: Services,
  existing: AddressConfiguration,
  cause: Cause,
): void {
  store.commit([remove('addresses', existing)], cause);
}

function merge(existing: AddressConfiguration, input: AddressInput): AddressConfiguration {
  if (input.friendlyName) parseFriendlyName(input.friendlyName);
  const { friendlyName = existing.friendlyName } = input;
  const autoCreation = { ...existing.autoCreation, ...input.autoCreation };
  assertUsable(autoCreation);
  return { ...existing, friendlyName, autoCreation };
}

function assertUsable({ type, studioFlowSid, webhookUrl }: AddressConfiguration['autoCreation']) {
  if (type === 'studio' && (studioFlowSid === null || !isSid('FW', studioFlowSid)))
    throw invalidParameter('AutoCreation.StudioFlowSid is no SID of a flow');
  if (type === 'webhook' && !URL.canParse(webhookUrl ?? ''))
    throw invalidParameter('AutoCreation.WebhookUrl is no URL');
}
