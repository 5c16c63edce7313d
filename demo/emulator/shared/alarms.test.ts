import { expect, onTestFinished, test, vi } from 'vitest';
import { createAlarms } from './alarms.ts';
import { createClock, type Clock } from './clock.ts';

function createFrozen(at = 1000) {
  const clock = createClock();
  clock.freeze(at);
  return create(clock);
}

function create(clock: Clock) {
  const alarms = createAlarms(clock);
  onTestFinished(() => alarms.close());
  const rung: string[] = [];
  return {
    clock,
    alarms,
    rung,
    set: (time: number, name: string) => alarms.at(time, () => void rung.push(name)),
  };
}

test('rings at once when the clock is moved to its time, and not before', () => {
  const { clock, rung, set } = createFrozen();
  set(1100, 'a');
  clock.advance(99);
  expect(rung).toEqual([]);
  clock.advance(1);
  expect(rung).toEqual(['a']);
});

test('rings once', () => {
  const { clock, rung, set } = createFrozen();
  set(1100, 'a');
  clock.advance(200);
  clock.advance(200);
  expect(rung).toEqual(['a']);
});

test('rings in the order of times, and those of one time in the order in which they were set', () => {
  const { clock, rung, set } = createFrozen();
  set(1300, 'c');
  set(1100, 'a1');
  set(1200, 'b');
  set(1100, 'a2');
  clock.advance(1000);
  expect(rung).toEqual(['a1', 'a2', 'b', 'c']);
});

test('rings by itself while the clock runs', async () => {
  const { clock, rung, set } = create(createClock());
  set(clock.now() + 5, 'a');
  await vi.waitFor(() => expect(rung).toEqual(['a']));
});

test('rings soon, but never before `at` has returned, when its time is past', async () => {
  const { rung, set } = createFrozen();
  set(500, 'past');
  expect(rung).toEqual([]);
  await vi.waitFor(() => expect(rung).toEqual(['past']));
});

test('does not ring when it was stopped', () => {
  const { clock, rung, set } = createFrozen();
  const stop = set(1100, 'a');
  set(1100, 'b');
  stop();
  stop();
  clock.advance(200);
  stop();
  expect(rung).toEqual(['b']);
});

test('one that rings can stop the next', () => {
  const { clock, alarms, rung, set } = createFrozen();
  const stops: (() => void)[] = [];
  alarms.at(1100, () => stops.forEach((stop) => stop()));
  stops.push(set(1100, 'same time'), set(1200, 'later'));
  set(1300, 'last');
  clock.advance(1000);
  expect(rung).toEqual(['last']);
});

test('one that rings can set another, which rings in its turn within the same move', () => {
  const { clock, alarms, rung, set } = createFrozen();
  alarms.at(1100, () => {
    rung.push('a');
    set(1200, 'b');
    set(5000, 'not yet');
  });
  set(1300, 'c');
  clock.advance(1000);
  expect(rung).toEqual(['a', 'b', 'c']);
});

test('one that sets itself again for the time that it is does not hold up everything', async () => {
  const { clock, alarms } = createFrozen();
  let count = 0;
  const again = () => {
    count += 1;
    if (count < 5) alarms.at(clock.now(), again);
  };
  alarms.at(1100, again);
  clock.advance(500);
  expect(count).toBeLessThan(5);
  await vi.waitFor(() => expect(count).toBe(5));
});

test('one that throws does not keep the others from ringing, and its error is thrown', () => {
  const { clock, alarms, rung, set } = createFrozen();
  alarms.at(1100, () => {
    throw new Error('This alarm is broken.');
  });
  set(1200, 'b');
  set(9000, 'c');
  expect(() => clock.advance(1000)).toThrow('This alarm is broken.');
  expect(rung).toEqual(['b']);
  clock.advance(10_000);
  expect(rung).toEqual(['b', 'c']);
});

test('one that moves the clock rings what has become due, each once', () => {
  const { clock, alarms, rung, set } = createFrozen();
  alarms.at(1100, () => {
    rung.push('a');
    clock.advance(5000);
  });
  set(1200, 'b');
  set(6000, 'c');
  clock.advance(200);
  expect(rung).toEqual(['a', 'b', 'c']);
});

test('rings when the clock is frozen at a time behind it, and waits while the clock stands', () => {
  const { clock, rung, set } = createFrozen();
  set(5000, 'a');
  clock.freeze(4999);
  expect(rung).toEqual([]);
  clock.freeze(6000);
  expect(rung).toEqual(['a']);
});

test('rings when a frozen clock goes back to a machine that is past its time', () => {
  const { clock, rung, set } = createFrozen();
  set(Date.now() - 1, 'a');
  clock.reset();
  expect(rung).toEqual(['a']);
});

test('looks now and then, not without end, while the clock stands just before its time', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { clock, rung, set } = createFrozen();
  const now = vi.spyOn(clock, 'now');
  set(1001, 'a');
  vi.advanceTimersByTime(1000);
  expect(rung).toEqual([]);
  expect(now.mock.calls.length).toBeLessThan(150);
});

test('an alarm for next year does not ring today', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { clock, rung, set } = create(createClock());
  const year = 365 * 24 * 3_600_000;
  set(clock.now() + year, 'a');
  vi.advanceTimersByTime(24 * 3_600_000);
  expect(rung).toEqual([]);
  clock.advance(year);
  expect(rung).toEqual(['a']);
});

test('rings on time behind one that is set later for an earlier time', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { clock, rung, set } = create(createClock());
  set(clock.now() + 1000, 'later');
  set(clock.now() + 3, 'sooner');
  vi.advanceTimersByTime(3);
  expect(rung).toEqual(['sooner']);
  vi.advanceTimersByTime(997);
  expect(rung).toEqual(['sooner', 'later']);
});

test('keeps 10,000 alarms in order, with every second one stopped', () => {
  const { clock, alarms } = createFrozen(0);
  const rung: number[] = [];
  const stops = Array.from({ length: 10_000 }, (_, index) => {
    const time = 1 + ((index * 7919) % 10_000);
    return alarms.at(time, () => void rung.push(time));
  });
  stops.forEach((stop, index) => {
    if (index % 2) stop();
  });
  clock.advance(20_000);
  expect(rung).toHaveLength(5000);
  expect(rung).toEqual(rung.toSorted((a, b) => a - b));
});

test('never rings after it was closed, not even when an alarm closes it', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { clock, alarms, rung, set } = createFrozen();
  alarms.at(1100, () => alarms.close());
  set(1200, 'b');
  clock.advance(500);
  set(1000, 'c');
  clock.advance(500);
  vi.advanceTimersByTime(120_000);
  expect(rung).toEqual([]);
});
