import { call, expect, route, test, untilLoaded, untilSaid } from './tracker-test.ts';

const phone = '4155552671';
const mail = 'ada@example.com';
const token = '3f2504e04f8911d39a0c0305e82c3301';
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl';
const secret = new RegExp(
  [phone, '415.{0,3}555', 'ada(@|%40)', 'example\\.com', token, 'eyJ', 'hunter2'].join('|'),
  'i',
);

test('takes phones, e-mail addresses and tokens out of path, query, hash, title and canonical link', async ({
  page,
  open,
  arrivals,
}) => {
  await open(`/reset/${token}?token=${jwt}&email=${mail}&password=hunter2#${phone}`, {
    title: `Reset for ${mail}, +1 415-555-2671`,
    head: `<link rel="canonical" href="/u/${mail}?phone=${phone}">`,
  });
  await arrivals.are(['page Reset for [redacted], [redacted] /reset/[redacted]']);
  await untilLoaded(page);
  await route(page, {
    path: `/users/${encodeURIComponent(mail)}/%2B1${phone}`,
    title: `Call 415-555-2671`,
  });
  await arrivals.are([
    'page Reset for [redacted], [redacted] /reset/[redacted]',
    'page Call [redacted] /users/[redacted]/[redacted] from /reset/[redacted]',
  ]);
  expect(JSON.stringify(await arrivals.bodies())).not.toMatch(secret);
});

test('takes them out of the address that the reader came from', async ({
  page,
  site,
  arrivals,
}) => {
  await page.goto(`${site.elsewhere}?token=${jwt}&mail=${mail}`);
  await page.evaluate((url) => {
    const link = document.createElement('a');
    Object.assign(link, { href: url, referrerPolicy: 'unsafe-url' });
    document.body.append(link);
    link.click();
  }, `${site.origin}/docs/a`);
  await arrivals.are(['page A /docs/a from elsewhere:/elsewhere']);
  expect(JSON.stringify(await arrivals.bodies())).not.toMatch(secret);
});

test('keeps query parameters that are named, and takes secrets out of those', async ({
  open,
  site,
  arrivals,
}) => {
  site.attributes = { 'data-keep-query': 'tab q' };
  await open(`/docs/a?tab=js&q=${mail}&utm_source=mail&tabs=2`);
  await arrivals.are(['page A /docs/a?tab=js&q=%5Bredacted%5D']);
  expect(JSON.stringify(await arrivals.bodies())).not.toMatch(secret);
});

test('leaves dates, versions, ports and words as they are', async ({ open, arrivals }) => {
  const path = '/docs/2026-11-22-release/v1.22.333/how-to-configure-authentication-providers';
  await open(path, { title: 'Release 1.22.333 of 2026-11-22, 10.0.0.1:8080, RFC 9110' });
  await arrivals.are([`page Release 1.22.333 of 2026-11-22, 10.0.0.1:8080, RFC 9110 ${path}`]);
});

test('says what becomes of messages with data-debug, without a phone', async ({
  page,
  open,
  site,
  said,
  arrivals,
}) => {
  site.attributes = { 'data-debug': '' };
  await open(`/docs/${phone}`, { title: 'Debug' });
  await call(page, 'identify', `+1${phone}`);
  await arrivals.are(['page Debug /docs/[redacted]', `identify of +1${phone}`]);
  await untilSaid(said, [/sent: page .*redacted/, 'sent: identify']);
});
