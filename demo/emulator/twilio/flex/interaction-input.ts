import * as v from 'valibot';
import { TwilioError } from '../errors.ts';
import type { TwilioConfig } from '../config.ts';
import type { InteractionInput, Routing } from './interactions.ts';

const text = v.pipe(v.string(), v.nonEmpty());
const attributes = v.union([v.string(), v.record(v.string(), v.unknown())]);

const channelSchema = v.object({
  type: v.picklist(['web', 'chat', 'sms', 'whatsapp', 'email', 'messenger', 'gbm']),
  initiated_by: v.pipe(v.string(), v.toLowerCase(), v.picklist(['customer', 'agent', 'api'])),
  properties: v.object({ media_channel_sid: text }),
});

const routingSchema = v.object({
  properties: v.object({
    workspace_sid: v.optional(text),
    workflow_sid: v.optional(text),
    queue_sid: v.optional(v.nullable(text)),
    worker_sid: v.optional(v.nullable(text)),
    task_channel_unique_name: v.optional(text),
    task_channel_sid: v.optional(text),
    attributes: v.optional(attributes),
    priority: v.optional(v.number()),
    timeout: v.optional(v.number()),
  }),
});

/** Reads `Channel`, JSON as text. Throws 400. */
export function parseChannel(
  json: string,
): Pick<InteractionInput, 'channelType' | 'initiatedBy' | 'conversationSid'> {
  const channel = parse(channelSchema, json, 'Channel');
  return {
    channelType: channel.type,
    initiatedBy: channel.initiated_by,
    conversationSid: channel.properties.media_channel_sid,
  };
}

/** Reads `Routing`, JSON as text. Throws 400. */
export function parseRouting({ flex }: TwilioConfig, json: string): Routing {
  const { properties: given } = parse(routingSchema, json, 'Routing');
  if (given.workspace_sid !== undefined && given.workspace_sid !== flex.workspaceSid)
    throw invalid(`Routing.properties.workspace_sid is not the workspace of the account`);
  const taskChannel = given.task_channel_unique_name ?? given.task_channel_sid;
  return {
    ...(given.attributes !== undefined && { attributes: given.attributes }),
    ...(given.workflow_sid !== undefined && { workflowSid: given.workflow_sid }),
    ...(given.worker_sid && { workerSid: given.worker_sid }),
    ...(taskChannel !== undefined && { taskChannel }),
    ...(given.priority !== undefined && { priority: given.priority }),
    ...(given.timeout !== undefined && { timeout: given.timeout }),
  };
}

/** Reads the `Routing` of a channel that ends: `{"status":"closed"}`, or nothing. */
export function parseRoutingStatus(json: string | undefined): 'closed' | undefined {
  if (json === undefined) return undefined;
  return parse(v.object({ status: v.optional(v.literal('closed')) }), json, 'Routing').status;
}

const mediaSchema = v.object({
  identity: v.optional(text),
  type: v.optional(v.picklist(['chat', 'sms', 'whatsapp']), 'chat'),
  address: v.optional(text),
  proxy_address: v.optional(text),
});

/** Reads `MediaProperties`: an identity, or an address and our address. Throws 400. */
export function parseMediaProperties(json: string) {
  const {
    identity,
    type,
    address,
    proxy_address: proxyAddress,
  } = parse(mediaSchema, json, 'MediaProperties');
  if (identity !== undefined) return { identity };
  if (type === 'chat' || address === undefined || proxyAddress === undefined)
    throw new TwilioError(400, 45351, 'Invalid Channel Participant properties.');
  return { messagingBinding: { type, address, proxyAddress } };
}

function parse<S extends v.GenericSchema>(schema: S, json: string, name: string): v.InferOutput<S> {
  const result = v.safeParse(schema, parseJson(json, name));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw invalid(`${[name, v.getDotPath(issue)].filter(Boolean).join('.')}: ${issue.message}`);
}

function parseJson(json: string, name: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw invalid(`${name} is not valid JSON`);
  }
}

function invalid(why: string): TwilioError {
  return new TwilioError(
    400,
    45366,
    `Failed to create Channel.  Invalid request parameters. ${why}`,
  );
}
