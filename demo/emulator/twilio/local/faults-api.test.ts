import { expect, test } from 'vitest';
import { startControl } from '../testing/control-lab.ts';

test('one fault is taken back by its path, and the others stay', async () => {
  const { origin } = await startControl();
  const url = `${origin}/_local/faults`;
  const headers = { 'content-type': 'application/json' };
  for (const path of ['/mcs', '/conversations']) {
    const body = JSON.stringify({ path, status: 503, times: 0 });
    await fetch(url, { method: 'POST', headers, body });
  }
  await fetch(`${url}?path=/mcs`, { method: 'DELETE' });
  const { faults } = (await (await fetch(url)).json()) as { faults: { path: string }[] };
  expect(faults.map(({ path }) => path)).toEqual(['/conversations']);
});
