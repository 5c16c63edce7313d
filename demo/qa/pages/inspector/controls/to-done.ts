import type { ControlAction, ControlsState } from '../../../server/api.ts';
import { formatTime } from '../../shared/format.ts';
import { toLength } from './clock-words.ts';
import { faultWords } from './fault-words.ts';

/** What an action has done, in a sentence. */
export function toDone(action: ControlAction, { clock, connections }: ControlsState): string {
  const now = formatTime(clock.now, Date.now());
  switch (action.do) {
    case 'fault': {
      const label = faultWords.find(({ name }) => name === action.fault)?.label ?? action.fault;
      return `${label}: ${action.on ? 'on' : 'off'}.`;
    }
    case 'clear-faults':
      return 'All faults are off.';
    case 'advance':
      return `The clock went ${toLength(action.ms)} on: it is ${now}.`;
    case 'freeze':
      return `The clock stands at ${now}.`;
    case 'run':
      return `The clock runs on from ${now}.`;
    case 'reset-clock':
      return `The clock shows real time: ${now}.`;
    case 'compute-traits':
      return 'The traits with a sliding window were computed.';
    case 'drop-sockets':
      return `The connections were cut; ${connections} are there now.`;
    case 'expire-tokens':
      return 'The tokens of all connections have ended.';
    case 'consent':
      return action.granted ? 'The visitor allowed statistics.' : 'The visitor refused statistics.';
    default:
      return 'From now on it is another person.';
  }
}
