import { dirname } from 'node:path';
import { readConfig as readSegment, type SegmentConfig } from '../emulator/segment/config.ts';
import { readConfig as readTwilio, type TwilioConfig } from '../emulator/twilio/config.ts';
import { checkFlows } from './check-flows.ts';
import type { Paths } from './paths.ts';
import { readSettings } from './read-settings.ts';
import { StartProblem } from './start-problem.ts';

/** What the local cloud is told. */
export interface CloudSettings {
  readonly segment: SegmentConfig;
  readonly twilio: TwilioConfig;
  /** The source that the docs site writes to. */
  readonly source: SegmentConfig['sources'][number];
}

/** Reads `segment.yaml`, `twilio.yaml` and the flows that it names. Throws a {@link StartProblem}. */
export function readCloudSettings({
  segment: segmentFile,
  twilio: twilioFile,
}: Paths): CloudSettings {
  const segment = readSettings({
    file: segmentFile,
    variable: 'DOCENT_SEGMENT_CONFIG',
    read: readSegment,
  });
  const twilio = readSettings({
    file: twilioFile,
    variable: 'DOCENT_TWILIO_CONFIG',
    read: readTwilio,
  });
  checkFlows(twilio.studio.flows, dirname(twilioFile));
  const [source] = segment.sources;
  if (!source)
    throw new StartProblem(
      `${segmentFile} lists no source: the docs site needs a write key. Add one, and start again.`,
    );
  return { segment, twilio, source };
}
