import { afterEach, expect, test, vi } from 'vitest';
import { createEmitter } from './emitter.ts';

const problem = { reason: 'refused', message: 'Segment refused a message.' };

afterEach(() => vi.restoreAllMocks());

test('a listener hears its own event, in the order of listening', () => {
  const { on, emit } = createEmitter();
  const heard: unknown[] = [];
  on('error', (detail) => heard.push(['first', detail]));
  on('identity', (detail) => heard.push(['identity', detail]));
  on('error', (detail) => heard.push(['second', detail]));
  emit('error', problem);
  expect(heard).toEqual([
    ['first', problem],
    ['second', problem],
  ]);
});

test('nobody need listen', () => {
  expect(() => createEmitter().emit('error', problem)).not.toThrow();
});

test('a listener that was stopped hears nothing more', () => {
  const { on, emit } = createEmitter();
  const heard: unknown[] = [];
  const stop = on('error', (detail) => heard.push(detail));
  emit('error', problem);
  stop();
  stop();
  emit('error', problem);
  expect(heard).toEqual([problem]);
});

test('a function that listens twice hears twice, and is stopped once at a time', () => {
  const { on, emit } = createEmitter();
  let count = 0;
  const listener = (): void => void (count += 1);
  const stop = on('error', listener);
  on('error', listener);
  emit('error', problem);
  stop();
  emit('error', problem);
  expect(count).toBe(3);
});

test('who begins to listen meanwhile hears the next event', () => {
  const { on, emit } = createEmitter();
  const heard: string[] = [];
  on('error', () => {
    heard.push('old');
    if (heard.length === 1) on('error', () => heard.push('new'));
  });
  emit('error', problem);
  expect(heard).toEqual(['old']);
  emit('error', problem);
  expect(heard).toEqual(['old', 'old', 'new']);
});

test('one that throws disturbs neither the others nor who tells', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { on, emit } = createEmitter();
  const heard: unknown[] = [];
  const mistake = new Error('a mistake of the site');
  on('error', () => {
    throw mistake;
  });
  on('error', (detail) => heard.push(detail));
  expect(() => emit('error', problem)).not.toThrow();
  expect(heard).toEqual([problem]);
  expect(said).toHaveBeenCalledWith(mistake);
});
