import { createHash } from 'node:crypto';
import { toIsoSeconds } from '../times.ts';
import type { Services } from '../services.ts';
import type { Task, TaskStatus } from '../store/records.ts';
import { findWorker } from './agents.ts';
import { findTaskChannel } from './task-channels.ts';

// The one queue and the one workflow of a new account; a configuration names their SIDs only.
export const queueName = 'Everyone';
export const workflowName = 'Assign to Anyone';

type ReservationStatus = 'pending' | 'accepted' | 'wrapping' | 'completed' | 'canceled';

const reservationStatuses: Record<TaskStatus, ReservationStatus> = {
  pending: 'pending',
  reserved: 'pending',
  assigned: 'accepted',
  wrapping: 'wrapping',
  completed: 'completed',
  canceled: 'canceled',
};

/** The address of the workspace in the cloud. */
export function workspaceUrl({ config }: Services): string {
  return `https://taskrouter.twilio.com/v1/Workspaces/${config.flex.workspaceSid}`;
}

/** Changes whenever the task does, for `If-Match`. */
export function toEtag(task: Task): string {
  return `"${createHash('md5').update(JSON.stringify(task)).digest('hex')}"`;
}

/** @see https://www.twilio.com/docs/taskrouter/api/task#task-properties */
export function toTaskBody(services: Services, task: Task) {
  const { config, clock } = services;
  const { account, flex } = config;
  const base = workspaceUrl(services);
  const url = `${base}/Tasks/${task.sid}`;
  const created = toIsoSeconds(task.dateCreated);
  return {
    account_sid: account.sid,
    age: Math.floor((clock.now() - task.dateCreated) / 1000),
    assignment_status: task.assignmentStatus,
    attributes: task.attributes,
    addons: '{}',
    date_created: created,
    date_updated: toIsoSeconds(task.dateUpdated),
    task_queue_entered_date: created,
    priority: task.priority,
    reason: task.reason,
    sid: task.sid,
    task_queue_sid: flex.taskQueueSid,
    task_queue_friendly_name: queueName,
    task_channel_sid: findTaskChannel(config, task.taskChannelUniqueName).sid,
    task_channel_unique_name: task.taskChannelUniqueName,
    timeout: task.timeout,
    workflow_sid: task.workflowSid,
    workflow_friendly_name: workflowName,
    workspace_sid: flex.workspaceSid,
    virtual_start_time: created,
    ignore_capacity: false,
    routing_target: null,
    url,
    links: {
      task_queue: `${base}/TaskQueues/${flex.taskQueueSid}`,
      workflow: `${base}/Workflows/${task.workflowSid}`,
      workspace: base,
      reservations: `${url}/Reservations`,
    },
  };
}

/** @see https://www.twilio.com/docs/taskrouter/api/reservations#reservation-properties */
export function toReservationBody(services: Services, task: Task) {
  const { account, flex } = services.config;
  const base = workspaceUrl(services);
  const taskUrl = `${base}/Tasks/${task.sid}`;
  return {
    account_sid: account.sid,
    date_created: toIsoSeconds(task.dateCreated),
    date_updated: toIsoSeconds(task.assignmentStatusUpdatedAt),
    reservation_status: reservationStatuses[task.assignmentStatus],
    sid: task.reservationSid,
    task_sid: task.sid,
    worker_name: findWorker(services, task.workerSid)?.identity ?? null,
    worker_sid: task.workerSid,
    workspace_sid: flex.workspaceSid,
    url: `${taskUrl}/Reservations/${task.reservationSid}`,
    links: {
      workspace: base,
      task: taskUrl,
      worker: `${base}/Workers/${task.workerSid}`,
    },
  };
}
