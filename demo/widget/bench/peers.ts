import type { Peers } from './row.ts';

// Measured once, from public releases: twilio-webchat-react-app, Chatwoot 4.10 and deep-chat 2.4.2, which has no bubble.
// Chromium 156 headless, two shared cores, local static server, 1280 by 800, cold cache. C.1 to C.6 name the tables.

const toPeers =
  (source: string) =>
  (twilio: string, chatwoot: string, deepChat: string): Peers => ({
    twilio,
    chatwoot,
    deepChat,
    source,
  });
const bytes = toPeers('C.1');
const times = toPeers('C.2');
const long = toPeers('C.3');
const behaviour = toPeers('C.4');

/** What others take, in the units of our rows. */
export const peers = {
  bubbleKB: bytes('225', '325', '92'),
  bubbleRequests: bytes('1', '10', '2'),
  panelKB: bytes('225', '471', '92'),
  sdkKB: toPeers('C.6')('101', '–', '–'),
  idleCpuMs: bytes('145', '167', '33'),
  panelCpuMs: bytes('37', '103', '–'),
  hosts: bytes('0', '0', '1'),
  visibleMs: times('276', '246', '106'),
  openMs: times('32', '65', '–'),
  blockingMs: times('135', '7.5', '0'),
  slowBlockingMs: times('856', '337', '0'),
  longestSlowMs: times('471', '215', '33'),
  stored: behaviour('0', '5', '0'),
  globals: behaviour('27', '3', '0'),
  restyled: behaviour('10/10', '0/10', '0/10'),
  elements: {
    1000: long('12038', '16022', '4020'),
    10000: long('120062', '160034', '>16020'),
  },
  listCpuMs: {
    1000: long('1122', '1065', '151'),
    10000: long('10080', '7443', '>50806'),
  },
  listHeapMB: {
    1000: long('39.2', '35.8', '1.5'),
    10000: long('376.6', '313.1', '–'),
  },
  oneMoreMs: {
    1000: long('756', '–', '6.7'),
    10000: long('4165', '–', '–'),
  },
} as const;
