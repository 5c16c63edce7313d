import type { TrackerOptions } from './config.ts';
import type { Emitter } from './emitter.ts';
import type { MessageReport, Problem } from './docent.ts';
import type { Message } from './message.ts';

/** Tells the site's developer what happens: by events, and in the console. */
export interface Reporter {
  /** Something to mend: one line in the console, once for each reason. */
  readonly problem: (problem: Problem) => void;
  readonly message: (status: MessageReport['status'], message: Message) => void;
}

/**
 * Makes a reporter. What it prints holds neither a phone nor anything that a reader typed.
 *
 * @param isDebugging - Whether to print what becomes of each message.
 * @param debug - Whether to print what becomes of each message.
 * @example
 * createReporter(emitter, false).problem({ reason: 'refused', message: 'Segment refused …' });
 */
export function createReporter({ emit }: Emitter, debug: TrackerOptions['debug']): Reporter {
  const said = new Set<string>();
  return {
    problem(problem) {
      emit('error', problem);
      if (said.has(problem.reason)) return;
      said.add(problem.reason);
      console.error(`[docent] ${problem.message}`);
    },
    message(status, message) {
      emit('message', { status, message });
      const { type, event = '', context } = message;
      // An attribute without a value is an empty text.
      if (debug || debug === '') console.info(`[docent] ${status}: ${type} ${event}`, context.page);
    },
  };
}
