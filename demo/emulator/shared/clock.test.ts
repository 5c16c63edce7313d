import { expect, test, vi } from 'vitest';
import { createClock } from './clock.ts';

function createMachine() {
  const machine = { now: 1000 };
  return { machine, clock: createClock(() => machine.now) };
}

test('shows the time of the machine until it is moved', () => {
  const { machine, clock } = createMachine();
  expect(clock.now()).toBe(1000);
  machine.now = 2500;
  expect(clock.now()).toBe(2500);
});

test('runs on after it was advanced', () => {
  const { machine, clock } = createMachine();
  clock.advance(500);
  expect(clock.now()).toBe(1500);
  machine.now += 10;
  expect(clock.now()).toBe(1510);
});

test('stands when frozen, also while it is advanced', () => {
  const { machine, clock } = createMachine();
  clock.freeze(5000);
  machine.now += 10;
  expect(clock.now()).toBe(5000);
  clock.advance(1);
  machine.now += 10;
  expect(clock.now()).toBe(5001);
});

test('freezes where it stands when no time is given', () => {
  const { machine, clock } = createMachine();
  clock.advance(200);
  clock.freeze();
  machine.now += 10;
  expect(clock.now()).toBe(1200);
});

test('runs on from where it stood', () => {
  const { machine, clock } = createMachine();
  clock.freeze(5000);
  machine.now += 10;
  clock.run();
  expect(clock.isFrozen()).toBe(false);
  machine.now += 10;
  expect(clock.now()).toBe(5010);
});

test('goes on as before when it is let run and did not stand', () => {
  const { machine, clock } = createMachine();
  const onMove = vi.fn<() => void>();
  clock.onMove(onMove);
  clock.run();
  machine.now += 10;
  expect(clock.now()).toBe(1010);
  expect(onMove).not.toHaveBeenCalled();
});

test('goes back to the machine on reset', () => {
  const { machine, clock } = createMachine();
  clock.advance(200);
  clock.freeze();
  clock.reset();
  machine.now += 10;
  expect(clock.now()).toBe(1010);
});

test.each([-1, Number.NaN, Infinity, 0.5, 9e15])('does not advance by %d ms', (ms) => {
  const { clock } = createMachine();
  const onMove = vi.fn<() => void>();
  clock.onMove(onMove);
  expect(() => clock.advance(ms)).toThrow(RangeError);
  expect(clock.now()).toBe(1000);
  expect(onMove).not.toHaveBeenCalled();
});

test.each([Number.NaN, Infinity, 0.5, 9e15])('does not freeze at %d', (at) => {
  const { clock } = createMachine();
  expect(() => clock.freeze(at)).toThrow(RangeError);
  expect(clock.now()).toBe(1000);
});

test('tells of each move by hand, until that is stopped', () => {
  const { machine, clock } = createMachine();
  const seen: number[] = [];
  const stop = clock.onMove(() => seen.push(clock.now()));
  machine.now += 10;
  clock.advance(5);
  clock.freeze(3000);
  clock.reset();
  stop();
  clock.advance(5);
  expect(seen).toEqual([1015, 3000, 1010]);
});
