import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../../emulator/twilio/local/fault.ts';
import type { FaultTools, Inject } from './inject.ts';

const sends = { path: '/Client/v2/Services/*/Conversations/*/Messages$', method: 'POST' } as const;
const lists = { ...sends, method: 'GET' } as const;

const meet =
  (fault: Omit<Fault, 'path'>): Inject =>
  ({ twilio }) =>
    twilio.faults.add({ ...sends, ...fault });
const sayGoodbye =
  (code: 308 | 401 | 406 | 410 | 417): Inject =>
  ({ twilio }) =>
    void twilio.sockets.close({}, code, { reconnectMinMs: 100 });

/** What goes wrong between the browser and Twilio. */
export const lineFaults = {
  'socket cut': ({ twilio }) => void twilio.sockets.drop({}),
  'cut before storing': meet({ drop: 'before' }),
  'cut after storing': meet({ drop: 'after' }),
  'request lost': meet({ lose: 'request' }),
  'reply lost after storing': meet({ lose: 'reply' }),
  'goodbye 308': sayGoodbye(308),
  'goodbye 401': sayGoodbye(401),
  'goodbye 406': sayGoodbye(406),
  'goodbye 410': sayGoodbye(410),
  'goodbye 417': sayGoodbye(417),
  'sends refused by 429': meet({ status: 429, times: 2 }),
  'sends refused by 503': meet({ status: 503 }),
  'sends refused by 500': meet({ status: 500 }),
  'sends slow': meet({ delayMs: 500, times: 3 }),
  'Twilio restarted': ({ twilio }) => twilio.restart('keep'),
  async blackhole(tools) {
    tools.twilio.sockets.blackhole({}, true);
    await wait(tools.forMs);
    // Somebody looks, long before the watchdog would.
    await wake(tools);
  },
  async 'history fails'({ twilio }) {
    twilio.faults.add({ ...lists, status: 500 });
    twilio.sockets.drop({});
  },
  async 'echo before reply'({ twilio, forMs }) {
    twilio.faults.setSocket({ order: 'echo-first', echoDelayMs: 100 });
    await wait(forMs);
    twilio.faults.setSocket({ order: 'reply-first', echoDelayMs: 0 });
  },
  async 'echo late'({ twilio, forMs }) {
    twilio.faults.setSocket({ echoDelayMs: 700 });
    await wait(forMs);
    twilio.faults.setSocket({ echoDelayMs: 0 });
  },
  async 'sockets refused by 503'(tools) {
    tools.twilio.faults.setSocket({ refuseConnections: 503 });
    tools.twilio.sockets.drop({});
    await wait(tools.forMs);
    tools.twilio.faults.setSocket({ refuseConnections: null });
    await wake(tools);
  },
  'clients refused by 429'({ twilio }) {
    twilio.faults.setSocket({ initStatus: { status: 429, reconnectMinMs: 200, times: 1 } });
    twilio.sockets.drop({});
  },
  async offline({ twilio, context, forMs }) {
    await context.setOffline(true);
    // Chromium leaves sockets open when it plays offline.
    twilio.sockets.drop({});
    await wait(forMs);
    await context.setOffline(false);
  },
} as const satisfies Record<string, Inject>;

/** Lets every page believe that the network has come back. */
export async function wake({ tabs }: Pick<FaultTools, 'tabs'>): Promise<void> {
  for (const page of tabs.list())
    await page.evaluate(() => void dispatchEvent(new Event('online')));
}
