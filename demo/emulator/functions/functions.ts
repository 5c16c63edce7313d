import { join } from 'node:path';
import { Hono } from 'hono';
import { createClock, type Clock } from '../shared/clock.ts';
import { createMask } from '../studio/trace/mask.ts';
import { callFunction, type AnsweredCall, type Service } from './call-function.ts';
import { createConsole } from './create-console.ts';
import { loadFunctions, type LoadedFunction } from './load-functions.ts';
import { createLocalDate } from './local-date.ts';
import { createLocalLibrary } from './local-library.ts';
import { findSecretValues } from './find-secret-values.ts';
import { BodyError } from './parse-body.ts';
import { Response as FunctionResponse } from './response.ts';
import { createOutage, type Outage } from './outage.ts';
import { createRuntime } from './runtime.ts';

export interface FunctionsOptions extends Pick<Service, 'env' | 'accountSid' | 'authToken'> {
  /** What was built: `functions/*.js`, and perhaps `assets`. */
  folder: string;
  /** Where the assets are; `assets` in the folder by default. */
  assetsDir?: string;
  /** Where the helper library sends: the origin of a local Twilio. */
  twilioOrigin: string;
  /** The host that callers name, and that Twilio signs. */
  domain?: string;
  /** What Functions take for the time. */
  clock?: Clock;
  /** Told what Functions say on their console, and that one has failed. */
  log?: (sentence: string) => void;
  /** Twilio's 10 s by default. */
  timeoutMs?: number;
  /** Told of each call once it is answered; secrets are masked. */
  onCall?: (call: AnsweredCall) => void;
}

/** Functions that are loaded, and the app that answers for them. */
export interface Functions {
  app: Hono;
  /** Each with the time that it took to load. */
  loaded: readonly LoadedFunction[];
  outage: Outage;
}

/** The host that callers name, if no other is given. */
export const defaultDomain = 'docent.local.twil.io';

// That of the platform.
const longestCallMs = 10_000;

/** Loads built Functions, and answers for them as Twilio does. Throws where one cannot be loaded. */
export function createFunctions({
  twilioOrigin,
  domain = defaultDomain,
  clock = createClock(),
  log = console.log,
  timeoutMs = longestCallMs,
  onCall = () => undefined,
  ...options
}: FunctionsOptions): Functions {
  const library = createLocalLibrary(twilioOrigin);
  const mask = createMask(findSecretValues(options));
  const tell = (call: AnsweredCall) => onCall(mask(call));
  const service: Service = { ...options, library, domain, timeoutMs, log, onCall: tell };
  const loaded = loadAll({ ...options, library, clock, log });
  const routes = new Map(loaded.map((one) => [one.path, one]));
  const app = new Hono();
  const outage = createOutage(tell);
  app.use(outage.middleware);
  // OPTIONS too: a Function answers preflights itself, as on the platform.
  app.all('*', async (c) => {
    const called = routes.get(c.req.path);
    if (!called || called.access === 'private')
      return c.html('Could not find requested resource', 404);
    return callFunction(c, called, service);
  });
  app.onError((error, c) => {
    if (error instanceof BodyError) return c.html(toPage(error.message), error.status);
    // Not its message: that may name a value.
    log(`A call of the Function ${c.req.path} could not be answered: ${error.name}.`);
    return c.json({ message: error.message, name: error.name }, 500);
  });
  return { app, loaded, outage };
}

interface LoadOptions extends Pick<Service, 'library' | 'log'> {
  folder: string;
  assetsDir?: string;
  clock: Clock;
}

function loadAll({
  folder,
  assetsDir = join(folder, 'assets'),
  library,
  clock,
  log,
}: LoadOptions): LoadedFunction[] {
  const files = new Map<string, string>();
  const loaded = loadFunctions({
    folder: join(folder, 'functions'),
    globals: {
      Date: createLocalDate(clock),
      Twilio: { ...library, Response: FunctionResponse },
      Runtime: createRuntime({ assetsDir, files }),
      console: createConsole(log),
    },
    modules: { twilio: library },
  });
  for (const { path, file } of loaded) files.set(path, file);
  return loaded;
}

/** The kind of page that Twilio's development server answers a wrong body with. */
function toPage(message: string): string {
  const text = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!DOCTYPE html>\n<title>Error</title>\n<pre>${text}</pre>\n`;
}
