import { join } from 'node:path';

const demo = join(import.meta.dirname, '..');

/** Where the demo reads and writes; the environment may name other places. */
export interface Paths {
  /** Where a restart finds again what happened. */
  readonly state: string;
  /** Where builds are kept. */
  readonly builds: string;
  readonly segment: string;
  readonly twilio: string;
}

/** Reads where everything is. */
export function readPaths(env: NodeJS.ProcessEnv): Paths {
  return {
    state: env['DOCENT_STATE'] || join(demo, '../.docent'),
    builds: join(demo, 'dist/builds'),
    segment: env['DOCENT_SEGMENT_CONFIG'] || join(demo, 'segment.yaml'),
    twilio: env['DOCENT_TWILIO_CONFIG'] || join(demo, 'twilio.yaml'),
  };
}
