import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.resetModules();
});

const load = async () => (await import('./play-chime.ts')).playChime;

test('plays two tones one after the other, each with an end', async () => {
  const starts = vi.spyOn(OscillatorNode.prototype, 'start');
  const stops = vi.spyOn(OscillatorNode.prototype, 'stop');
  vi.spyOn(AudioContext.prototype, 'state', 'get').mockReturnValue('running');
  (await load())();
  await expect.poll(() => starts.mock.calls.length).toBe(2);
  const [[first = 0] = [], [second = 0] = []] = starts.mock.calls;
  expect(second).toBeGreaterThan(first);
  expect(stops).toHaveBeenCalledTimes(2);
});

test('plays nothing late where the browser still waits for a touch', async () => {
  const starts = vi.spyOn(OscillatorNode.prototype, 'start');
  vi.spyOn(AudioContext.prototype, 'state', 'get').mockReturnValue('suspended');
  vi.spyOn(AudioContext.prototype, 'resume').mockReturnValue(new Promise(() => {}));
  (await load())();
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(starts).not.toHaveBeenCalled();
});

test.each<[string, unknown]>([
  ['there is no sound', undefined],
  [
    'sound is blocked',
    function () {
      throw new DOMException('Blocked', 'NotSupportedError');
    },
  ],
])('throws nothing where %s', async (_, context) => {
  vi.stubGlobal('AudioContext', context);
  const failed = vi.fn<() => void>();
  addEventListener('unhandledrejection', failed);
  (await load())();
  await new Promise((resolve) => setTimeout(resolve, 50));
  removeEventListener('unhandledrejection', failed);
  expect(failed).not.toHaveBeenCalled();
});
