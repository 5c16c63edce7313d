import { expect, test } from 'vitest';
import { startTestSegment, toJsonPost, type TestSegment } from './testing/test-support.ts';

const ask = async (segment: TestSegment, path: string) => (await segment.request(path)).status;
const spaces = '/v1/spaces/x';
const settings = '/v1/projects/x/settings';

test('a fault of 0 times lasts until it is taken back, and only it is taken back', async () => {
  const segment = await startTestSegment();
  for (const path of ['/v1/spaces', '/v1/projects'])
    await segment.request('/_local/faults', toJsonPost({ path, status: 503, times: 0 }));
  for (let count = 0; count < 3; count += 1) expect(await ask(segment, spaces)).toBe(503);

  await segment.request('/_local/faults?path=/v1/spaces', { method: 'DELETE' });
  expect(await ask(segment, spaces)).not.toBe(503);
  expect(await ask(segment, settings)).toBe(503);
  expect((await segment.request('/_local/faults')).body).toMatchObject({
    faults: [{ path: '/v1/projects', status: 503, times: 0 }],
  });
});

test('those that are listed tell how many requests they still meet', async () => {
  const segment = await startTestSegment();
  segment.faults.add({ path: '/v1/spaces', status: 503, times: 2 });
  await ask(segment, spaces);
  expect(segment.faults.list()).toMatchObject([{ times: 1 }]);
  await ask(segment, spaces);
  expect(segment.faults.list()).toEqual([]);
});
