import type { EnvReader } from '../settings/env-reader.ts';
import type { FlowChoice } from './read-deploy-arguments.ts';
import { readSid } from './read-sid.ts';

/** Reads what one of our flows is filled with, and by what a flow of the customer's own is known: that one is not filled. */
export function readFlowSettings(env: EnvReader, flow: FlowChoice) {
  const isOwn = flow === 'own';
  const tasks = 'Console > TaskRouter > Workspaces > Flex Task Assignment';
  const flowSid = readSid(env, 'STUDIO_FLOW_SID', {
    prefix: 'FW',
    where: `Console > Studio > Flows${isOwn ? ', the one that --flow own keeps' : ''}`,
    isOptional: !isOwn,
  });
  return {
    flowSid: flowSid || undefined,
    workflowSid: readSid(env, 'WORKFLOW_SID', {
      prefix: 'WW',
      where: `${tasks} > Workflows`,
      isOptional: isOwn,
    }),
    taskChannelSid: readSid(env, 'TASK_CHANNEL_SID', {
      prefix: 'TC',
      where: `${tasks} > Task Channels, the one named chat`,
      isOptional: isOwn,
    }),
  };
}
