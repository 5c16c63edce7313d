import type { FaultName } from '../../../server/api.ts';

/** What people call a fault, what it does, and what should happen then. */
export interface FaultWords {
  readonly name: FaultName;
  readonly label: string;
  /** As a fact, in a notice: `Profile service is down`. */
  readonly fact: string;
  readonly does: string;
  readonly outcome: string;
}

/** All faults, those first that decide who answers. */
export const faultWords: readonly FaultWords[] = [
  {
    name: 'profile-down',
    label: 'Profile service down',
    fact: 'Profile service is down',
    does: 'Segment’s Profile API answers 503. Page views still arrive.',
    outcome: 'Nobody can know what was read: everybody gets a person.',
  },
  {
    name: 'functions-down',
    label: 'Functions down',
    fact: 'Functions are down',
    does: 'Our Functions answer 503, to pages and to Studio.',
    outcome: 'A new chat cannot start, and says so. A chat that is open goes to a person.',
  },
  {
    name: 'flex-down',
    label: 'Flex down',
    fact: 'Flex is down',
    does: 'Flex answers 503: no task can be created.',
    outcome: 'Who should get a person is told that nobody can be reached now.',
  },
  {
    name: 'sockets-refused',
    label: 'Sockets refused',
    fact: 'Sockets are refused',
    does: 'Twilio takes no new WebSocket. Those that are open stay.',
    outcome: 'The chat shows that it connects. What is written waits, and is sent once, later.',
  },
  {
    name: 'slow-media',
    label: 'Slow files',
    fact: 'Files are slow',
    does: 'Files go up and down at 32 kB a second.',
    outcome: 'The chat shows how far a file has come, and it can be taken back.',
  },
];
