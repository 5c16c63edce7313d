import { expect, test } from 'vitest';
import type { DeskEvent, DeskState, DeskTask } from './model.ts';
import { findTask, reduce, toFirstState, toNow } from './reduce.ts';
import { maya, toTask, tomas } from './testing/tasks.ts';

const first = toFirstState(maya, [maya, tomas]);

function play(...events: readonly DeskEvent[]): DeskState {
  return events.reduce(reduce, first);
}

function listed(tasks: readonly DeskTask[], gone: readonly DeskTask[] = []): DeskEvent {
  return { kind: 'tasks', tasks, gone, now: 1000, readAt: 5000 };
}

const select: DeskEvent = { kind: 'select', taskSid: 'WT1' };

test('a task that another agent took is gone, and who looked at it is told who has it', () => {
  const taken = toTask({ status: 'assigned', worker: tomas });
  const state = play(listed([toTask()]), select, listed([], [taken]));
  expect(state.tasks).toEqual([]);
  expect(state.ended).toEqual([]);
  expect(state).not.toHaveProperty('selected');
  expect(state.problem).toBe('Tomás has the task already. Take another one.');
});

test('a task that another agent took says nothing to who looks at something else', () => {
  const taken = toTask({ status: 'assigned', worker: tomas });
  expect(play(listed([toTask()]), listed([], [taken]))).not.toHaveProperty('problem');
});

test('a visitor who left before anybody came is said to have left', () => {
  const state = play(listed([toTask()]), select, listed([], [toTask({ status: 'canceled' })]));
  expect(state.problem).toBe('The visitor has left before anybody took the task.');
});

test('an own chat that has ended stays open until it is put away', () => {
  const mine = toTask({ status: 'assigned', worker: maya });
  const over = toTask({ status: 'completed', worker: maya });
  const ended = play(listed([mine]), select, listed([], [over]));
  expect(ended).toMatchObject({ tasks: [], ended: [over], selected: 'WT1' });
  expect(findTask(ended, 'WT1')).toBe(over);
  const later = reduce(ended, listed([]));
  expect(later).toMatchObject({ ended: [over], selected: 'WT1' });
  const away = reduce(later, { kind: 'put-away', taskSid: 'WT1' });
  expect(away.ended).toEqual([]);
  expect(away).not.toHaveProperty('selected');
});

test('an accepted task is the worker’s at once, before the next list', () => {
  const mine = toTask({ status: 'assigned', worker: maya });
  const state = play(listed([toTask()]), { kind: 'task', task: mine });
  expect(state.tasks).toEqual([mine]);
});

test('a demo that does not answer keeps what is shown, and is up again with the next list', () => {
  const down = play(listed([toTask()]), { kind: 'hub-down' });
  expect(down).toMatchObject({ isHubUp: false, tasks: [{ sid: 'WT1' }] });
  expect(reduce(down, listed([]))).toMatchObject({ isHubUp: true, tasks: [] });
});

test('what a task is doing has an end', () => {
  const doing = play({ kind: 'doing', taskSid: 'WT1', doing: 'accepting' });
  expect(doing.doing).toEqual({ WT1: 'accepting' });
  expect(reduce(doing, { kind: 'doing', taskSid: 'WT1', doing: undefined }).doing).toEqual({});
});

test('the local clock runs on between two lists, unless it stands', () => {
  const state = play(listed([]));
  expect(toNow(state.clock, 5700)).toBe(1700);
  const standing = reduce(state, { kind: 'tasks', tasks: [], gone: [], now: 1000, readAt: 7000 });
  expect(toNow(standing.clock, 7700)).toBe(1000);
});
