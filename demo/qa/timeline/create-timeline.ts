import { join } from 'node:path';
import type { Stack } from '../../stack.ts';
import { createBook, type Book } from './create-book.ts';
import type { Draft } from './draft.ts';
import { findSecrets } from './find-secrets.ts';
import { createKeeper } from './keep/create-keeper.ts';
import { followControls } from './sources/controls/follow-controls.ts';
import { toCallDraft } from './sources/functions/to-call-draft.ts';
import { followSegment } from './sources/segment/follow-segment.ts';
import { createStudioFollower } from './sources/studio/follow-studio.ts';
import { createPeople } from './sources/twilio/people.ts';
import { followStore } from './sources/twilio/follow-store.ts';
import { followStream } from './sources/twilio/follow-stream.ts';
import { toLineDraft } from './sources/twilio/to-line-draft.ts';
import type { Timeline } from './timeline.ts';

interface TimelineOptions {
  /** Where a restart finds the entries again; beside the other state of the cloud, which may be in memory alone. */
  readonly file?: string;
  /** How many entries are kept at most. */
  readonly most?: number;
}

// A day of testing by hand; more would be slow to load.
const mostEntries = 20_000;

/**
 * Creates the timeline of a local cloud: whatever happens there is an entry a moment later. Close it before the cloud.
 *
 * @example
 * const timeline = createTimeline(stack);
 */
export function createTimeline(stack: Stack, options: TimelineOptions = {}): Timeline {
  const { file = toFile(stack), most = mostEntries } = options;
  const keeper = createKeeper({ file, most, log: stack.log });
  const kept = keeper.load();
  const book = createBook({ keeper, kept, most, secrets: findSecrets(stack) });
  const { segment, twilio, functions } = stack;
  const conversationOf = (identity: string) =>
    twilio.store.participationsOf(identity).at(-1)?.conversationSid;
  const addAll = (drafts: readonly Draft[]) => {
    for (const draft of drafts) book.add(draft);
  };
  const stops = [
    followSegment({
      segment,
      after: keeper.segmentSeq(),
      profiles: kept.flatMap(({ tells }) => tells?.profile ?? []),
      most,
      add(drafts, seq) {
        addAll(drafts);
        if (seq !== undefined) keeper.follow(seq);
      },
    }),
    ...followTwilio(stack, { book, conversationOf }),
    followControls(stack, book.add),
    functions?.onCall((call) => {
      const draft = toCallDraft(call, { at: segment.clock.now(), conversationOf });
      if (draft) book.add(draft);
    }),
  ];
  return {
    ...book,
    note: ({ title, detail, raw }) =>
      book.add({
        at: segment.clock.now(),
        source: 'local',
        kind: 'control',
        title,
        ...(detail !== undefined && { detail }),
        raw: raw ?? null,
      }),
    close() {
      for (const stop of stops) stop?.();
      book.close();
      keeper.close();
    },
  };
}

function toFile({ state }: Stack): string {
  return state === undefined ? ':memory:' : join(state, 'timeline.db');
}

interface Follower {
  readonly book: Book;
  readonly conversationOf: (identity: string) => string | undefined;
}

function followTwilio(stack: Stack, { book, conversationOf }: Follower): (() => void)[] {
  const { services, stream } = stack.twilio;
  const toStudioDrafts = createStudioFollower(stack);
  const { agentName } = createPeople(services.config);
  return [
    // First the store: a line of the stream comes after what it tells of.
    followStore(services, book.add),
    followStream(stream, (line) => {
      const draft = toLineDraft(line, { conversationOf, agentName });
      if (draft) book.add(draft);
      if (line.channel === 'studio') for (const one of toStudioDrafts(line)) book.add(one);
    }),
  ];
}
