import type { WorkerSetting } from '../config.ts';
import { toIsoSeconds } from '../times.ts';
import type { Services } from '../services.ts';
import type { TaskChannel } from './task-channels.ts';
import { queueName, workflowName, workspaceUrl } from './task-format.ts';

/** What every resource of the workspace tells; a configuration has no dates, so they are those of the start. */
function toCommon({ config }: Services, startedAt: number) {
  return {
    account_sid: config.account.sid,
    date_created: toIsoSeconds(startedAt),
    date_updated: toIsoSeconds(startedAt),
  };
}

// Agents at the local desk are always there.
function activities({ config }: Services) {
  const digits = config.flex.workspaceSid.slice(2);
  return { sid: `WA${digits}`, name: 'Available' };
}

export function toWorkspaceBody(services: Services, startedAt: number) {
  const url = workspaceUrl(services);
  const { sid, name } = activities(services);
  const names = [
    'Activities',
    'Events',
    'Tasks',
    'TaskChannels',
    'TaskQueues',
    'Workers',
    'Workflows',
  ];
  const links = names.map((one) => [
    one.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase(),
    `${url}/${one}`,
  ]);
  return {
    ...toCommon(services, startedAt),
    default_activity_name: name,
    default_activity_sid: sid,
    event_callback_url: null,
    events_filter: null,
    friendly_name: 'Flex Task Assignment',
    multi_task_enabled: true,
    sid: services.config.flex.workspaceSid,
    timeout_activity_name: name,
    timeout_activity_sid: sid,
    prioritize_queue_order: 'FIFO',
    url,
    links: Object.fromEntries(links) as Record<string, string>,
  };
}

export function toWorkerBody(
  services: Services,
  startedAt: number,
  { sid, identity, name }: WorkerSetting,
) {
  const base = workspaceUrl(services);
  const url = `${base}/Workers/${sid}`;
  const activity = activities(services);
  return {
    ...toCommon(services, startedAt),
    activity_name: activity.name,
    activity_sid: activity.sid,
    attributes: JSON.stringify({ full_name: name, contact_uri: `client:${identity}` }),
    available: true,
    date_status_changed: toIsoSeconds(startedAt),
    friendly_name: identity,
    sid,
    workspace_sid: services.config.flex.workspaceSid,
    url,
    links: {
      workspace: base,
      activity: `${base}/Activities/${activity.sid}`,
      channels: `${url}/Channels`,
      reservations: `${url}/Reservations`,
    },
  };
}

export function toWorkflowBody(services: Services, startedAt: number) {
  const base = workspaceUrl(services);
  const { workspaceSid, workflowSid, taskQueueSid } = services.config.flex;
  return {
    ...toCommon(services, startedAt),
    assignment_callback_url: null,
    configuration: JSON.stringify({ task_routing: { default_filter: { queue: taskQueueSid } } }),
    document_content_type: 'application/json',
    fallback_assignment_callback_url: null,
    friendly_name: workflowName,
    sid: workflowSid,
    task_reservation_timeout: 120,
    workspace_sid: workspaceSid,
    url: `${base}/Workflows/${workflowSid}`,
    links: { workspace: base },
  };
}

export function toTaskQueueBody(services: Services, startedAt: number) {
  const base = workspaceUrl(services);
  const { workspaceSid, taskQueueSid } = services.config.flex;
  return {
    ...toCommon(services, startedAt),
    assignment_activity_sid: null,
    assignment_activity_name: null,
    friendly_name: queueName,
    max_reserved_workers: 1,
    reservation_activity_sid: null,
    reservation_activity_name: null,
    sid: taskQueueSid,
    target_workers: '1==1',
    task_order: 'FIFO',
    workspace_sid: workspaceSid,
    url: `${base}/TaskQueues/${taskQueueSid}`,
    links: { workspace: base },
  };
}

export function toTaskChannelBody(
  services: Services,
  startedAt: number,
  { sid, uniqueName }: TaskChannel,
) {
  const base = workspaceUrl(services);
  return {
    ...toCommon(services, startedAt),
    friendly_name: uniqueName,
    sid,
    unique_name: uniqueName,
    workspace_sid: services.config.flex.workspaceSid,
    channel_optimized_routing: false,
    url: `${base}/TaskChannels/${sid}`,
    links: { workspace: base },
  };
}
