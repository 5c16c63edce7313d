import {
  ada,
  bob,
  call,
  expect,
  route,
  stored,
  test,
  untilLoaded,
  untilSaid,
} from './tracker-test.ts';

const view = 'page Retries /docs/retries';

for (const [spelling, phone, country] of [
  ['+14155552671', ada, 'US'],
  ['  tel:+1 (415) 555-2671 ', ada, 'US'],
  ['(415) 555-2671', ada, 'US'],
  ['415.555.2671', ada, 'US'],
  ['020 7183 8750', '+442071838750', 'GB'],
  ['\u202A+1\u00A0415\u2011555\u20112671\u202C', ada, 'US'],
  ['\u200F(415) 555-2671\u200F', ada, 'US'],
  ['+٤٤ ٢٠ ٧١٨٣ ٨٧٥٠', '+442071838750', 'GB'],
] as const) {
  test(`takes ${JSON.stringify(spelling)} of ${country} for ${phone}`, async ({
    page,
    open,
    arrivals,
  }) => {
    await open();
    expect(await call(page, 'identify', spelling, { country })).toEqual({
      ok: true,
      phone,
      country,
    });
    await arrivals.are([view, `identify of ${phone}`]);
    const [, identify] = await arrivals.bodies();
    expect(identify).toMatchObject({
      traits: { phone },
      context: {
        externalIds: [{ id: phone, type: 'phone', collection: 'users', encoding: 'none' }],
      },
    });
    // analytics-next writes null where there is none.
    expect(identify?.['userId'] ?? null).toBeNull();
    expect(await arrivals.people()).toBe('AA');
  });
}

test('refuses what is no phone of a person with a reason, one line in the console, and no message', async ({
  page,
  open,
  said,
  arrivals,
}) => {
  await open();
  for (const [input, country, reason] of [
    ['', 'US', 'empty'],
    [' \u200F ', 'US', 'empty'],
    [null, 'US', 'not-text'],
    [4155552671, 'US', 'not-text'],
    [{ phone: ada }, 'US', 'not-text'],
    [[ada], 'US', 'not-text'],
    ['4'.repeat(1_000_000), 'US', 'too-long'],
    ['(415) 555-2671', undefined, 'country-needed'],
    ['(415) 555-2671', 'GB', 'invalid'],
    ['911', 'US', 'impossible'],
    ['999', 'GB', 'placeholder'],
    ['112', 'DE', 'impossible'],
    ['4️⃣1️⃣5️⃣5️⃣5️⃣5️⃣2️⃣6️⃣7️⃣1️⃣', 'US', 'not-a-number'],
    ['call (415) 555-2671', 'US', 'not-a-number'],
    ['(415) 555-2671', 'Narnia', 'unknown-country'],
    ['+1 800 234 5678', undefined, 'not-a-person'],
    ['111-111-1111', 'US', 'placeholder'],
    ['anonymous', 'US', 'placeholder'],
    ['+999 1234567', undefined, 'invalid'],
  ] as const) {
    const answer = await call(page, 'identify', input, country ? { country } : {});
    expect(answer, `${JSON.stringify(input).slice(0, 30)} of ${country}`).toEqual({
      ok: false,
      reason,
      message: expect.stringMatching(/^\D{10,}$/),
    });
    await untilSaid(said, [`identify: ${(answer as { message: string }).message.slice(0, 20)}`]);
  }
  await arrivals.are([view]);
});

test('takes details that are nonsense for none, or for an unknown country', async ({
  page,
  open,
  said,
  arrivals,
}) => {
  await open();
  await arrivals.are([view]);
  const outcomes = await page.evaluate(`(async () => {
    const answers = [];
    for (const details of [null, 'US', 7, [], { country: 7 }, { country: {} }]) {
      answers.push((await docent.identify('020 7183 8750', details))?.reason);
    }
    return answers;
  })()`);
  expect(outcomes).toEqual([
    'country-needed',
    'country-needed',
    'country-needed',
    'country-needed',
    'unknown-country',
    'unknown-country',
  ]);
  await untilSaid(said, Array(6).fill('identify'));
});

test('knows the country of data-country, and that of the call over it', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  site.attributes = { 'data-country': 'US' };
  await open();
  expect(await call(page, 'identify', '(415) 555-2671')).toMatchObject({ ok: true, phone: ada });
  expect(await call(page, 'identify', '020 7183 8750', { country: 'gb' })).toMatchObject({
    ok: true,
    phone: '+442071838750',
  });
  await arrivals.are([view, `identify of ${ada}`, 'identify of +442071838750']);
  expect(await arrivals.people()).toBe('AAB');
});

