import { expect, test } from 'vitest';
import { partNames } from '../../start/part-names.ts';
import { renderFrontPage } from './front-page.ts';
import { createStatus } from './status.ts';

const config = { hub: 'http://h.test', site: 'http://s.test', lab: 'http://l.test' };
const status = () => createStatus(Object.values(partNames), String);
const render = (board: ReturnType<typeof status>) =>
  renderFrontPage({ status: board.read(), config, stateFolder: '/a & b' });
const readDoor = (html: string, id: string) =>
  new RegExp(`id="door-${id}" data-live data-state="(\\w+)"`).exec(html)?.[1];

test('has a door to each part, wherever that listens', () => {
  const html = render(status());
  for (const href of [
    'http://s.test',
    'http://h.test/desk',
    'http://h.test/inspector',
    'http://l.test/scenarios',
  ])
    expect(html).toContain(`<h2><a href="${href}"`);
});

test('opens a door once all that is behind it is ready', () => {
  const board = status();
  board.settle(partNames.pages);
  expect(readDoor(render(board), 'desk')).toBe('starting');
  board.settle(partNames.cloud);
  expect(readDoor(render(board), 'desk')).toBe('ready');
  expect(readDoor(render(board), 'site')).toBe('starting');
});

test('says what is wrong with a part, and goes on with the others', () => {
  const board = status();
  for (const name of Object.values(partNames)) board.settle(name);
  expect(board.read().isReady).toBe(true);
  board.settle(partNames.scenarios, 'a.ts:1:2: <wrong>.');
  expect(board.read().isReady).toBe(false);
  expect(render(board)).toContain('a.ts:1:2: &lt;wrong&gt;.');
  expect(readDoor(render(board), 'scenarios')).toBe('failed');
  expect(readDoor(render(board), 'site')).toBe('ready');
});

test('loads itself again without scripts, until all is ready', () => {
  const board = status();
  expect(render(board)).toContain('<noscript><meta http-equiv="refresh"');
  for (const name of Object.values(partNames)) board.settle(name);
  expect(render(board)).not.toContain('http-equiv');
});

test('a part settles as its work ends', async () => {
  const board = status();
  await board.follow(partNames.site, Promise.resolve());
  await expect(board.follow(partNames.cloud, Promise.reject(new Error('No.')))).rejects.toThrow(
    'No.',
  );
  expect(board.read().parts).toMatchObject([
    { state: 'ready' },
    { state: 'failed', problem: 'Error: No.' },
    { state: 'starting' },
    { state: 'starting' },
  ]);
});
