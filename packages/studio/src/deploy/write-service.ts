import type { Twilio } from 'twilio';
import { attempt } from './attempt.ts';

/** Lets the Functions of a service have ACCOUNT_SID and AUTH_TOKEN. Throws `DeployError`. */
export function grantCredentials({ serverless }: Twilio, serviceSid: string): Promise<void> {
  return attempt({ doing: 'Giving the Functions their credentials' }, async () => {
    await serverless.v1.services(serviceSid).update({ includeCredentials: true });
  });
}
