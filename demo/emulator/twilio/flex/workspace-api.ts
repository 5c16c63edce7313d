import type { Hono } from 'hono';
import { resourceNotFound } from '../errors.ts';
import { answerPage } from '../rest/paging.ts';
import type { RestEnv } from '../rest/rest-app.ts';
import type { Services } from '../services.ts';
import { listTaskChannels } from './task-channels.ts';
import { workspaceUrl } from './task-format.ts';
import {
  toTaskChannelBody,
  toTaskQueueBody,
  toWorkerBody,
  toWorkflowBody,
  toWorkspaceBody,
} from './workspace-format.ts';

interface Listed {
  sid: string;
  unique_name?: string;
  friendly_name: string;
}

interface ResourceList {
  /** `Workers`, as in the address. */
  name: string;
  /** `workers`, as in the answer. */
  key: string;
  read: () => Listed[];
}

/** Adds what the configuration says of the workspace: workers, workflow, queue, task channels. They cannot be changed. */
export function addWorkspaceRoutes(app: Hono<RestEnv>, services: Services): void {
  const { config, clock } = services;
  const startedAt = clock.now();
  const lists: ResourceList[] = [
    {
      name: 'Workers',
      key: 'workers',
      read: () => config.flex.workers.map((one) => toWorkerBody(services, startedAt, one)),
    },
    { name: 'Workflows', key: 'workflows', read: () => [toWorkflowBody(services, startedAt)] },
    { name: 'TaskQueues', key: 'task_queues', read: () => [toTaskQueueBody(services, startedAt)] },
    {
      name: 'TaskChannels',
      key: 'channels',
      read: () =>
        listTaskChannels(config).map((one) => toTaskChannelBody(services, startedAt, one)),
    },
  ];
  app.get('/Workspaces', (c) =>
    answerPage(c, {
      largest: 1000,
      key: 'workspaces',
      url: workspaceUrl(services).replace(/\/[^/]+$/, ''),
      items: [toWorkspaceBody(services, startedAt)],
      toBody: (item) => item,
    }),
  );
  app.get('/Workspaces/:workspace', (c) => c.json(toWorkspaceBody(services, startedAt)));
  for (const { name, key, read } of lists) {
    const path = `/Workspaces/:workspace/${name}` as const;
    app.get(path, (c) => {
      const wanted = c.req.query('FriendlyName');
      const items = read().filter((one) => wanted === undefined || one.friendly_name === wanted);
      const url = `${workspaceUrl(services)}/${name}`;
      return answerPage(c, { largest: 1000, key, url, items, toBody: (item) => item });
    });
    app.get(`${path}/:sid`, (c) => {
      const wanted = c.req.param('sid');
      const found = read().find((one) => one.sid === wanted || one.unique_name === wanted);
      if (found) return c.json(found);
      throw resourceNotFound(`/Workspaces/${config.flex.workspaceSid}/${name}/${wanted}`);
    });
  }
}
