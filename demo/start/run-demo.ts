import { openFrontDoor } from './front-door.ts';
import { openDoor } from './open-door.ts';
import type { Paths } from './paths.ts';
import { startParts } from './start-parts.ts';
import { answerStarting } from './starting-answer.ts';

interface RunOptions {
  readonly paths: Paths;
  readonly log: (sentence: string) => void;
  /** Told how to stop each thing that was started; what started last is stopped first. */
  readonly onStarted: (stop: () => unknown) => void;
}

/** The addresses of all that runs; the lab's is missing where it could not be started. */
export interface Demo {
  readonly hub: string;
  readonly site: string;
  readonly lab: string | undefined;
  readonly segment: string;
  readonly twilio: string;
  readonly functions: string;
}

/**
 * Starts everything: first the front page, which shows how far the rest has come. Throws when the docs site or the local
 * cloud cannot run; without the other parts the demo goes on.
 */
export async function runDemo({ paths, log, onStarted }: RunOptions): Promise<Demo> {
  const front = await openFrontDoor({ stateFolder: paths.state, log });
  onStarted(front.door.close);
  log(`Open ${front.door.origin}`);
  const door = await openDoor({ port: 5173, name: 'docs site', log, meanwhile: answerStarting });
  onStarted(door.close);
  front.learn({ site: door.origin });
  const parts = startParts({ paths, front, door, log, onStarted });
  const [{ stack }, lab] = await Promise.all([parts.world, parts.lab, parts.site, parts.pages]);
  return {
    hub: front.door.origin,
    site: door.origin,
    lab: lab?.origin,
    segment: stack.segment.origin,
    twilio: stack.twilio.origin,
    functions: stack.functions.origin,
  };
}
