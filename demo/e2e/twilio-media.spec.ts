import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { MessageFacts } from './twilio-pages.ts';
import { eventually, expect, test, type Visitor } from './twilio-test.ts';

const uploads = '/mcs/v1/Services/*/Media$';
const content = '/mcs/v1/content';

interface SentFile {
  index: number;
  hash: string;
  size: number;
}

/** Sends a picture that the page has painted; gives the hash of its bytes. */
async function sendPicture({ page }: Visitor, filename: string, way: 'form' | 'bytes' | 'file') {
  return page.evaluate(
    async ([name, how]): Promise<SentFile> => {
      const { conversation } = window.chat;
      const canvas = new OffscreenCanvas(64, 48);
      const context = canvas.getContext('2d');
      context?.fillRect(8, 8, 16, 16);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      const form = new FormData();
      form.append('file', new File([blob], name, { type: 'image/png' }));
      const bytes = await blob.arrayBuffer();
      const index = await conversation.sendMessage(
        how === 'form'
          ? form
          : {
              contentType: 'image/png',
              filename: name,
              media: (how === 'file' ? new File([blob], name) : bytes) as unknown as string,
            },
        { way: how },
      );
      const hash = await window.chat.toHash(bytes);
      return { index, hash, size: blob.size };
    },
    [filename, way] as const,
  );
}

/** The temporary address of the one file of a message, asked for anew. */
function linkOf({ page }: Visitor, index: number): Promise<string> {
  return page.evaluate(async (wanted) => {
    const { items } = await window.chat.conversation.getMessages(10, wanted, 'forward');
    const [media] = items[0]?.attachedMedia ?? [];
    return (await media?.getContentTemporaryUrl()) ?? '';
  }, index);
}

/** What a page gets under an address: the status, and the hash of the bytes. */
function download(page: Page, url: string): Promise<{ status: number; hash: string }> {
  return page.evaluate(async (address) => {
    const response = await fetch(address);
    const hash = await window.chat.toHash(await response.arrayBuffer());
    return { status: response.status, hash };
  }, url);
}

/** How wide a picture is that a page shows; 0 when it cannot be shown. */
function showPicture(page: Page, url: string): Promise<number> {
  return page.evaluate(
    (address) =>
      new Promise<number>((resolve) => {
        const image = document.createElement('img');
        image.addEventListener('load', () => resolve(image.naturalWidth));
        image.addEventListener('error', () => resolve(0));
        image.src = address;
        document.body.append(image);
      }),
    url,
  );
}

