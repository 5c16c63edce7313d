import { attempt } from './attempt.ts';
import type { TwilioAccess } from './twilio-access.ts';

interface VariableChange {
  readonly serviceSid: string;
  readonly environmentSid: string;
  readonly set: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
}

/** Sets variables of the Functions, and removes others; all else stays. Functions see it at their next call. */
export function writeVariables(
  { serverless, account }: TwilioAccess,
  { serviceSid, environmentSid: environment, set, remove = [] }: VariableChange,
): Promise<void> {
  return attempt({ doing: 'Writing environment variables' }, async () => {
    const place = { ...account, serviceSid, environment };
    await serverless.setEnvironmentVariables({ ...place, env: { ...set }, append: true });
    if (remove.length > 0)
      await serverless.removeEnvironmentVariables({ ...place, keys: [...remove] });
  });
}
