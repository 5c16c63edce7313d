import type { PageWindow } from './page-parts.ts';

interface Line {
  /** What the page had for the network before it was cut off. */
  readonly fetch: PageWindow['fetch'];
  readonly WebSocket: PageWindow['WebSocket'];
  /** The sockets to Twilio that it has opened. */
  readonly sockets: Set<WebSocket>;
}

const lines = new WeakMap<Document, Line>();

/** Notes the sockets that a page opens to Twilio from now on. */
export function watchLine(page: PageWindow): void {
  if (lines.has(page.document)) return;
  const { fetch, WebSocket } = page;
  const sockets = new Set<WebSocket>();
  page.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      if (String(url).includes('/wsconnect')) sockets.add(this);
    }
  };
  lines.set(page.document, { fetch, WebSocket: page.WebSocket, sockets });
}

/** Whether a socket of the page has yet to end. */
export function isLineUp(page: PageWindow): boolean {
  const sockets = lines.get(page.document)?.sockets ?? [];
  return [...sockets].some(({ readyState }) => readyState !== page.WebSocket.CLOSED);
}

/**
 * Takes a page off the network, as a browser does that has lost it: it says so, requests fail, and no socket opens. The
 * socket that is open is the server's to cut.
 */
export function cutLine(page: PageWindow): void {
  page.fetch = () => Promise.reject(new page.TypeError('Failed to fetch'));
  page.WebSocket = createDeadSocket(page);
  tell(page, false);
}

/** Brings it back. */
export function mendLine(page: PageWindow): void {
  const line = lines.get(page.document);
  if (line) Object.assign(page, { fetch: line.fetch, WebSocket: line.WebSocket });
  tell(page, true);
}

function tell(page: PageWindow, isOnline: boolean): void {
  Object.defineProperty(page.navigator, 'onLine', { configurable: true, get: () => isOnline });
  page.dispatchEvent(new page.Event(isOnline ? 'online' : 'offline'));
}

/** A socket that cannot be reached: nothing listens behind port 9 of this machine. */
function createDeadSocket(page: PageWindow): typeof WebSocket {
  const { WebSocket } = page;
  return class extends WebSocket {
    constructor(_url: string | URL, protocols?: string | string[]) {
      super('ws://127.0.0.1:9', protocols);
    }
  };
}
