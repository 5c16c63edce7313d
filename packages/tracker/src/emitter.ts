import { callEach } from '@docent/identity';
import type { DocentEvents } from './docent.ts';

type Listener = readonly [name: keyof DocentEvents, callback: (detail: never) => void];

/** Something that was told. */
export interface LogEntry {
  readonly name: keyof DocentEvents;
  readonly detail: unknown;
}

/** Tells a page's scripts what happens. */
export interface Emitter {
  /** What was told last, oldest first, for whoever looks for a mistake. */
  readonly recent: LogEntry[];
  readonly on: <Name extends keyof DocentEvents>(
    name: Name,
    callback: (detail: DocentEvents[Name]) => void,
  ) => () => void;
  readonly emit: <Name extends keyof DocentEvents>(name: Name, detail: DocentEvents[Name]) => void;
}

const maxRecent = 99;

/**
 * Makes an emitter. A listener that throws disturbs neither the others nor the tracker.
 *
 * @example
 * const { on, emit } = createEmitter();
 * const stop = on('error', ({ message }) => console.warn(message));
 */
export function createEmitter(): Emitter {
  const listeners = new Set<Listener>();
  const recent: LogEntry[] = [];
  return {
    recent,
    on(name, callback) {
      const listener: Listener = [name, callback];
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit(name, detail) {
      if (recent.push({ name, detail }) > maxRecent) recent.shift();
      const wanted = [...listeners].filter((listener) => listener[0] === name);
      callEach(wanted.map((listener) => () => listener[1](detail as never)));
    },
  };
}
