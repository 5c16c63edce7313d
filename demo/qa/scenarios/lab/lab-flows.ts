import type { Studio } from '../../../emulator/studio/engine/studio.ts';
import { withVariables } from '../../../emulator/studio/scenarios/with-variables.ts';
import type { TwilioConfig } from '../../../emulator/twilio/config.ts';
import type { FlowName } from '../variant.ts';

/** SIDs of the flows: the first two are those of `twilio.yaml`. */
export const flows: Readonly<Record<FlowName, string>> = {
  recipe: 'FW00000000000000000000000000d0ce01',
  docent: 'FW00000000000000000000000000d0ce02',
  vip: 'FW00000000000000000000000000d0ce03',
};

/** The number that takes SMS. */
export const smsNumber = '+14155550100';

/** The demo's account, whose SMS go to the recommended flow, too. */
export function toLabAccount(config: TwilioConfig): TwilioConfig {
  const addresses = config.addresses.map((one) =>
    one.address === smsNumber ? { ...one, studioFlowSid: flows.docent } : one,
  );
  return { ...config, addresses };
}

/** Adds the recommended flow with another policy, as somebody does who copies it and changes a variable. */
export function addVipFlow(studio: Studio): void {
  const docent = studio.flows.revision(flows.docent, 'LatestPublished');
  if (!docent) throw new Error(`The flow ${flows.docent} is not in demo/twilio.yaml. Put it back.`);
  studio.flows.add({
    sid: flows.vip,
    friendlyName: 'Docent, policy "docs-or-vip"',
    definition: withVariables(docent.definition, { policy: 'docs-or-vip' }),
    status: 'published',
  });
}
