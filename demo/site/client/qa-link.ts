import type { VisitorCommand } from '../../qa/world.ts';
import { chooseConsent } from './consent.ts';
import { signOut } from './docent.ts';

const retryMs = 2000;

/** Does in this page what QA lets its visitor do. A WebSocket: a host has six connections for everything else. */
export function followQa(address: string): void {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    socket = new WebSocket(address);
    socket.addEventListener('message', ({ data }) => obey(JSON.parse(String(data))));
    socket.addEventListener('close', ({ target }) => {
      if (target === socket) timer = setTimeout(connect, retryMs);
    });
  }

  // An open socket would keep the page out of the back/forward cache.
  addEventListener('pagehide', () => {
    clearTimeout(timer);
    const left = socket;
    socket = undefined;
    left?.close();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) connect();
  });
  connect();
}

function obey(command: VisitorCommand): void {
  if (command.do === 'consent') chooseConsent(command.granted);
  else signOut();
}
