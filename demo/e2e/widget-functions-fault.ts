/** What the next calls of a Function meet on their way. */
export interface FunctionsFault {
  /** Such as `start-chat`; any Function by default. */
  readonly name?: string;
  /** `POST` by default: preflights are spared. `*` is any. */
  readonly method?: string;
  /** How many calls meet it, 1 by default; 0 is until it is taken back. */
  readonly times?: number;
  /** Waits so long first, ms of real time. */
  readonly delayMs?: number;
  /** The connection is cut: before the Function runs, or after it ran. */
  readonly drop?: 'before' | 'after';
  /** No answer ever comes, on a connection that stays: the Function does not run, or it ran. */
  readonly lose?: 'before' | 'after';
  /** Answered in place of the Function, which does not run. */
  readonly respond?: Reply;
  /** Answered in place of what the Function says, which ran. */
  readonly replace?: Reply;
}

/** An answer. A page may read it, as it may read those of the Functions, unless it is closed. */
export interface Reply {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without CORS: as the answers of a gateway that knows nothing of us. */
  readonly isClosed?: boolean;
}

interface Called {
  readonly fault: FunctionsFault;
  /** The origin of the page. */
  readonly from: string | undefined;
  /** Runs the Function. */
  readonly run: () => Promise<Reply>;
}

/** The faults that are there, and what is left of them. */
export interface FaultList {
  add(fault: FunctionsFault): void;
  clear(): void;
  /** What a call meets, counted as met. */
  take(name: string, method: string): FunctionsFault;
}

/** Creates a list of faults, of which there are none yet. */
export function createFaultList(): FaultList {
  let faults: FunctionsFault[] = [];
  return {
    add: (fault) => void faults.push(fault),
    clear: () => void (faults = []),
    take(name, method) {
      const met = faults.find((fault) => isMet(fault, name, method));
      faults = faults.flatMap((fault) => (fault === met ? countDown(fault) : fault));
      return met ?? {};
    },
  };
}

function isMet(fault: FunctionsFault, called: string, by: string): boolean {
  const { name = called, method = 'POST' } = fault;
  return name === called && (method === '*' || method === by);
}

/** What is left of a fault that was met: nothing after the last time. */
function countDown(fault: FunctionsFault): FunctionsFault[] {
  const { times = 1 } = fault;
  if (times === 0) return [fault];
  return times > 1 ? [{ ...fault, times: times - 1 }] : [];
}

/** What a page gets: an answer, a connection that is cut, or nothing. */
export async function meetFault({ fault, from, run }: Called): Promise<Reply | 'cut' | 'none'> {
  const { drop, lose, respond, replace } = fault;
  if (drop === 'before') return 'cut';
  if (lose === 'before') return 'none';
  if (respond) return toReadable(respond, from);
  const answer = await run();
  if (drop === 'after') return 'cut';
  if (lose === 'after') return 'none';
  return replace ? toReadable(replace, from) : answer;
}

function toReadable(reply: Reply, from = '*'): Reply {
  const cors = {
    'access-control-allow-origin': from,
    'access-control-expose-headers': 'retry-after',
  };
  const type = reply.body?.startsWith('<') ? 'text/html' : 'application/json';
  const headers = { 'content-type': type, ...(!reply.isClosed && cors), ...reply.headers };
  return { ...reply, headers };
}
