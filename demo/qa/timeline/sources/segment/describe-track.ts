import { cutWords } from '../../words/cut-words.ts';
import { toRecord, toText, type JsonRecord } from '../../words/read-record.ts';

/** `Doc Read: "Retries"`; a call without an event is named by its type. */
export function describeTrack(type: string | null, body: JsonRecord) {
  const properties = toRecord(body['properties']);
  const event = toText(body['event']) ?? toText(body['name']) ?? nameType(type);
  const what = toText(properties['title']);
  const detail = toText(properties['path']) ?? toText(properties['url']);
  return {
    kind: 'track' as const,
    title: cutWords(what === undefined ? event : `${event}: "${what}"`),
    ...(detail !== undefined && { detail }),
  };
}

function nameType(type: string | null): string {
  return type === null ? 'A request to Segment' : `A ${type} call`;
}
