import { toIsoSeconds } from '../../twilio/times.ts';
import type { Flow, FlowRevision } from '../engine/flows.ts';
import { examine, type Examination } from './examine.ts';
import { root } from './lookup.ts';

interface Whole {
  /** What was found, where that is known already. */
  examination?: Examination;
  /** Lists leave out the definition, and what is wrong with it. */
  isInList?: boolean;
}

/** A revision; @see https://www.twilio.com/docs/studio/rest-api/v2/flow-revision */
export function toRevisionBody(
  accountSid: string,
  { sid, dateCreated }: Flow,
  revision: FlowRevision,
  { isInList = false, examination }: Whole = {},
) {
  const found = isInList ? undefined : (examination ?? examine(revision.definition));
  return {
    sid,
    account_sid: accountSid,
    author_sid: revision.authorSid,
    friendly_name: revision.friendlyName,
    definition: isInList ? null : revision.definition,
    status: revision.status,
    revision: revision.revision,
    commit_message: revision.commitMessage,
    valid: found ? found.errors.length === 0 : null,
    errors: found?.errors ?? null,
    date_created: toIsoSeconds(dateCreated),
    date_updated: toIsoSeconds(revision.dateUpdated),
    url: `${root}/Flows/${sid}/Revisions/${revision.revision}`,
  };
}

/** A flow in its newest revision; @see https://www.twilio.com/docs/studio/rest-api/v2/flow */
export function toFlowBody(accountSid: string, flow: Flow, whole: Whole = {}) {
  const newest = flow.revisions.at(-1);
  if (!newest) throw new Error('A flow without a revision was saved.');
  const examination = whole.isInList
    ? undefined
    : (whole.examination ?? examine(newest.definition));
  const url = `${root}/Flows/${flow.sid}`;
  return {
    ...toRevisionBody(accountSid, flow, newest, {
      ...whole,
      ...(examination && { examination }),
    }),
    warnings: examination?.warnings ?? null,
    webhook_url: `https://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${flow.sid}`,
    url,
    links: {
      revisions: `${url}/Revisions`,
      executions: `${url}/Executions`,
      test_users: `${url}/TestUsers`,
    },
  };
}
