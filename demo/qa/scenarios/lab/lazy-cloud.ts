import type { LabCloud } from './lab-cloud.ts';
import type { CloudOptions } from './start-lab-cloud.ts';

/** A cloud that starts when it is first asked for. */
export interface LazyCloud {
  /** Starts it, unless that was done; after a start that failed, the next one tries again. */
  open(): Promise<LabCloud>;
  /** What runs, if it does. */
  readonly current: LabCloud | undefined;
  close(): Promise<void>;
}

/** Creates a cloud of which nothing is started, or even loaded, yet. */
export function createLazyCloud(options: CloudOptions): LazyCloud {
  let current: LabCloud | undefined;
  let opening: Promise<LabCloud> | undefined;
  let isClosed = false;

  async function start(): Promise<LabCloud> {
    const { startLabCloud } = await import('./start-lab-cloud.ts');
    const cloud = await startLabCloud(options);
    // Nobody would stop it any more.
    if (isClosed) {
      await cloud.close();
      throw new Error('The lab has been closed. Start the demo again.');
    }
    current = cloud;
    return cloud;
  }

  return {
    open() {
      opening ??= start().catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      return opening;
    },
    get current() {
      return current;
    },
    async close() {
      isClosed = true;
      await opening?.then((cloud) => cloud.close()).catch(() => undefined);
    },
  };
}
