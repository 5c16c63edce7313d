import { createStops } from './create-stops.ts';
import { describeDemo } from './describe-demo.ts';
import { readPaths } from './paths.ts';
import { runDemo } from './run-demo.ts';
import { toSentence } from './to-sentence.ts';

/** Runs the demo in the terminal until Ctrl+C; what cannot run ends it with a sentence that says what to do. */
export async function main(): Promise<void> {
  // Since the process has begun, as a person counts.
  const begin = performance.timeOrigin;
  const stops = createStops();
  stopOnSignals(stops.stopAll);
  try {
    const log = (sentence: string) => console.log(sentence);
    const demo = await runDemo({
      paths: readPaths(process.env),
      log,
      onStarted: stops.add,
    });
    log(describeDemo(demo, (Date.now() - begin) / 1000));
  } catch (error) {
    console.error(toSentence(error));
    await stops.stopAll();
    process.exit(1);
  }
}

function stopOnSignals(stopAll: () => Promise<void>): void {
  // The terminal may be gone before we are; that is no reason to leave the database open.
  process.stdout.on('error', () => undefined);
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A second Ctrl+C does not wait.
      if (isStopping) process.exit(1);
      isStopping = true;
      console.log('\nStopping …');
      void stopAll().then(() => {
        console.log('Stopped.');
        process.exit(0);
      });
    });
  }
}
