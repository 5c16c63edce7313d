import type { Plugin } from 'rolldown';

/** Packages that come with the Conversations SDK, each with a modern build beside those for old browsers. */
const sdkPackage = /^(@twilio\/[\w-]+|twilsock|twilio-sync)$/;
const oldBuild = /\/builds\/[\w.]+\.js$/;

// In place of packages that the SDK has for others than us: what it calls of them.
const replacements: Readonly<Record<string, string>> = {
  // Writes its level into the page's storage, or into a cookie, even where it is silent.
  loglevel: `export const levels = {}, getLevel = () => 5, setLevel = () => {};
    export const trace = setLevel, debug = setLevel, info = setLevel, warn = setLevel, error = setLevel;
    const log = { levels, getLevel, setLevel, trace, debug, info, warn, error };
    export const getLogger = () => log;
    export default { ...log, getLogger };`,
  // Tells Twilio of the browser's name and version.
  platform: `const unknown = 'unknown';
    export const name = unknown, version = unknown, layout = unknown, os = { family: unknown, version: unknown };
    export default { name, version, layout, os };`,
};
const prefix = '\0sdk:';

/**
 * Takes of the Conversations SDK what a browser of today needs: the modern build of each of its packages, without
 * polyfills, without a logger that writes into the page's storage, and without telling which browser it is.
 *
 * @example
 * await build({ input: 'src/transport/twilio.ts', plugins: [withLeanSdk()] });
 */
export function withLeanSdk(): Plugin {
  return {
    name: 'with-lean-sdk',
    resolveId: {
      order: 'pre',
      filter: { id: /^(@twilio\/|twilsock$|twilio-sync$|loglevel$|platform$)/ },
      async handler(source, importer) {
        if (Object.hasOwn(replacements, source)) return prefix + source;
        if (!sdkPackage.test(source)) return undefined;
        const skip = { skipSelf: true };
        // twilsock 1.0.2 does not name all of its dependencies; those that are missing are there for the SDK itself.
        const found =
          (await this.resolve(source, importer, skip)) ??
          (await this.resolve(source, await findSdk(this, import.meta.filename), skip));
        return found && { ...found, id: found.id.replace(oldBuild, '/dist/index.js') };
      },
    },
    load: {
      filter: { id: /^\0sdk:/ },
      handler: (id) => replacements[id.slice(prefix.length)],
    },
  };
}

interface Resolver {
  resolve(source: string, importer: string): Promise<{ readonly id: string } | null>;
}

async function findSdk(resolver: Resolver, importer: string): Promise<string | undefined> {
  return (await resolver.resolve('@twilio/conversations', importer))?.id;
}
