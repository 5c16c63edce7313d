import type { StreamedMessage } from '../../../../emulator/segment/stream.ts';
import type { Identifier } from '../../../../emulator/segment/identifiers.ts';
import type { Draft, JourneyTold } from '../../draft.ts';
import { toRecord, toText, withoutUndefined, type JsonRecord } from '../../words/read-record.ts';
import { describeIdentify } from './describe-identify.ts';
import { describePage, isDocPage } from './describe-page.ts';
import { describeRefusal } from './describe-refusal.ts';
import { describeTrack } from './describe-track.ts';
import { toProfilePart } from './to-profile-part.ts';

/** A message that Segment has received, with its identifiers. */
export interface ReceivedMessage {
  readonly line: StreamedMessage;
  readonly identifiers: readonly Identifier[];
}

/** What a message to Segment says, in plain words. */
export function toMessageDraft({ line, identifiers }: ReceivedMessage): Draft {
  const body = toRecord(line.body);
  return {
    at: Date.parse(line.receivedAt),
    source: 'segment',
    ...describe(line, body),
    tells: withoutUndefined({
      ...toTold(line, body, identifiers),
      profile: toProfilePart({ line, identifiers }),
    }),
    raw: line,
  };
}

function describe(
  line: StreamedMessage,
  body: JsonRecord,
): Pick<Draft, 'kind' | 'title' | 'detail' | 'problem' | 'isNoise'> {
  const told = describeBody(line.type, body);
  return line.outcome === 'accepted' ? told : { ...told, ...describeRefusal(line, told.title) };
}

function describeBody(type: string | null, body: JsonRecord) {
  if (type === 'page') return describePage(body);
  if (type === 'identify') return describeIdentify(body);
  return describeTrack(type, body);
}

function toTold(
  { outcome, type }: StreamedMessage,
  body: JsonRecord,
  identifiers: readonly Identifier[],
): JourneyTold {
  const anonymousId = toText(body['anonymousId']);
  // What was refused tells only whose it was.
  if (outcome !== 'accepted') return withoutUndefined({ anonymousId });
  const phone = identifiers.find((one) => one.type === 'phone')?.value;
  const name = type === 'identify' ? toText(toRecord(body['traits'])['name']) : undefined;
  const isDocRead = type === 'page' && isDocPage(body) ? true : undefined;
  return withoutUndefined({ anonymousId, phone, name, isDocRead });
}
