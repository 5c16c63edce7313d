/** A Function or an asset, as it is to be deployed. */
export interface BuildFile {
  /** The same as its path: how Twilio knows it again. */
  readonly name: string;
  /** Where it is served: `/start-chat`. */
  readonly path: string;
  readonly access: 'public' | 'protected' | 'private';
  readonly content: string | Buffer;
}

/** All that runs at Twilio. */
export interface Build {
  readonly functions: readonly BuildFile[];
  readonly assets: readonly BuildFile[];
  /** What Twilio installs beside our own code, which is bundled: exact versions by name. */
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The Node.js that Functions run on. */
export const runtime = 'node22';

/** The version of `@twilio/runtime-handler` that Functions run in, without which Twilio runs none. */
export const runtimeHandlerVersion = '2.1.0';
