import type { WorldId } from '../../../world.ts';
import { readFlow, type FlowReading } from './read-flow.ts';

interface ReaderOptions {
  onRead: (reading: FlowReading) => void;
  /** Told with a sentence for people. */
  onProblem: (sentence: string) => void;
}

// A step is seldom alone: one drawing for all that come together.
const togetherMs = 150;

/** Creates what reads an execution, at once when it is another one, and else once for all news that come together. */
export function createReader({ onRead, onProblem }: ReaderOptions) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current = '';
  let asked = 0;

  async function read(world: WorldId, sid: string): Promise<void> {
    asked += 1;
    const own = asked;
    try {
      const reading = await readFlow(world, sid);
      if (own === asked) onRead(reading);
    } catch (error) {
      if (own === asked) onProblem(error instanceof Error ? error.message : String(error));
    }
  }

  function stop(): void {
    clearTimeout(timer);
    asked += 1;
    current = '';
  }

  return {
    read(world: WorldId, sid: string): void {
      clearTimeout(timer);
      const key = `${world} ${sid}`;
      if (key === current) timer = setTimeout(() => void read(world, sid), togetherMs);
      else void read(world, sid);
      current = key;
    },
    /** What is still on its way is no longer wanted. */
    stop,
  };
}
