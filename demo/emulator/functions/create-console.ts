import { Console } from 'node:console';
import { Writable } from 'node:stream';

/** Creates the `console` of a Function: each thing that it says goes to a log, as one sentence. */
export function createConsole(log: (sentence: string) => void): Console {
  const stdout = new Writable({
    decodeStrings: false,
    write(text: string, _, done) {
      log(text.trimEnd());
      done();
    },
  });
  return new Console({ stdout, colorMode: false });
}
