import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { toLocalUri } from '../emulator/twilio/http-client.ts';

type Options<Data> = RequestClient.RequestOptions<Data>;

interface LoggedRequest {
  /** `POST /v2/WebChats`, SIDs and names left out. */
  readonly what: string;
  readonly begin: number;
  end: number;
}

/** What the helper library has asked, as whoever waits for it sees it. */
export interface RequestLog {
  readonly httpClient: RequestClient;
  /** In the order in which they began. */
  list(): string[];
  /** How many had to be waited for one after the other, at most. */
  roundTrips(): number;
  clear(): void;
}

/** Creates the helper library's HTTP client for a local Twilio; it notes what it is asked. */
export function createRequestLog(origin: string): RequestLog {
  let requests: LoggedRequest[] = [];
  let time = 0;
  class LoggingClient extends twilio.RequestClient {
    override async request<Data>(options: Options<Data>) {
      const what = `${options.method.toUpperCase()} ${toPlainPath(options.uri)}`;
      const noted = { what, begin: (time += 1), end: Infinity };
      requests.push(noted);
      try {
        return await super.request<Data>({ ...options, uri: toLocalUri(options.uri, origin) });
      } finally {
        noted.end = time += 1;
      }
    }
  }
  return {
    httpClient: new LoggingClient(),
    list: () => requests.map(({ what }) => what),
    roundTrips: () => countRounds(requests),
    clear: () => void (requests = []),
  };
}

/** The longest chain of requests of which each began after the one before had ended. */
function countRounds(requests: readonly LoggedRequest[]): number {
  const depths = new Map<LoggedRequest, number>();
  for (const one of requests) {
    const before = [...depths].filter(([other]) => other.end < one.begin);
    depths.set(one, 1 + Math.max(0, ...before.map(([, depth]) => depth)));
  }
  return Math.max(0, ...depths.values());
}

function toPlainPath(uri: string): string {
  const path = new URL(uri).pathname;
  return path
    .replace(/^\/v1\/Services\/IS[\da-f]{32}/, '')
    .replaceAll(/\/(?:[A-Z]{2}[\da-f]{32}|(?:person|guest|start)-[\w-]+)(?=\/|$)/g, '/*');
}
