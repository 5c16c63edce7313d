import type { Problem } from '../docent.ts';
import type { TagFact } from './to-tags.ts';

/** What is looked at besides the tags. */
export interface TagsOfPage {
  readonly tags: readonly TagFact[];
  /** How many `<docent-chat>` the page has. */
  readonly chats: number;
  /** What `<docent-chat>` says of its Functions. */
  readonly functionsUrl: string | undefined;
}

/**
 * Says what is wrong with the tags of a page: twice the same, in the wrong way, or without what they need.
 *
 * @example
 * findTagProblems({ tags: toTags(scripts), chats: 1, functionsUrl: 'https://docent-1234-live.twil.io' });
 */
export function findTagProblems({ tags, chats, functionsUrl }: TagsOfPage): readonly Problem[] {
  const trackers = tags.filter(({ kind }) => kind === 'tracker' || kind === 'snippet');
  const chatTags = tags.filter(({ kind }) => kind === 'chat');
  const keys = trackers.map(({ writeKey }) => writeKey);
  const isTwice = ({ kind, writeKey }: TagFact): boolean =>
    kind === 'analytics.js' && keys.includes(writeKey);
  const hasFunctions = functionsUrl || chatTags.some((tag) => tag.functionsUrl);
  const found: (Problem | false)[] = [
    trackers.length > 1 && {
      reason: 'double-tracker',
      message: `The tracker is on this page ${trackers.length} times. Keep one tag.`,
    },
    (chatTags.length > 1 || chats > 1) && {
      reason: 'double-chat',
      message: 'The chat is on this page more than once. Keep one tag.',
    },
    tags.some(isTwice) && {
      reason: 'double-segment',
      message:
        'The analytics.js snippet reports to the same write key as the tracker: each view counts twice. Take the snippet out.',
    },
    (chatTags.length > 0 || chats > 0) &&
      !hasFunctions && {
        reason: 'no-functions-url',
        message: 'The chat has no data-functions-url. Add the address of your Functions.',
      },
    ...tags.flatMap(findWrongTag),
  ];
  return found.filter((one) => one !== false);
}

function findWrongTag({ kind, src, isModule, isInHead }: TagFact): (Problem | false)[] {
  const name = src.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  const isTracker = kind === 'tracker' || kind === 'snippet';
  return [
    (kind === 'tracker' || kind === 'chat') &&
      src !== '' &&
      !isModule && { reason: 'not-module', message: `The tag of ${name} needs type="module".` },
    isTracker &&
      !isInHead && {
        reason: 'not-in-head',
        message: 'The tag of the tracker is not in the head: readers who leave early are not seen.',
      },
  ];
}
