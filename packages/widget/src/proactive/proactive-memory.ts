import { isRecord, readItem, removeItem, visitorKey, writeItem } from '@docent/identity';
import { findTracker } from '../engine/tracker-link.ts';
import {
  emptyRecord,
  parseRecord,
  toDay,
  toStored,
  type ProactiveRecord,
} from './proactive-record.ts';

/** What was shown, and what the visitor said to it: on this page, and in this browser where it may be stored. */
export interface ProactiveMemory {
  /** Whether no line comes on this page any more. */
  readonly isOver: () => boolean;
  /** @param perDay - How many lines a day may have. */
  readonly mayShow: (perDay: number) => boolean;
  /** No line comes on this page any more. */
  readonly end: () => void;
  readonly noteShown: () => void;
  /** Not again on this day. */
  readonly noteDismissed: () => void;
  readonly noteNever: () => void;
}

/** Where a browser remembers what was shown. */
export const proactiveKey = 'docent.chat.proactive';

/**
 * Makes a memory. With a tracker on the page, consent is the tracker's matter: it stores a visitor record exactly where
 * storing is allowed, and without one nothing is stored, and what was stored is erased. Else what the visitor says to a
 * line may be stored, and what only happens may where something is stored already.
 *
 * @example
 * const memory = createProactiveMemory();
 * if (memory.mayShow(1)) memory.noteShown();
 */
export function createProactiveMemory(now: () => number = Date.now): ProactiveMemory {
  let isOver = false;

  const read = (): ProactiveRecord => {
    if (isRefused()) {
      if (readItem(proactiveKey)) removeItem(proactiveKey);
      return emptyRecord;
    }
    return parseRecord(readItem(proactiveKey), toDay(now()));
  };
  const note = (change: Partial<ProactiveRecord>, isAct: boolean): void => {
    isOver = true;
    const record = { ...read(), ...change };
    if (isAllowed(isAct)) writeItem(proactiveKey, toStored(record, toDay(now())));
  };

  return {
    isOver: () => isOver,
    mayShow(perDay) {
      const { isNever, shown, isDismissed } = read();
      return !isOver && !isNever && !isDismissed && shown < perDay;
    },
    end: () => void (isOver = true),
    noteShown: () => note({ shown: read().shown + 1 }, false),
    noteDismissed: () => note({ isDismissed: true }, true),
    noteNever: () => note({ isNever: true }, true),
  };
}

function isRefused(): boolean {
  return findTracker() !== undefined && !isRecord(readItem(visitorKey));
}

function isAllowed(isAct: boolean): boolean {
  if (findTracker()) return !isRefused();
  return isAct || isRecord(readItem(visitorKey)) || isRecord(readItem(proactiveKey));
}