test('carries pictures to the other browser, which shows them, however they are sent', async ({
  visit,
  converse,
}) => {
  const sid = await converse(['ada', 'maya']);
  const [ada, maya] = await Promise.all([visit('ada', { sid }), visit('maya', { sid })]);
  const filename = 'plán ž🙂 "1" & 50%.png';
  for (const way of ['form', 'bytes', 'file'] as const) {
    const { index, hash, size } = await sendPicture(ada, filename, way);
    const media = [{ filename, contentType: 'image/png', size, sid: expect.stringMatching(/^ME/) }];
    for (const { heard } of [ada, maya])
      await eventually(async () => (await heard('messageAdded')).slice(index)).toMatchObject([
        { index, body: null, attributes: { way }, media },
      ]);
    const url = await linkOf(maya, index);
    expect(await showPicture(maya.page, url)).toBe(64);
    expect(await download(maya.page, url)).toEqual({ status: 200, hash });
    const { headers } = await fetch(url);
    expect(headers.get('content-type')).toBe('image/png');
    expect(headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent(filename)}`,
    );
  }
});

test('carries a text with two files', async ({ visit, converse }) => {
  const sid = await converse(['ada', 'maya']);
  const [ada, maya] = await Promise.all([visit('ada', { sid }), visit('maya', { sid })]);
  await ada.page.evaluate(async () => {
    const toForm = (name: string, text: string) => {
      const form = new FormData();
      form.append('file', new File([text], name, { type: 'text/plain' }));
      return form;
    };
    await window.chat.conversation
      .prepareMessage()
      .setBody('both logs')
      .addMedia(toForm('a.log', 'one'))
      .addMedia(toForm('b.log', 'three'))
      .buildAndSend();
  });
  await eventually(() => maya.heard('messageAdded')).toMatchObject([
    {
      body: 'both logs',
      media: [
        { filename: 'a.log', contentType: 'text/plain', size: 3 },
        { filename: 'b.log', contentType: 'text/plain', size: 5 },
      ],
    },
  ]);
  const [message] = await maya.heard<MessageFacts>('messageAdded');
  const links = await maya.page.evaluate(
    async (sids) => [
      ...(await window.chat.client.getTemporaryContentUrlsForMediaSids(sids)).values(),
    ],
    message?.media.map((one) => one.sid) ?? [],
  );
  const texts = await Promise.all(links.map(async (link) => (await fetch(link)).text()));
  expect(texts).toEqual(['one', 'three']);
});

test('lets a link end, and gives another', async ({ visit, converse, control, problems }) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid });
  const { index, hash } = await sendPicture(ada, 'plan.png', 'form');
  const url = await linkOf(ada, index);
  await control('/clock', { advanceMs: 280_000 });
  expect(await download(ada.page, url)).toEqual({ status: 200, hash });
  await control('/clock', { advanceMs: 21_000 });
  expect((await download(ada.page, url)).status).toBe(403);
  expect(await showPicture(ada.page, url)).toBe(0);
  expect(await showPicture(ada.page, await linkOf(ada, index))).toBe(64);
  for (const problem of problems.splice(0)) expect(problem).toContain('403 (Forbidden)');
});

test('shows a file to nobody who does not take part, nor under a link that was changed', async ({
  visit,
  converse,
  twilio,
  problems,
}) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid });
  const eve = await visit('eve');
  const { index } = await sendPicture(ada, 'plan.png', 'form');
  await eventually(() => ada.heard('messageAdded')).toHaveLength(1);
  const [message] = await ada.heard<MessageFacts>('messageAdded');
  const mediaSid = message?.media[0]?.sid ?? '';
  const records = `${twilio.origin}/mcs.us1.twilio.com/v1/Services/${twilio.config.conversations.serviceSid}/Media/${mediaSid}`;
  const ask = (page: Page, url: string, token: string) =>
    page.evaluate(
      async ([address, given]) => {
        const { status } = await fetch(address, { headers: { 'X-Twilio-Token': given } });
        return status;
      },
      [url, token] as const,
    );
  for (const url of [records, `${records}/Content`]) {
    expect(await ask(ada.page, url, twilio.issueToken('ada'))).toBe(200);
    expect(await ask(eve.page, url, twilio.issueToken('eve'))).toBe(403);
    expect(await ask(eve.page, url, 'no token')).toBe(401);
  }
  const links = await eve.page.evaluate(
    (one) =>
      window.chat.client.getTemporaryContentUrlsForMediaSids([one]).then(
        (found) => [...found.values()],
        () => [],
      ),
    mediaSid,
  );
  expect(links).toEqual([]);
  const changed = (await linkOf(ada, index)).replace(/exp=\d+/, 'exp=9999999999');
  expect((await download(eve.page, changed)).status).toBe(403);
  for (const problem of problems.splice(0)) expect(problem).toMatch(/status of 40[13]/);
});

test('sends no message when an upload fails, and sends it again when it is asked to', async ({
  visit,
  converse,
  control,
  twilio,
  problems,
}) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid });
  // A browser by itself asks again on a new connection when one that it used before is cut.
  const bad = [{ status: 503 }, { status: 413 }, { drop: 'before', times: 0 }];
  for (const fault of bad) {
    await control('/faults', { path: uploads, method: 'POST', ...fault });
    const sent = sendPicture(ada, 'plan.png', 'form').then(
      () => 'sent',
      () => 'refused',
    );
    expect(await sent).toBe('refused');
  }
  twilio.faults.clear();
  const { index } = await sendPicture(ada, 'plan.png', 'form');
  expect(index).toBe(0);
  expect(problems.splice(0)).toHaveLength(bad.length);
});

test('carries a slow file whole, up and down', async ({ visit, converse, control }) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid });
  const bytesPerSecond = 200_000;
  await control('/faults', { path: uploads, throttleBytesPerSecond: bytesPerSecond });
  const text = 'ž🙂'.repeat(10_000);
  const started = performance.now();
  const index = await ada.page.evaluate(
    (media) =>
      window.chat.conversation.sendMessage({ contentType: 'text/plain', filename: 'a.txt', media }),
    text,
  );
  const bytes = Buffer.byteLength(text);
  expect(performance.now() - started).toBeGreaterThan((bytes / bytesPerSecond) * 1000 - 5);
  await control('/faults', { path: content, throttleBytesPerSecond: bytesPerSecond });
  const downloaded = await download(ada.page, await linkOf(ada, index));
  const hash = createHash('sha256').update(text).digest('hex');
  expect(downloaded).toEqual({ status: 200, hash });
});

test('keeps nothing of an upload that was cancelled', async ({
  visit,
  converse,
  control,
  server,
  events,
}) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid });
  await control('/faults', { path: uploads, throttleBytesPerSecond: 1000 });
  const asked = ada.page.waitForRequest((request) => request.method() === 'POST');
  const cancelled = ada.page.evaluate(async () => {
    const form = new FormData();
    form.append('file', new File(['x'.repeat(100_000)], 'long.txt', { type: 'text/plain' }));
    const sending = window.chat.conversation.prepareMessage().addMedia(form).buildAndSend();
    const outcome = sending.then(
      () => 'sent',
      () => 'cancelled',
    );
    document.addEventListener('cancel', () => void sending.cancel(), { once: true });
    return outcome;
  });
  await asked;
  await ada.page.evaluate(() => void document.dispatchEvent(new Event('cancel')));
  expect(await cancelled).toBe('cancelled');
  await ada.send('never mind');
  await eventually(() => ada.heard('messageAdded')).toMatchObject([{ body: 'never mind' }]);
  expect(await server.conversations.v1.conversations(sid).messages.list()).toHaveLength(1);
  const kept = (await events()).filter(
    ({ channel, status }) => channel === 'media' && status === 201,
  );
  expect(kept).toEqual([]);
});
