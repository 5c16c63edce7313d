import { findSecretValues } from '../../emulator/functions/find-secret-values.ts';
import type { Stack } from '../../stack.ts';

/** What must not be seen in an entry: the tokens and secrets of both clouds. */
export function findSecrets({ segment, twilio }: Pick<Stack, 'segment' | 'twilio'>): string[] {
  const { authToken, apiKeys } = twilio.config.account;
  return [
    ...findSecretValues({ env: {}, authToken }),
    ...apiKeys.map(({ secret }) => secret),
    ...segment.config.space.profileTokens,
  ];
}
