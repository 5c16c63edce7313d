import { readFilters } from '../flow/liquid-paths.ts';
import type { LiquidPath } from '../flow/liquid-paths.ts';

// Channel types and SIDs are Twilio's own words.
const safe = /(?:^channel_?type|Sid)$/iu;
const spoken = new Set(['Body', 'CurrentInput', 'SpeechResult', 'TranscriptionText']);
const escaping = new Set(['to_json', 'json', 'escape', 'url_encode', 'size', 'plus']);

/** Finds what the customer has written or named, where it stands between the quotes of a JSON text without `to_json`. */
export function findUnquoted(json: string, reads: readonly LiquidPath[]): string[] {
  const inText = findTextOpenings(
    json,
    reads.map(({ part }) => part),
  );
  return reads
    .filter(({ part }) => part.kind === 'output' && inText.has(part.start))
    .filter(({ keys }) => isOfCustomer(keys))
    .filter(({ part }) => !readFilters(part).some((filter) => escaping.has(filter)))
    .map(({ keys }) => keys.join('.'));
}

function isOfCustomer(keys: readonly string[]): boolean {
  const last = keys.at(-1) ?? '';
  if (safe.test(last)) return false;
  return (
    keys.includes('ChannelAttributes') ||
    keys.includes('inbound') ||
    keys.includes('memory') ||
    (keys[0] === 'flow' && keys[1] === 'data') ||
    spoken.has(last) ||
    /^Field_.*_Value$/u.test(last)
  );
}

/** Where the Liquid starts that stands between quotes. */
function findTextOpenings(json: string, parts: readonly LiquidPath['part'][]): ReadonlySet<number> {
  const ends = new Map(parts.map(({ start, end }) => [start, end]));
  const found = new Set<number>();
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const end = ends.get(at);
    if (end !== undefined) {
      if (isInText) found.add(at);
      at = end - 1;
    } else if (json[at] === '\\') at += 1;
    else if (json[at] === '"') isInText = !isInText;
  }
  return found;
}
