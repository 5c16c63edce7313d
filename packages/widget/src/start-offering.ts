import type { ProactiveOptions } from './proactive/start-proactive.ts';
import type { Strings } from './strings/strings.ts';

/** What offering help starts with. */
interface Offering extends Omit<ProactiveOptions, 'strings' | 'config'> {
  readonly loadStrings: () => Promise<Strings>;
}

/**
 * Offers help in a line above the bubble, where the page wants that. What cannot be loaded is not offered.
 *
 * @returns stops it
 *
 * @example
 * const stop = startOffering({ host, loadStrings, isQuiet: () => false, open });
 */
export function startOffering({ loadStrings, ...options }: Offering): () => void {
  const { config } = options.host;
  let stop: (() => void) | undefined;
  let isOver = !config.proactive || config.mode === 'inline';
  const start = async (): Promise<void> => {
    const [{ startProactive }, strings] = await Promise.all([
      import('./proactive/start-proactive.ts'),
      loadStrings(),
    ]);
    if (!isOver) stop = startProactive({ ...options, config, strings });
  };
  if (!isOver) start().catch(() => undefined);
  return () => {
    isOver = true;
    stop?.();
  };
}
