import type { LocalSegment } from '../../../../emulator/segment/server.ts';
import type { StreamedMessage } from '../../../../emulator/segment/stream.ts';
import type { Draft } from '../../draft.ts';
import { toRecord } from '../../words/read-record.ts';
import { createProfileWatch } from './create-profile-watch.ts';
import { toBatchDraft } from './to-batch-draft.ts';
import { toMessageDraft } from './to-message-draft.ts';
import type { ProfilePart } from './to-profile-part.ts';

interface FollowOptions {
  readonly segment: LocalSegment;
  /** The last message that is in the timeline already. */
  readonly after: number;
  /** Which profiles the messages up to then went to, oldest first. */
  readonly profiles: readonly ProfilePart[];
  /** How many messages are read at most of those that came before. */
  readonly most: number;
  /** Takes what a message has brought, and its number in Segment's stream. */
  readonly add: (drafts: readonly Draft[], seq?: number) => void;
}

const pageSize = 500;

/** Follows what Segment receives, from a number on; returns a function that stops that. */
export function followSegment(options: FollowOptions): () => void {
  const { segment, profiles, add } = options;
  const { messages, clock, identifiersOf } = segment;
  const newest = segment.lastSeq();
  // A database that was begun anew counts from 1 again.
  const after = options.after > newest ? 0 : options.after;
  let last = Math.max(after, newest - options.most);
  const isKnown = (profile: number) => segment.hasProfileBefore(profile, last);
  const watch = createProfileWatch({ before: profiles, isKnown });

  function take(line: StreamedMessage): void {
    const body = toRecord(line.body);
    const isAccepted = line.outcome === 'accepted';
    const received = { line, identifiers: isAccepted ? identifiersOf({ body }) : [] };
    add([toMessageDraft(received), ...watch.see(received)], line.seq);
    last = line.seq;
  }

  function catchUp(): void {
    for (
      let lines = messages.read(last, pageSize);
      lines.length > 0;
      lines = messages.read(last, pageSize)
    )
      for (const line of lines) take(line);
  }

  catchUp();
  const stops = [
    messages.onGrowth(catchUp),
    segment.onBatch((keys) =>
      add([toBatchDraft({ keys, at: clock.now(), nextAt: segment.nextBatchAt() })]),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
