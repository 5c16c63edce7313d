import type { Services } from '../services.ts';
import type { Interaction, Participant, Task } from '../store/records.ts';
import { toInviteSid } from './interaction-attributes.ts';
import { toFlexSid, typeOf } from './interaction-participants.ts';
import { findTaskChannel } from './task-channels.ts';
import { queueName, toReservationBody, workflowName } from './task-format.ts';

const base = 'https://flex-api.twilio.com/v1/Interactions';

export function channelsUrl({ sid }: Interaction): string {
  return `${base}/${sid}/Channels`;
}

export function channelUrl(interaction: Interaction): string {
  return `${channelsUrl(interaction)}/${interaction.channelSid}`;
}

/** An interaction with the newest of its tasks. */
export function toInteractionBody(
  services: Services,
  interaction: Interaction,
  task: Task | undefined,
) {
  return {
    sid: interaction.sid,
    channel: { type: interaction.channelType, sid: interaction.channelSid },
    routing: task ? toRouting(services, task) : {},
    url: `${base}/${interaction.sid}`,
    links: { channels: channelsUrl(interaction) },
    interaction_context_sid: null,
    webhook_ttid: null,
  };
}

export function toChannelBody(interaction: Interaction) {
  const url = channelUrl(interaction);
  return {
    sid: interaction.channelSid,
    interaction_sid: interaction.sid,
    type: interaction.channelType,
    status: interaction.channelStatus,
    error_code: null,
    error_message: null,
    url,
    links: {
      participants: `${url}/Participants`,
      invites: `${url}/Invites`,
      transfers: `${url}/Transfers`,
    },
  };
}

export function toParticipantBody(
  services: Services,
  interaction: Interaction,
  participant: Participant,
) {
  const sid = toFlexSid(participant);
  return {
    sid,
    type: typeOf(services, participant),
    interaction_sid: interaction.sid,
    channel_sid: interaction.channelSid,
    routing_properties: null,
    url: `${channelUrl(interaction)}/Participants/${sid}`,
  };
}

export function toInviteBody(services: Services, interaction: Interaction, task: Task) {
  const sid = toInviteSid(task.sid);
  return {
    sid,
    interaction_sid: interaction.sid,
    channel_sid: interaction.channelSid,
    routing: toRouting(services, task),
    url: `${channelUrl(interaction)}/Invites/${sid}`,
  };
}

/** The task as Flex Interactions tells it: other names than TaskRouter's, and times in s. */
function toRouting(services: Services, task: Task) {
  const { config, clock } = services;
  const toSeconds = (ms: number) => Math.floor(ms / 1000);
  const age = toSeconds(clock.now() - task.dateCreated);
  return {
    properties: {
      account_sid: config.account.sid,
      addons: '{}',
      age,
      age_in_queue: age,
      assignmentCounter: 0,
      assignment_status: task.assignmentStatus,
      attributes: task.attributes,
      custom_context: null,
      date_created: toSeconds(task.dateCreated),
      date_updated: toSeconds(task.dateUpdated),
      ignore_capacity: false,
      priority: task.priority,
      queue_name: queueName,
      queue_sid: config.flex.taskQueueSid,
      reason: task.reason ?? '',
      required_attention: null,
      routing_target: task.workerSid,
      sid: task.sid,
      task_channel_sid: findTaskChannel(config, task.taskChannelUniqueName).sid,
      task_channel_unique_name: task.taskChannelUniqueName,
      task_queue_entered_date: toSeconds(task.dateCreated),
      timeout: task.timeout,
      twilio_context: null,
      version: 0,
      virtual_start_time: toSeconds(task.dateCreated),
      workflow_name: workflowName,
      workflow_sid: task.workflowSid,
      workspace_sid: config.flex.workspaceSid,
    },
    reservation: task.reservationSid === null ? null : toReservationBody(services, task),
  };
}
