import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'rolldown';
import { minify, type MinifyOptions } from 'terser';
import { publishTypes } from '../identity/publish-types.ts';

const root = import.meta.dirname;

/**
 * Builds what a docs site puts on its pages: `docent.js` and the chunks that it loads, and the text
 * of the snippet. `integrity.json` holds the hash of each file, for `integrity` attributes and for
 * Content-Security-Policy.
 *
 * @example
 * await buildTracker('dist');
 */
export async function buildTracker(outDir: string): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const debug = await buildOverlay(outDir);
  await build({
    ...toOptions({ outDir, name: 'docent', file: 'script.ts', format: 'es' }),
    plugins: [withOverlay(debug)],
  });
  await build(toOptions({ outDir, name: 'snippet', file: 'snippet.ts', format: 'iife' }));
  // One name has one short form, in all files.
  const nameCache = {};
  const own = readdirSync(outDir).filter((file) => ownFile.test(file));
  // The overlay last: what every reader loads takes the shortest names.
  for (const name of [...own.filter((file) => file !== debug), debug]) {
    await shorten(join(outDir, name), nameCache);
  }
  const snippet = join(outDir, 'snippet.js');
  // An inline script is compiled where it stands: the hint would do nothing for it.
  writeFileSync(snippet, readFileSync(snippet, 'utf8').replace(compileHint, '').trim());
  writeFileSync(join(outDir, 'integrity.json'), `${JSON.stringify(hashFiles(outDir), null, 2)}\n`);
}

/** The overlay shares no code with the rest: nothing that every reader loads is cut up for its sake. */
async function buildOverlay(outDir: string): Promise<string> {
  const file = 'debug/show-debug.ts';
  const options = toOptions({ outDir, name: 'docent-debug', file, format: 'es' });
  const output = { ...options.output, entryFileNames: '[name]-[hash].js' };
  const built = await build({ ...options, write: true, output });
  return built.output[0].fileName;
}

/** What the tracker imports is the file that has been built. */
function withOverlay(fileName: string): Plugin {
  return {
    name: 'with-overlay',
    resolveId: (source) =>
      source.endsWith('/show-debug.ts') ? { id: `./${fileName}`, external: true } : undefined,
  };
}

// What is all our own.
const ownFile = /^(docent|docent-recorder-.*|docent-debug-.*|snippet)\.js$/;

// Names that only our own code uses, between its files too, and that may be shortened. None is a key
// of what is sent or stored, of the visitor record on the page, or of what a site calls.
const internalNames = `
  isForgotten isIncluding pattern isDoc identifiedOnly consentRequired isPrivate apiUrl mayStore adopt
  hold release flush signOut onView onRead onLeave forget restart take isThere prepare loadWhenIdle
  problem readTrail addDocView allowStorage subscribe update isFirst isStorageLost refresh leaveStorage
  tellStorageGone tell onReturn onMessage onChange newId retryAfterMs preferences reporter config emit
  read write view post heading wasRestored decided reader docsRead unsent recent
  calls load stop code`;

// Chromium compiles every function off the main thread, rather than each when it is first called.
// @see https://v8.dev/blog/explicit-compile-hints
const compileHint = '//# allFunctionsCalledOnLoad';

const shortening = { passes: 3, unsafe: true };

const minifyOptions: MinifyOptions = {
  module: true,
  ecma: 2020,
  mangle: {
    properties: {
      builtins: true,
      regex: new RegExp(`^(${internalNames.trim().split(/\s+/).join('|')})$`),
    },
  },
};

/**
 * Builds what is published: the files for pages, and the ES module with its types.
 *
 * @example
 * await buildPackage('dist');
 */
export async function buildPackage(outDir: string): Promise<void> {
  await buildTracker(outDir);
  const esm = join(outDir, 'esm');
  const external = [/^@segment\/analytics-next/, /^libphonenumber-js/];
  const options = toOptions({ outDir: esm, name: 'index', file: 'index.ts', format: 'es' });
  await build({ ...options, external });
  publishTypes(root, join(outDir, 'types'));
}

interface Target {
  readonly outDir: string;
  readonly name: string;
  readonly file: string;
  readonly format: 'es' | 'iife';
}

function toOptions({ outDir, name, file, format }: Target): BuildOptions {
  return {
    cwd: root,
    // A name that a chunk borrows costs more than a short text that it has itself.
    optimization: { inlineConst: { mode: 'all', pass: 2 } },
    input: { [name]: join(root, 'src', file) },
    platform: 'browser',
    resolve: { conditionNames: ['@docent/source', 'import', 'browser', 'default'] },
    transform: { target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } },
    // The entry may lend its functions to its chunks.
    preserveEntrySignatures: 'allow-extension',
    output: {
      dir: outDir,
      format,
      minify: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'docent-[name]-[hash].js',
    },
  };
}

/** Every reader loads these files: a second minifier takes out another few percent. */
async function shorten(path: string, nameCache: object): Promise<void> {
  // The snippet is smaller without: its methods are few.
  const compress = { ...shortening, unsafe_arrows: basename(path) !== 'snippet.js' };
  const options = { ...minifyOptions, compress, nameCache };
  const { code } = await minify(readFileSync(path, 'utf8'), options);
  writeFileSync(path, `${compileHint}\n${code ?? ''}`);
}

function hashFiles(outDir: string): Record<string, string> {
  const files = readdirSync(outDir).filter((name) => name.endsWith('.js'));
  return Object.fromEntries(
    files.toSorted().map((name) => {
      const digest = createHash('sha384').update(readFileSync(join(outDir, name)));
      return [name, `sha384-${digest.digest('base64')}`];
    }),
  );
}

if (process.argv[1] === import.meta.filename) await buildPackage(join(root, 'dist'));
