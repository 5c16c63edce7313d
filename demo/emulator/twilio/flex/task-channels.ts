import { createHash } from 'node:crypto';
import type { TwilioConfig } from '../config.ts';
import { invalidParameter } from '../errors.ts';

export interface TaskChannel {
  sid: string;
  uniqueName: string;
}

// Those that every workspace has from the start.
const builtIn = ['default', 'voice', 'chat', 'sms', 'video', 'email'];

/** The task channels of the workspace: those of the configuration, and those that every workspace has. */
export function listTaskChannels({ flex }: TwilioConfig): TaskChannel[] {
  const named = new Set(flex.taskChannels.map(({ uniqueName }) => uniqueName));
  const missing = builtIn.filter((uniqueName) => !named.has(uniqueName));
  return [
    ...flex.taskChannels,
    ...missing.map((uniqueName) => ({
      sid: `TC${createHash('md5').update(flex.workspaceSid).update(uniqueName).digest('hex')}`,
      uniqueName,
    })),
  ];
}

/** The task channel of a SID or unique name. Throws 400. */
export function findTaskChannel(config: TwilioConfig, sidOrName: string): TaskChannel {
  const found = listTaskChannels(config).find(
    ({ sid, uniqueName }) => sid === sidOrName || uniqueName === sidOrName,
  );
  if (!found) throw invalidParameter(`There is no task channel ${sidOrName} in the workspace`);
  return found;
}
