import type { TimelineEntry } from '../../../timeline/entry.ts';
import type { Journey } from '../../../timeline/journey.ts';

type TextMatch = (entry: TimelineEntry, journey: Journey | undefined) => boolean;

// What is searched does not change: lower case is made once for each.
const entryTexts = new WeakMap<TimelineEntry, string>();
const journeyTexts = new WeakMap<Journey, string>();

/**
 * Whether an entry, or the person whose it is, holds all the words. A phone may be written in any way:
 * `+1 (415) 555-2671`.
 */
export function toTextMatch(text: string): TextMatch {
  const words = toWords(text);
  if (words.length === 0) return () => true;
  return (entry, journey) => {
    const own = readText(entry);
    const person = journey ? readPerson(journey) : '';
    return words.every((word) => own.includes(word) || person.includes(word));
  };
}

function toWords(text: string): string[] {
  const digits = text.replaceAll(/[\s()+.-]/g, '');
  if (/^\d{4,}$/.test(digits)) return [digits];
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

function readText(entry: TimelineEntry): string {
  const known = entryTexts.get(entry);
  if (known !== undefined) return known;
  const text = `${entry.title}\n${entry.detail ?? ''}\n${entry.problem ?? ''}`.toLowerCase();
  entryTexts.set(entry, text);
  return text;
}

function readPerson(journey: Journey): string {
  const known = journeyTexts.get(journey);
  if (known !== undefined) return known;
  const text = `${journey.label}\n${journey.phone ?? ''}`.toLowerCase();
  journeyTexts.set(journey, text);
  return text;
}
