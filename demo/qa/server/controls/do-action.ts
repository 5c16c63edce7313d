import type { VisitorCommand, World, WorldId } from '../../world.ts';
import type { ControlAction } from '../api.ts';
import { HubError } from '../hub-error.ts';
import { clearFaults, faultControls } from './fault-controls.ts';

/** Tells the open pages of a world's docs site what their visitor does; returns how many there are. */
export type TellVisitors = (world: WorldId, command: VisitorCommand) => number;

interface Scene {
  world: World;
  tellVisitors: TellVisitors;
}

/**
 * Does what was asked; returns what is to be told of it, `undefined` where the parts of the cloud tell it themselves.
 * Throws a {@link HubError} where it cannot be done.
 */
export function doAction(
  action: ControlAction,
  { world, tellVisitors }: Scene,
): string | undefined {
  const { stack } = world;
  const { sockets } = stack.twilio;
  switch (action.do) {
    case 'fault':
      return faultControls[action.fault].set(stack, action.on);
    case 'clear-faults':
      return clearFaults(stack);
    case 'drop-sockets':
      return `Cut ${countOf(sockets.drop({}))} without a goodbye`;
    case 'expire-tokens':
      return `Let the token of ${countOf(sockets.expireTokens({}))} end`;
    case 'consent':
    case 'another-person':
      if (tellVisitors(world.id, action) === 0) throw new HubError(409, nobodyThere);
      return toVisitorWords(action);
    default:
      passTime(action, stack);
      return undefined;
  }
}

type TimeAction = Extract<
  ControlAction,
  { do: 'advance' | 'freeze' | 'run' | 'reset-clock' | 'compute-traits' }
>;

/** The clock and the batches tell of themselves. */
function passTime(action: TimeAction, { twilio: { clock }, segment }: World['stack']): void {
  if (action.do === 'advance') clock.advance(action.ms);
  else if (action.do === 'freeze') clock.freeze();
  else if (action.do === 'run') clock.run();
  else if (action.do === 'reset-clock') clock.reset();
  else segment.runBatches();
}

const nobodyThere = 'No page of the docs site is open. Open one, and try again.';

function toVisitorWords(command: VisitorCommand): string {
  if (command.do === 'another-person') return 'Signed the visitor out: now it is another person';
  return command.granted
    ? 'Allowed statistics for the visitor'
    : 'Refused statistics for the visitor';
}

function countOf(connections: number): string {
  return connections === 1 ? '1 connection' : `${connections} connections`;
}
