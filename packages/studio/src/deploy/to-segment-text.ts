import type { DeploySettings } from './parse-settings.ts';
import type { SegmentFinding } from './segment.ts';

type SegmentNames = Pick<DeploySettings, 'space' | 'docsTrait'>;

/** Says what was seen at Segment, and what has to be set there by hand, since no API of it can. */
export function toSegmentText(
  finding: SegmentFinding,
  { space: { identifier }, docsTrait }: SegmentNames,
): string {
  return [
    'Segment',
    `  ${toAccessLine(finding)}`,
    ...toProbeLines(finding, { identifier, docsTrait }).map((line) => `  ${line}`),
    '  To be set by hand, since no API tells or sets it:',
    `  - Unify > Identity resolution > Add identifier: custom, "${identifier}", trait or property key "${identifier}",`,
    '    limit 1 ever, priority above anonymous_id, blocked values ^[0-]*$, -1, null, anonymous.',
    `  - Unify > Traits > Computed traits: Event Counter, named so that its key is ${docsTrait} ("Docs Last 2 Days"),`,
    '    of the event Page Viewed where category equals Docs, in the last 2 days.',
    '  - Unify > Unify settings > API access: an access token of the Profile API, as PROFILE_TOKEN.',
  ].join('\n');
}

function toAccessLine({ access, reason }: SegmentFinding): string {
  if (access === 'open') return 'PROFILE_TOKEN opens the space PROFILE_SPACE_ID.';
  if (access === 'refused')
    return 'Segment refuses PROFILE_TOKEN. Make another one in Unify > Unify settings > API access.';
  if (access === 'no-space')
    return 'Segment has no space PROFILE_SPACE_ID under PROFILE_HOST. Spaces of the EU are at https://profiles.euw1.segment.com.';
  return `Segment could not be checked: ${reason}.`;
}

function toProbeLines(
  { probed }: SegmentFinding,
  { identifier, docsTrait }: { identifier: string; docsTrait: string },
): string[] {
  if (probed === undefined) return [];
  if (probed === 'no-profile')
    return [
      `No profile has the phone of --probe under "${identifier}": it was never sent, or the identifier has another name.`,
    ];
  const seen = (has: boolean) => (has ? 'is on the profile' : 'is not on the profile');
  return [
    `The identifier "${identifier}" ${seen(probed.hasIdentifier)} of --probe.`,
    `The trait ${docsTrait} ${seen(probed.hasTrait)} of --probe${probed.hasTrait ? '.' : ': it counts what was read in two days, and is computed about every eight hours.'}`,
  ];
}
