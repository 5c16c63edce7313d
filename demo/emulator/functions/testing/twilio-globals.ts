import type { Response as FunctionResponse } from '../response.ts';

// What Twilio's runtime gives Functions as globals, as far as the fixtures use it.
declare global {
  var Twilio: { Response: typeof FunctionResponse };
  var Runtime: {
    getAssets(): Record<string, { path: string; open(): string }>;
    getFunctions(): Record<string, { path: string }>;
  };
}

/** The `event` of a fixture. */
export interface Event {
  request: {
    headers: Record<string, string | string[]>;
    cookies: Record<string, string>;
  };
  [field: string]: unknown;
}

/** The `callback` of a fixture. */
export type Callback = (error: unknown, payload?: unknown) => void;
