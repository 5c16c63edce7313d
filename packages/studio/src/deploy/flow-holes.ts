import { findHoles } from '../flow/fill-holes.ts';
import type { Build } from './build.ts';
import { DeployError } from './deploy-error.ts';
import type { FoundFunctions, WantedFlow } from './plan.ts';

/** What a flow calls Functions by. */
export type FunctionPlace = Pick<FoundFunctions, 'serviceSid' | 'functionSids'> & {
  readonly environment: { readonly sid: string; readonly domain: string } | undefined;
};

/** The hole for the SID of a Function: `/find-profile` → `FIND_PROFILE_SID`. */
export function toHoleName(functionName: string): string {
  return `${functionName.replace(/^\//u, '').replace(/\W+/gu, '_').toUpperCase()}_SID`;
}

/** What is known for the holes of a flow; before the Functions are deployed, not all of it. */
export function toHoles(
  flow: WantedFlow,
  place: FunctionPlace | undefined,
): Readonly<Record<string, string>> {
  const sids = Object.entries(place?.functionSids ?? {}).map(([name, sid]) => [
    toHoleName(name),
    sid,
  ]);
  return {
    ...flow.holes,
    ...Object.fromEntries(sids),
    ...(place?.environment && {
      FUNCTIONS_DOMAIN: place.environment.domain,
      FUNCTIONS_SERVICE_SID: place.serviceSid,
      FUNCTIONS_ENVIRONMENT_SID: place.environment.sid,
    }),
  };
}

/** Throws {@link DeployError} when a flow has a hole that nothing will ever fill. */
export function assertFillable(flow: WantedFlow, build: Build): void {
  const later = ['FUNCTIONS_DOMAIN', 'FUNCTIONS_SERVICE_SID', 'FUNCTIONS_ENVIRONMENT_SID'];
  const names = [
    ...Object.keys(flow.holes),
    ...later,
    ...build.functions.map(({ name }) => toHoleName(name)),
  ];
  const unknown = findHoles(flow.text).filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new DeployError(
      `The flow ${flow.source} has holes that a deploy cannot fill: ${unknown.join(', ')}. Correct their names, or add the Functions.`,
    );
}
