import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { toRoute, type Route } from './to-route.ts';

/** What runs when a Function is called: its context, the event, and the callback that it answers with. */
export type Handler = (context: object, event: object, callback: Callback) => unknown;
export type Callback = (error: unknown, payload?: unknown) => void;

/** A Function that is ready to be called. */
export interface LoadedFunction extends Route {
  file: string;
  handler: Handler;
  /** ms; how long its text took to read, compile and run. */
  loadMs: number;
}

interface LoadOptions {
  /** Where the built `.js` files are. */
  folder: string;
  /** What a Function sees as globals, by name: `Date`, `Twilio`, `Runtime`, `console`. */
  globals: Readonly<Record<string, unknown>>;
  /** What `require` gives instead of the module of this name. */
  modules?: Readonly<Record<string, unknown>>;
}

/**
 * Loads every built Function of a folder. Its globals are parameters of a wrapper, so that the process's own stay as
 * they are. Throws where one has no handler.
 */
export function loadFunctions(options: LoadOptions): LoadedFunction[] {
  const names = readdirSync(options.folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.js')).map((name) => load(name, options));
}

function load(name: string, { folder, globals, modules = {} }: LoadOptions): LoadedFunction {
  const file = join(folder, name);
  const begin = performance.now();
  const module: { exports: { handler?: unknown } } = { exports: {} };
  const real = createRequire(file);
  const require = (id: string): unknown => (Object.hasOwn(modules, id) ? modules[id] : real(id));
  const scope = { exports: module.exports, require, module, __filename: file, __dirname: folder };
  const parameters = { ...scope, ...globals };
  const text = readFileSync(file, 'utf8');
  const compiled = compileFunction(text, Object.keys(parameters), { filename: file });
  compiled(...Object.values<unknown>(parameters));
  const { handler } = module.exports;
  if (typeof handler !== 'function')
    throw new Error(`${file} exports no handler: end it with exports.handler = …`);
  const loadMs = performance.now() - begin;
  return { ...toRoute(name, 'function'), file, handler: handler as Handler, loadMs };
}
