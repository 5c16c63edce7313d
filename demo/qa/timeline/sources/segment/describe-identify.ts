import { cutWords } from '../../words/cut-words.ts';
import { toRecord, toText, type JsonRecord } from '../../words/read-record.ts';

/** `Identified as +14155552671`, with the other traits. */
export function describeIdentify(body: JsonRecord) {
  const traits = toRecord(body['traits']);
  const who = toText(traits['phone']) ?? toText(body['userId']) ?? toText(traits['email']);
  const others = Object.entries(traits)
    .filter(([key, value]) => key !== 'phone' && value !== who)
    .map(([key, value]) => `${key}: ${toWord(value)}`);
  return {
    kind: 'identify' as const,
    title: who === undefined ? 'Traits told' : `Identified as ${who}`,
    ...(others.length > 0 && { detail: cutWords(others.join(', ')) }),
  };
}

function toWord(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
