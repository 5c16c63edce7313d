import { afterEach, expect, test } from 'vitest';
import { message } from './testing/messages.ts';
import { closePages, openPage } from './testing/open-page.ts';

afterEach(closePages);

test('files are there after a reload, byte for byte, and stay when their message is marked', async () => {
  const page = await openPage();
  const outbox = await page.open();
  // A blob of the page itself, as one that was chosen there.
  const { Blob: PageBlob } = page.window;
  const bytes = new Uint8Array(100_000).map((_, place) => place % 251);
  const attachments = [{ name: 'a.bin', type: 'image/png', blob: new PageBlob([bytes]) }];
  await outbox.add(message('a', { body: '', attachments }));
  await outbox.mark('a', { delivery: 'sending', sinceIndex: 5 });
  await page.reload();
  const [kept] = await (await page.open()).read();
  expect(kept).toMatchObject({ body: '', delivery: 'sending', attachments: [{ name: 'a.bin' }] });
  const blob = kept?.attachments?.[0]?.blob;
  expect(new Uint8Array((await blob?.arrayBuffer()) ?? [])).toEqual(bytes);
});
