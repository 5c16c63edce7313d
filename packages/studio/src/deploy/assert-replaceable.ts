import { DeployError } from './deploy-error.ts';
import type { FoundFlow } from './plan.ts';

/**
 * Throws {@link DeployError} for a flow that no deploy has made: writing over it would end the routing that somebody else
 * has made.
 *
 * @param mayReplace - Whether that is wanted.
 */
export function assertReplaceable(flow: FoundFlow | undefined, mayReplace: boolean): void {
  if (!flow || flow.isOurs || mayReplace) return;
  throw new DeployError(
    `The flow "${flow.friendlyName}" (${flow.sid}) was not published by a deploy, and a deploy would write over it. Use --flow own, with STUDIO_FLOW_SID in .env, to keep your flow, or --replace to write over it.`,
  );
}
