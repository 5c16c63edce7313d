import { isBot } from './bots.ts';
import { parseConfig, type Config, type TrackerOptions } from './config.ts';
import { callNames, type Docent, type DocentCalls, type WaitingCall } from './docent.ts';
import { keepUntilAnswered, viewFirst, type FirstView } from './first-view.ts';
import { version } from './version.ts';
import { whenHeadRead } from './when-head-read.ts';
import { whenIdle } from './when-idle.ts';
import { whenSeen } from './when-seen.ts';

type Writable<Shape> = { -readonly [Key in keyof Shape]?: Shape[Key] };

/** `window.docent` until the rest of the tracker has loaded. */
export interface Stub extends Writable<DocentCalls> {
  q?: { push: (call: WaitingCall) => unknown };
  version?: string;
  /** Left by the snippet: the view that it has recorded. */
  first?: FirstView | undefined;
  /** Left by the snippet: its attributes. */
  options?: TrackerOptions;
}

/** What the first part of the tracker hands to the rest. */
export interface Start {
  readonly docent: Stub;
  /** The calls made so far, in order. */
  readonly calls: WaitingCall[];
  readonly config: Config;
  readonly first: FirstView | undefined;
  /** The page has come back from the back/forward cache meanwhile. */
  readonly wasRestored: boolean;
}

/** The rest of the tracker, a chunk of its own. */
export interface Recorder {
  readonly startRecorder: (start: Start) => void;
}

/** Brings the rest of the tracker. */
export type LoadRecorder = () => Promise<Recorder>;

/**
 * Makes an object on which every call is legal before the tracker has loaded: calls wait in order.
 *
 * @example
 * window.docent ??= createStub();
 */
export function createStub(docent: Stub = {}): Docent & Stub {
  docent.q ??= [] as WaitingCall[];
  for (const name of callNames) {
    docent[name] ??= (...args: readonly unknown[]) =>
      new Promise<never>((done) => docent.q?.push([name, args, done as (answer: unknown) => void]));
  }
  return docent as Docent & Stub;
}

/**
 * Starts the tracker on a stub: the first view at once, everything else when the page is idle.
 *
 * @example
 * startTracker(createStub(), { writeKey: 'key' }, () => import('./recorder.ts'));
 */
export function startTracker(docent: Stub, options: TrackerOptions, load: LoadRecorder): void {
  docent.version = version;
  const config = parseConfig(options);
  const obstacle = findObstacle(config);
  if (obstacle) return refuseCalls(docent, 'off', `Nothing is recorded: ${obstacle}.`);
  whenSeen(() => whenHeadRead(() => begin(docent, config, load)));
}

function findObstacle({ writeKey, options }: Config): string | undefined {
  // Lists that can be sorted into a copy came in 2023, last of all that the tracker needs.
  if (!('toSorted' in Array.prototype)) return 'a browser too old';
  if (options.bots !== 'include' && isBot(navigator)) return 'a robot';
  if (writeKey) return undefined;
  console.error('[docent] Nothing is recorded: add data-write-key to the script tag.');
  return 'no write key';
}

function begin(docent: Stub, config: Config, load: LoadRecorder): void {
  const first = docent.first ?? viewFirst(config);
  const stopKeeping = first && keepUntilAnswered(first);
  const calls = docent.q as WaitingCall[];
  let isLoading = false;
  let wasRestored = false;
  addEventListener('pageshow', ({ persisted }) => (wasRestored ||= persisted));
  const loadOnce = (): void => {
    if (isLoading) return;
    isLoading = true;
    load()
      .then(({ startRecorder }) => {
        stopKeeping?.();
        startRecorder({ docent, calls, config, first, wasRestored });
      })
      .catch(() => {
        docent.q = calls;
        refuseCalls(docent, 'unavailable', 'The tracker could not be loaded.');
      });
  };
  // A call is a reason not to wait until the page is idle.
  docent.q = {
    push(call) {
      calls.push(call);
      loadOnce();
    },
  };
  if (calls.length > 0) loadOnce();
  whenIdle(loadOnce);
}

/** Whoever waits for an answer gets one, now and later. */
function refuseCalls(docent: Stub, reason: string, message: string): void {
  const answer = ([name, , done]: WaitingCall): void => {
    const stop = name === 'on' ? () => {} : undefined;
    done(name === 'identify' ? { ok: false, reason, message } : stop);
  };
  (docent.q as WaitingCall[]).forEach(answer);
  docent.q = { push: answer };
}