test('names the phone as the identity-resolution settings do', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  site.attributes = { 'data-identifier': 'phone_number' };
  await open();
  await call(page, 'identify', ada, { name: 'Ada', email: 'ada@example.com', userId: 'u1' });
  await arrivals.are([view, `identify of ${ada}`]);
  const [, identify] = await arrivals.bodies();
  expect(identify).toMatchObject({
    userId: 'u1',
    traits: { phone_number: ada, name: 'Ada', email: 'ada@example.com' },
    context: { externalIds: [{ id: ada, type: 'phone_number' }] },
  });
  expect(identify).not.toHaveProperty('traits.phone');
});

test('keeps the order of calls made before it has loaded, and answers each', async ({
  page,
  open,
  arrivals,
}) => {
  const stub = `<script>
    window.docent ??= { q: [] };
    for (const m of ['identify', 'reset', 'page', 'setConsent', 'on', 'analytics'])
      docent[m] ??= (...args) => new Promise((done) => docent.q.push([m, args, done]));
  </script>`;
  const early = `<script>
    const answers = [docent.page({ step: 1 }), docent.identify('${ada}'), docent.page({ step: 2 })];
    window.answers = Promise.all(answers);
  </script>`;
  await open('/docs/retries', { head: stub + early });
  expect(await page.evaluate('window.answers')).toMatchObject([undefined, { ok: true }, undefined]);
  await arrivals.are([
    view,
    `${view} from /docs/retries`,
    `identify of ${ada}`,
    `${view} from /docs/retries of ${ada}`,
  ]);
  const steps = (await arrivals.bodies()).map(({ properties }) => properties ?? {});
  expect(steps).toMatchObject([{}, { step: 1 }, {}, { step: 2 }]);
  expect(await arrivals.people()).toBe('AAAA');
});

test('sends the phone with every later message, on this page and the next', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/a');
  await call(page, 'identify', ada);
  const lines = ['page A /docs/a', `identify of ${ada}`];
  await arrivals.are(lines);
  await route(page, { path: '/docs/b', title: 'B' });
  lines.push(`page B /docs/b from /docs/a of ${ada}`);
  await arrivals.are(lines);
  await open('/docs/c');
  lines.push(`page C /docs/c of ${ada}`);
  await arrivals.are(lines);
  expect(await arrivals.people()).toBe('AAAA');
});

test('identifies a reader once, however often and on however many pages the site says it', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/a');
  await page.evaluate(`Promise.all([docent.identify('${ada}'), docent.identify('${ada}')])`);
  await call(page, 'identify', '+1 415 555 2671');
  await open('/docs/b');
  expect(await call(page, 'identify', ada)).toMatchObject({ ok: true, phone: ada });
  const lines = ['page A /docs/a', `identify of ${ada}`, `page B /docs/b of ${ada}`];
  await arrivals.are(lines);
  // What is new of the same person is news.
  await call(page, 'identify', ada, { name: 'Ada' });
  await arrivals.are([...lines, `identify of ${ada}`]);
  expect(await arrivals.people()).toBe('AAAA');
});

test('lets the last of two phones given at once win', async ({ page, open, arrivals }) => {
  await open();
  await untilLoaded(page);
  const answers = await page.evaluate(
    `Promise.all([docent.identify('${ada}'), docent.identify('${bob}')])`,
  );
  expect(answers).toMatchObject([
    { ok: false, reason: 'superseded' },
    { ok: true, phone: bob },
  ]);
  await arrivals.are([view, `identify of ${bob}`]);
});

test('tells what becomes known to those who listen, also to those who come late', async ({
  page,
  open,
  arrivals,
}) => {
  await open();
  await page.evaluate(`docent.on('identity', (is) => (window.told ??= []).push(is ?? null))`);
  await call(page, 'identify', ada, { name: 'Ada' });
  await page.evaluate(`docent.on('identity', (is) => { window.late = is ?? null; })`);
  expect(await page.evaluate('window.late')).toEqual({ phone: ada, name: 'Ada' });
  await call(page, 'reset');
  expect(await page.evaluate('window.told')).toEqual([{ phone: ada, name: 'Ada' }, null]);
  expect(await page.evaluate('window.late')).toBeNull();
  await arrivals.are([view, `identify of ${ada}`]);
  expect(await stored(page)).toEqual({});
});

test('goes on when a callback of the page throws, and stops calling one that is stopped', async ({
  page,
  open,
  arrivals,
}) => {
  await open();
  await page.evaluate(`docent.on('identity', () => { throw new Error('of the page'); })`);
  await page.evaluate(`(async () => {
    window.told = 0;
    const stop = await docent.on('identity', () => { window.told += 1; });
    await docent.identify('${ada}');
    stop();
    await docent.identify('${bob}');
  })()`);
  await arrivals.are([view, `identify of ${ada}`, `identify of ${bob}`]);
  expect(await page.evaluate('window.told')).toBe(1);
});
