import type { Snapshot } from './facts.ts';
import type { Section, ToTime } from './section.ts';
import { toConsentSection } from './sections/consent.ts';
import { toProblemsSection } from './sections/problems.ts';
import { toQueueSection } from './sections/queue.ts';
import { toReaderSection } from './sections/reader.ts';
import { toStudioSection } from './sections/studio.ts';
import { toTagsSection } from './sections/tags.ts';
import { toTrailSection } from './sections/trail.ts';

/**
 * Puts in words what the tags do on this page.
 *
 * @example
 * toSections(snapshot, (at) => new Date(at).toLocaleTimeString());
 */
export function toSections(snapshot: Snapshot, toTime: ToTime): readonly Section[] {
  return [
    toReaderSection(snapshot, toTime),
    toStudioSection(snapshot),
    toTrailSection(snapshot, toTime),
    toQueueSection(snapshot, toTime),
    toConsentSection(snapshot),
    toTagsSection(snapshot),
    toProblemsSection(snapshot),
  ];
}
