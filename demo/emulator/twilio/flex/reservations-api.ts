import type { Context, Hono } from 'hono';
import { invalidParameter, resourceNotFound } from '../errors.ts';
import { answerPage } from '../rest/paging.ts';
import { readParameters } from '../rest/parameters.ts';
import type { RestEnv } from '../rest/rest-app.ts';
import type { Services } from '../services.ts';
import type { Task } from '../store/records.ts';
import { findWorker } from './agents.ts';
import { toReservationBody, workspaceUrl } from './task-format.ts';
import { acceptTask, rejectTask, updateTask } from './tasks.ts';

const statuses = ['accepted', 'rejected', 'wrapping', 'completed'] as const;

const path = '/Workspaces/:workspace/Tasks/:task/Reservations';

/** Adds the reservations of tasks. A task has one at most here: the offer to the worker that has it, or had it last. */
export function addReservationRoutes(
  app: Hono<RestEnv>,
  services: Services,
  findTask: (c: Context) => Task,
): void {
  const find = (c: Context) => {
    const task = findTask(c);
    const sid = c.req.param('reservation');
    if (task.reservationSid === sid) return task;
    const { workspaceSid } = services.config.flex;
    throw resourceNotFound(`/Workspaces/${workspaceSid}/Tasks/${task.sid}/Reservations/${sid}`);
  };

  app.get(path, (c) => {
    const task = findTask(c);
    const { ReservationStatus: status, WorkerSid: workerSid } = c.req.query();
    const bodies = task.reservationSid ? [toReservationBody(services, task)] : [];
    const items = bodies.filter(
      (one) =>
        (status === undefined || one.reservation_status === status) &&
        (workerSid === undefined || one.worker_sid === workerSid),
    );
    const url = `${workspaceUrl(services)}/Tasks/${task.sid}/Reservations`;
    return answerPage(c, {
      largest: 1000,
      key: 'reservations',
      url,
      items,
      toBody: (item) => item,
    });
  });

  app.get(`${path}/:reservation`, (c) => c.json(toReservationBody(services, find(c))));

  app.post(`${path}/:reservation`, async (c) => {
    const task = find(c);
    const status = (await readParameters(c)).oneOf('ReservationStatus', statuses);
    const cause = c.get('cause');
    const worker = findWorker(services, task.workerSid);
    if (status === undefined || !worker)
      throw invalidParameter(`ReservationStatus is one of ${statuses.join(', ')}`);
    if (status === 'accepted' || status === 'rejected') assertOffered(task);
    if (status === 'accepted')
      return c.json(toReservationBody(services, acceptTask(services, task, worker, cause)));
    if (status === 'rejected') {
      rejectTask(services, task, cause);
      return c.json({ ...toReservationBody(services, task), reservation_status: 'rejected' });
    }
    const moved = updateTask(services, task, { assignmentStatus: status }, cause);
    return c.json(toReservationBody(services, moved));
  });
}

function assertOffered({ assignmentStatus, reservationSid }: Task): void {
  if (assignmentStatus !== 'reserved')
    throw invalidParameter(`Reservation ${reservationSid} is not currently in a Pending state.`);
}
