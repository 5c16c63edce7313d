import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, type BuildOptions, type Plugin } from 'rolldown';
import { minify, type MinifyOptions } from 'terser';
import { publishTypes } from '../identity/publish-types.ts';
import { renderLauncher, renderLauncherStyles } from './build-launcher.ts';
import { withoutLitGlobals, withSmallStyles } from './build-plugins.ts';
import { createManifest } from './manifest.ts';
import { withLeanSdk } from './sdk-plugins.ts';

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};
const prefix = 'docent-chat';

// A second minifier takes a few percent out of our own code, and next to nothing out of that of others, in a long time.
const foreignFile = /-(twilio|phone-library)-/;

/**
 * Builds what a docs site puts on its pages: `docent-chat-<version>.js`, the chunks that it loads when they are wanted,
 * and `docent-chat.js`, which is always the newest. `integrity.json` holds the hash of each file, for `integrity`
 * attributes; `import-map.json` the same for what a browser loads by itself. `launcher.html` is the bubble as markup.
 *
 * @param base - The path at which the page has the files, with a slash at its end.
 * @returns The hash of each file.
 * @example
 * await buildWidget('dist');
 */
export async function buildWidget(
  outDir: string,
  base = '/docent/',
): Promise<Readonly<Record<string, string>>> {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  // Two builds: the loader shares no code with the chunks, and so it is one file, and they never load it.
  const { output } = await build(toOptions({ outDir, input: { app: 'behind.ts' } }));
  const app = output.find((file) => file.type === 'chunk' && file.isEntry)?.fileName ?? '';
  const loader = `${prefix}-${version}`;
  await build(toOptions({ outDir, input: { [loader]: 'script.ts' }, plugins: [withApp(app)] }));
  for (const name of readdirSync(outDir).filter((file) => !foreignFile.test(file)))
    await shorten(join(outDir, name));
  writeFileSync(join(outDir, `${prefix}.js`), `import './${loader}.js';\n`);
  writeFileSync(join(outDir, 'licenses.txt'), readLicenses());
  const hashes = hashFiles(outDir);
  writeJson(join(outDir, 'integrity.json'), hashes);
  writeJson(join(outDir, 'import-map.json'), toImportMap(hashes, base));
  writeFileSync(join(outDir, `${prefix}.css`), `${renderLauncherStyles()}\n`);
  writeFileSync(join(outDir, 'launcher.html'), renderLauncher(`${loader}.js`, base));
  return hashes;
}

/**
 * Builds what is published: the files for pages, the ES module with its types, and what editors know of the element.
 *
 * @example
 * await buildPackage('dist');
 */
export async function buildPackage(outDir: string, base?: string): Promise<void> {
  const hashes = await buildWidget(outDir, base);
  for (const [name, hash] of Object.entries(hashes)) {
    const size = brotliCompressSync(readFileSync(join(outDir, name))).length;
    console.log(`${name}  ${(size / 1000).toFixed(2)} kB brotli  ${hash}`);
  }
  const external = [
    /^@twilio\/conversations/,
    /^libphonenumber-js/,
    /^lit(\/|$)/,
    /^linkifyjs/,
    /^minisearch/,
  ];
  const esm = toOptions({ outDir: join(outDir, 'esm'), input: { index: 'index.ts' } });
  // Whoever imports it sees its own names alone.
  await build({ ...esm, external, preserveEntrySignatures: 'strict' });
  publishTypes(root, join(outDir, 'types'));
  writeJson(join(outDir, 'custom-elements.json'), createManifest());
}

interface Target {
  readonly outDir: string;
  readonly input: Readonly<Record<string, string>>;
  readonly plugins?: readonly Plugin[];
}

function toOptions({ outDir, input, plugins = [] }: Target): BuildOptions & { write: true } {
  const entries = Object.entries(input).map(([name, file]) => [name, join(root, 'src', file)]);
  return {
    cwd: root,
    write: true,
    input: Object.fromEntries(entries) as Record<string, string>,
    platform: 'browser',
    // What is not found would be asked for by its bare name, in the visitor's browser.
    onLog(level, log, tell) {
      tell(log.code === 'UNRESOLVED_IMPORT' ? 'error' : level, log);
    },
    plugins: [withLeanSdk(), withoutLitGlobals(), withSmallStyles(), ...plugins],
    resolve: { conditionNames: ['@docent/source', 'import', 'browser', 'default'] },
    transform: { target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } },
    // An entry may lend its functions to its chunks.
    preserveEntrySignatures: 'allow-extension',
    output: {
      dir: outDir,
      // Of the loader the other minifier makes more when it has it alone.
      minify: Boolean(input['app']),
      entryFileNames: input['app'] ? `${prefix}-[name]-[hash].js` : '[name].js',
      chunkFileNames: ({ name }) => `${prefix}-${name.replace(/^chat-/, '')}-[hash].js`,
    },
  };
}

