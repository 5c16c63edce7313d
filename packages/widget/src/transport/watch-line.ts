import type { Client } from '@twilio/conversations';
import type { InOrder } from './in-order.ts';
import type { TransportEvents } from './transport.ts';

interface WatchLineOptions {
  readonly events: Pick<TransportEvents, 'onLine' | 'onBroken'>;
  readonly order: InOrder;
  /** Lets go of the connection: nothing is told after that it is broken. */
  readonly close: () => void;
}

/** Tells how the line of an open client fares, and once when it is beyond help. */
export function watchLine(client: Client, { events, order, close }: WatchLineOptions): void {
  let last: 'connecting' | 'up' = 'up';
  let isBroken = false;

  function tellLine(line: 'connecting' | 'up'): void {
    if (line === last || isBroken) return;
    last = line;
    order.tell(() => events.onLine(line));
  }
  function breakDown(why: 'token' | 'line'): void {
    if (isBroken) return;
    isBroken = true;
    order.tell(() => {
      close();
      events.onBroken(why);
    });
  }
  function follow(state: Client['connectionState']): void {
    if (state === 'denied') breakDown('token');
    else if (state === 'disconnected') breakDown('line');
    else tellLine(state === 'connected' ? 'up' : 'connecting');
  }

  follow(client.connectionState);
  client.on('connectionStateChanged', follow);
  // A new token would be of no use here: for 3 s the SDK takes none, and then it gives up.
  client.on('tokenExpired', () => breakDown('token'));
}
