/** What has been started and not yet stopped. */
export interface Stops {
  /** Adds how to stop something; while all is being stopped, that happens at once. */
  add(stop: () => unknown): void;
  /** Stops what was started, last first, and waits for each. */
  stopAll(): Promise<void>;
}

/** Keeps how to stop things. */
export function createStops(): Stops {
  const stops: (() => unknown)[] = [];
  let isStopping = false;
  return {
    add(stop) {
      if (isStopping) void stop();
      else stops.unshift(stop);
    },
    async stopAll() {
      isStopping = true;
      for (const stop of stops.splice(0)) await stop();
    },
  };
}
