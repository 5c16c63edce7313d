import type { CloudAddresses } from './front-workshop.ts';

/** A line for the terminal, and what it is for. */
export interface Command {
  readonly purpose: string;
  readonly command: string;
}

/** What can be asked of the local servers, with the phone of the first five minutes. */
export function toCommands(cloud: CloudAddresses): readonly Command[] {
  const { segment, twilio, spaceId, profileToken } = cloud;
  const profile = `${segment}/v1/spaces/${spaceId}/collections/users/profiles/phone:%2B14155552671`;
  const include = 'docs_last_2_days,docs_this_session,last_doc_title';
  const json = `curl -H 'content-type: application/json'`;
  const task = `${twilio}/_local/desk/tasks/<sid>`;
  return [
    {
      purpose: 'What support can know of a phone:',
      command: `curl -u ${profileToken}: '${profile}/traits?include=${include}'`,
    },
    {
      purpose:
        'docs_last_2_days has a sliding window, which Segment computes about every eight hours. To compute it now:',
      command: `${json} -X POST ${segment}/_local/batches`,
    },
    {
      purpose: 'What waits at the agents’ desk, and how Maya takes a chat and answers:',
      command: `curl ${twilio}/_local/desk/tasks
${json} -d '{"worker":"agent.maya"}' ${task}/accept
${json} -d '{"body":"Hello!"}' ${task}/messages`,
    },
    {
      purpose: 'What can be done to the local Twilio, with an example each:',
      command: `curl ${twilio}/_local`,
    },
  ];
}
