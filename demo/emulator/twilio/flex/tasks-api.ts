import type { Context, Hono } from 'hono';
import { TwilioError, resourceNotFound } from '../errors.ts';
import { answerPage } from '../rest/paging.ts';
import { readParameters } from '../rest/parameters.ts';
import { assertSame, createRestApp, type RestEnv } from '../rest/rest-app.ts';
import type { Services } from '../services.ts';
import type { Task } from '../store/records.ts';
import { remove } from '../store/store.ts';
import { addReservationRoutes } from './reservations-api.ts';
import { queueName, toEtag, toTaskBody, workflowName, workspaceUrl } from './task-format.ts';
import { parseTaskExpression, parseTaskOrdering } from './task-query.ts';
import { createTask, updateTask } from './tasks.ts';
import { addWorkspaceRoutes } from './workspace-api.ts';

const settable = ['pending', 'reserved', 'assigned', 'wrapping', 'completed', 'canceled'] as const;
const path = '/Workspaces/:workspace/Tasks';

/** TaskRouter, version 1: tasks and their reservations, and what the configuration says of the workspace. */
export function createTasksApi(services: Services): Hono<RestEnv> {
  const { store, config } = services;
  const { workspaceSid } = config.flex;
  const app = createRestApp(services);

  app.use('/Workspaces/:workspace/*', (c, next) => {
    const given = c.req.param('workspace');
    assertSame(given, workspaceSid, `/Workspaces/${given}`);
    return next();
  });

  const findTask = (c: Context): Task => {
    const sid = c.req.param('task') ?? '';
    const task = store.get('tasks', sid);
    if (!task) throw resourceNotFound(`/Workspaces/${workspaceSid}/Tasks/${sid}`);
    return task;
  };

  const answer = (c: Context, task: Task, status: 200 | 201 = 200) => {
    c.header('ETag', toEtag(task));
    return c.json(toTaskBody(services, task), status);
  };

  app.get(path, (c) => {
    const items = listTasks(services, c);
    const url = `${workspaceUrl(services)}/Tasks`;
    return answerPage(c, {
      largest: 1000,
      key: 'tasks',
      url,
      items,
      toBody: (task) => toTaskBody(services, task),
    });
  });

  app.post(path, async (c) => {
    const given = await readParameters(c);
    const input = {
      ...toGiven('attributes', given.text('Attributes')),
      ...toGiven('workflowSid', given.text('WorkflowSid')),
      ...toGiven('taskChannel', given.text('TaskChannel')),
      ...toGiven('priority', given.number('Priority')),
      ...toGiven('timeout', given.number('Timeout')),
    };
    return answer(c, createTask(services, input, c.get('cause')), 201);
  });

  app.get(`${path}/:task`, (c) => answer(c, findTask(c)));

  app.post(`${path}/:task`, async (c) => {
    const given = await readParameters(c);
    const task = findTask(c);
    assertMatches(c, task);
    const update = {
      ...toGiven('attributes', given.text('Attributes')),
      ...toGiven('assignmentStatus', given.oneOf('AssignmentStatus', settable)),
      ...toGiven('reason', given.text('Reason')),
      ...toGiven('priority', given.number('Priority')),
      ...toGiven('taskChannel', given.text('TaskChannel')),
    };
    return answer(c, updateTask(services, task, update, c.get('cause')));
  });

  app.delete(`${path}/:task`, (c) => {
    const task = findTask(c);
    assertMatches(c, task);
    store.commit([remove('tasks', task)], c.get('cause'));
    return c.body(null, 204);
  });

  addReservationRoutes(app, services, findTask);
  addWorkspaceRoutes(app, services);
  return app;
}

function listTasks({ store, config }: Services, c: Context): Task[] {
  const query = c.req.query();
  const statuses = (c.req.queries('AssignmentStatus') ?? []).flatMap((one) => one.split(','));
  const expression = query['EvaluateTaskAttributes'];
  const hasAttributes = expression ? parseTaskExpression(expression) : () => true;
  const order = parseTaskOrdering(query['Ordering'] ?? 'DateCreated:asc');
  const wanted = [
    [query['TaskQueueSid'], config.flex.taskQueueSid],
    [query['TaskQueueName'], queueName],
    [query['WorkflowName'], workflowName],
  ];
  if (wanted.some(([given, only]) => given !== undefined && given !== only)) return [];
  return [...store.all('tasks')]
    .filter(
      (task) =>
        (statuses.length === 0 || statuses.includes(task.assignmentStatus)) &&
        (query['WorkflowSid'] === undefined || query['WorkflowSid'] === task.workflowSid) &&
        (query['Priority'] === undefined || Number(query['Priority']) === task.priority) &&
        hasAttributes(task),
    )
    .toSorted(order);
}

function assertMatches(c: Context, task: Task): void {
  const expected = c.req.header('if-match');
  if (expected === undefined || expected === '*') return;
  const same = [toEtag(task), toEtag(task).replaceAll('"', '')];
  if (!same.includes(expected))
    throw new TwilioError(412, 20412, 'The task has changed since it was read; read it again');
}

/** A property that is left out when nothing was given for it. */
function toGiven<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>);
}
