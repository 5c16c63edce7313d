// After the network has let us down, ms.
const againAfterMs = 5000;

/**
 * Loads a chunk, however long the network is away. For what the visitor does not wait for.
 *
 * @example
 * const { createOutbox } = await loadUntilThere(() => import('./delivery/create-outbox.ts'));
 */
export async function loadUntilThere<Chunk>(load: () => Promise<Chunk>): Promise<Chunk> {
  try {
    return await load();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, againAfterMs));
    return loadUntilThere(load);
  }
}
