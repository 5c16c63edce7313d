import { toIsoSeconds } from '../../twilio/times.ts';
import { toSid } from '../../twilio/sids.ts';
import type { FlowContext } from '../engine/context.ts';
import type { Runner } from '../engine/runner.ts';
import type { Execution } from '../engine/step.ts';
import { root } from './lookup.ts';

/** Where an execution is in the cloud. */
export function toExecutionUrl({ flowSid, sid }: Execution): string {
  return `${root}/Flows/${flowSid}/Executions/${sid}`;
}

/** An execution; @see https://www.twilio.com/docs/studio/rest-api/v2/execution */
export function toExecutionBody(accountSid: string, { execution, context }: Runner) {
  const { sid, flowSid, revision, contact, status, startedAt, endedAt, steps } = execution;
  const url = toExecutionUrl(execution);
  return {
    sid,
    account_sid: accountSid,
    flow_sid: flowSid,
    contact_channel_address: contact,
    contact_sid: toContactSid(contact),
    flow_version: revision,
    // What it knows is a resource of its own.
    context: {},
    status,
    initiated_by: findMessageSid(context),
    date_created: toIsoSeconds(startedAt),
    date_updated: toIsoSeconds(endedAt ?? steps.at(-1)?.endedAt ?? startedAt),
    url,
    links: { steps: `${url}/Steps`, execution_context: `${url}/Context` },
  };
}

/** What Liquid sees; variables and data are there once there are any. */
export function toContextBody({ flow, contact, trigger, widgets }: FlowContext) {
  const { variables, data, ...rest } = flow;
  return {
    contact,
    trigger,
    widgets,
    flow: { ...rest, ...withContent({ variables }), ...withContent({ data }) },
  };
}

function withContent(named: Readonly<Record<string, object>>): object {
  return Object.values(named).some((value) => Object.keys(value).length > 0) ? named : {};
}

function findMessageSid({ trigger }: FlowContext): string | null {
  const { message, conversation } = trigger as Record<string, Record<string, unknown> | undefined>;
  const sid = (message ?? conversation)?.['MessageSid'];
  return typeof sid === 'string' ? sid : null;
}

function toContactSid(address: string): string {
  return toSid('FN', address).replace('FN', 'FC');
}
