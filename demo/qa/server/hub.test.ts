import { request } from 'node:http';
import { expect, test } from 'vitest';
import { startTestHub } from './testing/start-test-hub.ts';

const noJourney = 'There is no such journey. GET …/journeys lists those there are.';

test('every route answers, and bad input gets one sentence and its status', async () => {
  const { ask, world, logged } = await startTestHub();
  world.timeline.note({ title: 'Something', raw: { a: 1 } });
  const table: [path: string, status: number, body: unknown][] = [
    ['/api/status', 200, { parts: [], isReady: true }],
    ['/api/demo/entries', 200, { entries: [{ seq: 1, title: 'Something' }], next: 1 }],
    ['/api/demo/entries?after=1&limit=5', 200, { entries: [], next: 1 }],
    ['/api/demo/entries/1', 200, { seq: 1, raw: { a: 1 } }],
    ['/api/demo/journeys', 200, { journeys: [] }],
    ['/api/demo/desk/workers', 200, { workers: [{ identity: 'agent.maya', name: 'Maya' }, {}] }],
    ['/api/demo/desk/tasks', 200, { tasks: [] }],
    ['/api/demo/entries?after=-1', 400, { error: expect.stringContaining('"after" is a whole') }],
    ['/api/demo/entries?limit=many', 400, { error: expect.stringContaining('"limit" is a') }],
    ['/api/demo/entries/x', 400, { error: expect.stringContaining('"entry" is a whole') }],
    ['/api/demo/entries/77', 404, { error: expect.stringContaining('There is no entry 77.') }],
    ['/api/demo/journeys/phone:+14155550123', 404, { error: noJourney }],
    ['/api/demo/journeys/7/profile', 404, { error: noJourney }],
    ['/api/demo/journeys/%E0%A4%A/export.json', 404, { error: noJourney }],
    ['/api/demo/executions/FN0', 404, { error: expect.stringContaining('no such execution') }],
    ['/api/demo/desk/tasks/WT0', 404, { error: expect.stringContaining('no task WT0') }],
    ['/api/demo/nothing', 404, { error: expect.stringContaining('no such address') }],
    ['/api/moon/journeys', 404, { error: expect.stringContaining('no such world') }],
    ['/api/__proto__/journeys', 404, { error: expect.stringContaining('no such world') }],
    ['/api/lab/journeys', 503, { error: 'The lab is closed today. Come back.' }],
  ];
  for (const [path, status, body] of table)
    expect.soft(await ask(path), path).toMatchObject({ status, body });
  expect(logged).toEqual([]);
});

test('a page is told its config, which cannot end its script, and has its colours before it is drawn', async () => {
  const { origin } = await startTestHub();
  const page = await (await fetch(`${origin}/inspector`)).text();
  expect(page).toContain(String.raw`"hub":"\u003c/script>"`);
  expect(page).toContain("localStorage.getItem('docent-qa:theme')");
  expect(page).not.toContain('<!--qa-config-->');
  const asset = await fetch(`${origin}/qa-assets/main-a1B2c3D4.js`);
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await fetch(`${origin}/qa-assets/gone.js`)).status).toBe(404);
  // It is the lab that serves it.
  expect((await fetch(`${origin}/scenarios`)).status).toBe(404);
});

test('a page that has not been built says so', async () => {
  const { ask } = await startTestHub();
  expect(await ask('/desk')).toEqual({
    status: 503,
    body: { error: 'The page has not been built. Stop the demo, and start it again.' },
  });
});

test.each([
  [{ origin: 'https://evil.example' }, 'Pages of other sites are not answered.'],
  [{ origin: 'null' }, 'Pages of other sites are not answered.'],
  [{ host: 'evil.example' }, 'Ask for 127.0.0.1, localhost or [::1], not for another name.'],
])('a request with %j is refused', async (headers, error) => {
  const { origin } = await startTestHub();
  expect(await askWith(`${origin}/api/demo/journeys`, headers)).toEqual([403, { error }]);
});

test('the page of a docs site on this machine is answered', async () => {
  const { origin } = await startTestHub();
  const headers = { origin: 'http://localhost:5173' };
  expect((await askWith(`${origin}/api/demo/journeys`, headers))[0]).toBe(200);
});

/** By `node:http`: `fetch` may not set these headers. */
function askWith(url: string, headers: Record<string, string>): Promise<[unknown, unknown]> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve([response.statusCode, JSON.parse(text)]));
    });
    asked.on('error', reject).end();
  });
}