/** What the loader imports is the file that has been built. */
function withApp(fileName: string): Plugin {
  return {
    name: 'with-app',
    resolveId: (source) =>
      source === './behind.ts' ? { id: `./${fileName}`, external: true } : undefined,
  };
}

// Names that only our own code uses, between its files too, and that may be shortened. None is a key of what is sent,
// stored or read by other tabs, nor of what the page calls, nor of what goes to the SDK's chunk, nor in a template.
const internalNames = `
  setPanelOpen changeVisitor submitForm skipForm loadEarlier startAnew loadLeader joinTabs markStarting isLeading letGo
  keepPanel onForgotten hearSession isTheSame disown identified signOut onLead onLeadLost readTrail addDocView
  allowStorage isFirst isStorageLost leaveStorage tellStorageGone onReturn requeue readDraft writeDraft readStart
  writeStart isFormDone isChangingVisitor handleNetwork stopTimer
  toldTypingAt isWriting flushDraft byVisitor setTokenCallback setDraft keepFocus handleKey hadFocus isKept settle
  isNeeded submission isChecking isTouched draftTeller isUnavailable isUnchecked isNameTouched lastKey needsForm
  isThere isJoined hasTried firstError wasStarting takeAnswers setText setSession setError
  phoneText onUnavailable onOther onNews onBack loadPhoneTools loadAfterChat keepSelection isTracked isIntroduced
  isFirstError showVisitor renderVisitor renderTitle renderField handleInput handleChange handleSubmit handleSkip
  handleCountry isBlank focusFirst showMedia retryNow checkTimeoutMs stopFollowing onCancel
  onAskEnd onKeep onAway onSend isAsking isAway`;
// Those of the loader, which is one file.
const loaderNames = 'calls use contexts button load stop';

// One name has one short form, in all files.
const nameCache = {};

async function shorten(path: string): Promise<void> {
  const isLoader = path.endsWith(`${prefix}-${version}.js`);
  const names = `${internalNames} ${isLoader ? loaderNames : ''}`.trim().split(/\s+/);
  const regex = new RegExp(`^(${names.join('|')})$`);
  const options: MinifyOptions = {
    module: true,
    ecma: 2020,
    nameCache,
    compress: { passes: 3, unsafe: true, unsafe_arrows: true },
    mangle: { properties: { regex } },
    format: { comments: false },
  };
  const { code } = await minify(readFileSync(path, 'utf8'), options);
  writeFileSync(path, code ?? '');
}

/** What others wrote goes out under their licences, which the files themselves have no room for. */
function readLicenses(): string {
  const packages = ['lit', '@twilio/conversations', 'libphonenumber-js', 'linkifyjs', 'minisearch'];
  const texts = packages.map((name) => {
    const folder = join(root, 'node_modules', name);
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      license: string;
    };
    return `${name} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8') : ''}`;
  });
  return texts.join('\n\n');
}

/** The chunks, for which a page has no tag of its own to say their hashes. */
function toImportMap(hashes: Readonly<Record<string, string>>, base: string): object {
  const files = Object.entries(hashes).map(([name, hash]) => [base + name, hash]);
  return { integrity: Object.fromEntries(files) as Record<string, string> };
}

function writeJson(path: string, value: object): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

function hashFiles(outDir: string): Record<string, string> {
  const scripts = readdirSync(outDir).filter((name) => name.endsWith('.js'));
  return Object.fromEntries(
    scripts.map((name) => {
      const digest = createHash('sha384').update(readFileSync(join(outDir, name)));
      return [name, `sha384-${digest.digest('base64')}`];
    }),
  );
}

if (process.argv[1] === import.meta.filename)
  await buildPackage(join(root, 'dist'), process.argv[2]);
