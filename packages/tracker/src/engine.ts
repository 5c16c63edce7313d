import { toUrl, type Config } from './config.ts';
import type { Message } from './message.ts';
import type { Reporter } from './reporter.ts';
import type { Segment } from './segment.ts';
import { whenLoaded } from './when-idle.ts';

/** What brings analytics-next to the page. */
export interface EngineOptions {
  readonly config: Config;
  readonly reporter: Reporter;
  /** A message that the site's own code gave to analytics-next. */
  readonly onForeign: (message: Message) => void;
}

/** analytics-next, once the page is idle. */
export interface Engine {
  readonly load: () => Promise<Segment | undefined>;
  readonly loadWhenIdle: () => void;
  /** Lets plugins and destinations have a message; undefined until analytics-next is there. */
  readonly prepare: (message: Message) => Promise<Message | undefined> | undefined;
}

/**
 * Looks after analytics-next: what happened before it was there is shown to it later.
 *
 * @example
 * const engine = createEngine({ config, reporter, onForeign });
 * onIdle(engine.load);
 */
export function createEngine({ config, reporter, onForeign }: EngineOptions): Engine {
  const { options, writeKey } = config;
  const early: Message[] = [];
  let loading: Promise<Segment | undefined> | undefined;
  let segment: Segment | undefined;
  const load = async (): Promise<Segment | undefined> => {
    try {
      const { loadSegment } = await import('./segment.ts');
      const cdnUrl = toUrl(options.cdnHost, location.href) ?? 'https://cdn.segment.com';
      const onNoSettings = (): void => reporter.problem(noSettings);
      segment = await loadSegment({ writeKey, cdnUrl, onForeign, onNoSettings });
      early.splice(0).forEach(segment.copy);
    } catch {
      // Blocked. Messages arrive all the same; only destinations in the page go without.
    }
    return segment;
  };
  const loadOnce = () => (loading ??= load());
  return {
    load: loadOnce,
    loadWhenIdle: () => whenLoaded(() => void loadOnce()),
    prepare(message) {
      if (!segment) early.push(message);
      return segment?.run(message);
    },
  };
}

const noSettings = {
  reason: 'no-settings',
  message: 'Segment has no settings here. Check data-write-key and data-cdn-host.',
};
