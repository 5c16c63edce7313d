import type { WebSocket } from 'ws';
import type { WorldId } from '../world.ts';
import { createFeed } from './feed.ts';
import { createMerges } from './merges.ts';
import type { FindWorld } from './open-world.ts';

interface Live {
  /** Tells a client what lies behind `after`, and then what comes. */
  add(client: WebSocket, from: { world: WorldId; after: number }): void;
  close(): void;
}

interface LiveOptions {
  worlds: FindWorld;
  log: (sentence: string) => void;
}

// What a page has not taken by then is more than it could show.
const mostBufferedBytes = 8 * 1024 * 1024;

/** Creates what tells pages the news of worlds. */
export function createLive({ worlds, log }: LiveOptions): Live {
  const merges = createMerges();

  async function follow(client: WebSocket, from: { world: WorldId; after: number }) {
    const { timeline } = await worlds(from.world);
    // The page may have gone while the world was opened.
    if (client.readyState !== client.OPEN) return;
    const known = merges.of(timeline);
    const feed = createFeed({
      timeline,
      after: from.after,
      merges: from.after > 0 ? known : [],
      send(news) {
        if (client.bufferedAmount > mostBufferedBytes) return client.terminate();
        client.send(JSON.stringify(news));
      },
      isBusy: () => client.bufferedAmount > 0,
    });
    client.on('close', feed.stop);
    await feed.caughtUp;
  }

  return {
    add(client, from) {
      follow(client, from).catch((error: unknown) => {
        log(`A page could not follow the world "${from.world}": ${toSentence(error)}`);
        client.close(1013, 'The world is not there.');
      });
    },
    close: merges.close,
  };
}

function toSentence(error: unknown): string {
  return error instanceof Error ? error.message : 'nobody knows why.';
}
