import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeRequest } from './testing/fake-request.ts';
import { uploadMedia, UploadError } from './media-upload.ts';

beforeEach(() => {
  vi.useFakeTimers();
  FakeRequest.all.length = 0;
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function upload(more: Partial<Parameters<typeof uploadMedia>[0]> = {}) {
  const progress: number[] = [];
  const result = uploadMedia({
    url: 'https://mcs.example/v1/Services/IS1/Media',
    token: 'token-1',
    name: 'plán & 1.txt',
    type: 'text/plain',
    blob: new Blob(['abcdef']),
    onProgress: (bytes) => void progress.push(bytes),
    ...more,
  });
  const failure = result.then(
    () => undefined,
    (error: unknown) => (error as UploadError).status,
  );
  return { result, failure, progress, request: FakeRequest.last };
}

test('sends the bytes with name, type and token, and gives the SID', async () => {
  const { result, request } = upload();
  const url = new URL(request.url);
  expect(url.pathname).toBe('/v1/Services/IS1/Media');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    Category: 'media',
    Filename: 'plán & 1.txt',
  });
  expect(request.headers).toEqual({ 'X-Twilio-Token': 'token-1', 'Content-Type': 'text/plain' });
  expect((request.body as Blob).size).toBe(6);
  request.answer(201, { sid: 'ME1' });
  expect(await result).toBe('ME1');
});

test('tells how much has left, and no more than there is', () => {
  const { progress, request } = upload();
  request.move(2);
  request.move(900);
  expect(progress).toEqual([2, 6]);
});

test.each([413, 415, 500])('fails with what the server says: %d', async (status) => {
  const { failure, request } = upload();
  request.answer(status, {});
  expect(await failure).toBe(status);
});

test('has no SID in an answer that is none', async () => {
  for (const answer of ['<html>', { sid: 7 }, 'null']) {
    const { failure, request } = upload();
    request.answer(200, answer);
    expect(await failure).toBe(200);
  }
});

test('takes as long as it takes, but a stall ends it', async () => {
  const { failure, request } = upload();
  for (let minute = 0; minute < 10; minute += 1) {
    vi.advanceTimersByTime(29_000);
    request.move(minute);
  }
  expect(request.isAborted).toBe(false);
  vi.advanceTimersByTime(29_999);
  expect(request.isAborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(request.isAborted).toBe(true);
  expect(await failure).toBe(0);
});

test('is given up at once', async () => {
  const ending = new AbortController();
  const { failure, request } = upload({ signal: ending.signal });
  ending.abort();
  expect(request.isAborted).toBe(true);
  expect(await failure).toBe(0);
  expect(await upload({ signal: ending.signal }).failure).toBe(0);
});

test('says of a type that is none that it is bytes', () => {
  expect(upload({ type: 'a\r\nb' }).request.headers['Content-Type']).toBe(
    'application/octet-stream',
  );
});
