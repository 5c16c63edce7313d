import { parseRecord, toRecord, toText, withoutUndefined } from '../../words/read-record.ts';
import type { JourneyTold } from '../../draft.ts';

/** What ChannelAttributes tell of the visitor. A phone that is only claimed, and kept from Studio, counts too. */
export function readAttributes(json: string): JourneyTold {
  const attributes = parseRecord(json);
  const data = toRecord(attributes['pre_engagement_data']);
  const phone = toText(attributes['from']) ?? toText(attributes['claimed_phone']);
  return withoutUndefined({
    anonymousId: toText(data['anonymous_id']),
    phone: phone?.startsWith('+') ? phone : undefined,
    name: toText(data['friendlyName']),
    isVerified: attributes['identity_verified'] === true ? true : undefined,
  });
}
