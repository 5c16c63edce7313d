import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeRequest } from './testing/fake-request.ts';
import { readMediaUrl, uploadFiles, type Uploaded } from './media-files.ts';

beforeEach(() => {
  FakeRequest.all.length = 0;
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
});
afterEach(() => vi.unstubAllGlobals());

const service = { url: () => 'https://mcs.example/Media', token: () => 'token-1' };
const turn = () => new Promise((resolve) => setTimeout(resolve));

function toAttachment(name: string, text: string) {
  return { name, type: 'text/plain', blob: new Blob([text]) };
}

function start(uploaded: Uploaded = new Map(), signal?: AbortSignal) {
  const progress: number[] = [];
  const attachments = [toAttachment('a', 'abc'), toAttachment('b', 'defghi')];
  const onProgress = (part: number): void => void progress.push(part);
  const message = { clientId: 'c', body: '', attachments, onProgress, ...(signal && { signal }) };
  return { progress, uploaded, result: uploadFiles({ service, uploaded, message }) };
}

describe('the files of a message', () => {
  test('go up one after the other, and progress is of all of them', async () => {
    const { progress, result } = start();
    expect(FakeRequest.all).toHaveLength(1);
    FakeRequest.last.move(2);
    FakeRequest.last.answer(201, { sid: 'ME1' });
    await turn();
    expect(FakeRequest.all).toHaveLength(2);
    FakeRequest.last.move(3);
    FakeRequest.last.answer(201, { sid: 'ME2' });
    expect(await result).toEqual(['ME1', 'ME2']);
    expect(progress).toEqual([0.22, 0.33, 0.66, 1]);
  });

  test('that have arrived are not sent again when the next one breaks off', async () => {
    const first = start();
    FakeRequest.last.answer(201, { sid: 'ME1' });
    await turn();
    FakeRequest.last.abort();
    expect(await first.result).toMatchObject({ kind: 'later' });
    const again = start(first.uploaded);
    expect(new URL(FakeRequest.last.url).searchParams.get('Filename')).toBe('b');
    FakeRequest.last.answer(201, { sid: 'ME2' });
    expect(await again.result).toEqual(['ME1', 'ME2']);
    expect(FakeRequest.all).toHaveLength(3);
  });

  test.each([
    [413, { kind: 'refused', refusal: 'file-too-large' }],
    [415, { kind: 'refused', refusal: 'file-refused' }],
    [400, { kind: 'refused', refusal: 'file-refused' }],
    [401, { kind: 'later' }],
    [429, { kind: 'later' }],
    [503, { kind: 'later' }],
  ])('that are answered with %d: %o', async (status, outcome) => {
    const { result } = start();
    FakeRequest.last.answer(status, {});
    expect(await result).toMatchObject(outcome);
  });

  test('that cannot be read from the disk any more are refused for good', async () => {
    const blob = new Blob(['abc']);
    const gone = { arrayBuffer: async () => Promise.reject(new Error('gone')) };
    vi.spyOn(blob, 'slice').mockReturnValue(gone as unknown as Blob);
    const message = { clientId: 'c', body: '', attachments: [{ name: 'a', type: '', blob }] };
    const result = uploadFiles({ service, uploaded: new Map(), message });
    FakeRequest.last.abort();
    expect(await result).toEqual({ kind: 'refused', refusal: 'file-refused' });
  });

  test('are certainly not sent when that was given up', async () => {
    const ending = new AbortController();
    const { result } = start(new Map(), ending.signal);
    FakeRequest.last.answer(201, { sid: 'ME1' });
    ending.abort();
    expect(await result).toMatchObject({ kind: 'later' });
  });
});

describe('where a file is', () => {
  const answer = (status: number, body: unknown) =>
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => new Response(JSON.stringify(body), { status })),
    );

  test('is told for four minutes', async () => {
    answer(200, { links: { content_direct_temporary: 'https://media.example/1' } });
    const { url, until } = await readMediaUrl(service, 'ME1');
    expect(url).toBe('https://media.example/1');
    expect(Math.round((until - Date.now()) / 1000)).toBe(240);
    expect(fetch).toHaveBeenCalledWith(
      'https://mcs.example/Media/ME1',
      expect.objectContaining({ headers: { 'X-Twilio-Token': 'token-1' } }),
    );
  });

  test('is nowhere when it was removed, or is none', async () => {
    answer(404, {});
    expect(await readMediaUrl(service, 'ME1')).not.toHaveProperty('url');
    for (const url of ['javascript:alert(1)', 7, undefined]) {
      answer(200, { links: { content_direct_temporary: url } });
      expect(await readMediaUrl(service, 'ME1')).not.toHaveProperty('url');
    }
  });

  test('is not known when the service fails', async () => {
    answer(500, {});
    await expect(readMediaUrl(service, 'ME1')).rejects.toThrow('500');
  });
});
