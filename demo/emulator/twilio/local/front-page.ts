import type { Services } from '../services.ts';

/** What a person reads who opens the address of the local Twilio in a browser. */
export function toFrontPage({ config, origin }: Services): string {
  const base = origin();
  return [
    `The local Twilio of the account ${config.account.sid}.`,
    '',
    `Conversations SDK    new Client(token, { Twilsock: { uri: '${base.replace(/^http/, 'ws')}/v3/wsconnect' } })`,
    `REST                 each of Twilio's hosts is a folder: ${base}/conversations.twilio.com/v1/Conversations`,
    `What happens         ${base}/_local/events`,
    `What can be done     ${base}/_local`,
    `Agent's desk         ${base}/_local/desk/tasks`,
    '',
  ].join('\n');
}
