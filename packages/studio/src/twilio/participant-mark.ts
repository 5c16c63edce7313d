import { isRecord, readText } from '@docent/identity';

/** What a participant's attributes keep of how the chat was opened. */
export interface ParticipantMark {
  /** Equal when the same request was repeated. */
  readonly mark: string | undefined;
  /** Equal only within one call of the Function. */
  readonly openingId: string | undefined;
}

const maxLength = 200;

/** Builds the attributes of a visitor: they hold pseudonyms alone. */
export function buildMark({ mark, openingId }: Required<ParticipantMark>): string {
  return JSON.stringify({ mark, opening_id: openingId });
}

/** Reads the mark from a participant's attributes, which anybody may have changed. */
export function parseMark(attributes: string): ParticipantMark {
  const value = parseJson(attributes);
  if (!isRecord(value)) return { mark: undefined, openingId: undefined };
  return {
    mark: readText(value, 'mark', maxLength),
    openingId: readText(value, 'opening_id', maxLength),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
