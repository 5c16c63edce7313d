import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MalformedFrameError, buildFrame, buildTextFrame, parseFrame } from './codec.ts';

const header = { method: 'message', id: 'TM1' };

function frame(text: string): Buffer {
  return Buffer.from(text.replaceAll('\n', '\r\n'));
}

describe('writing', () => {
  test('writes a packet without a payload as the protocol shows it', () => {
    const written = buildFrame({ method: 'reply', id: 'TM1', status: { code: 200, status: 'OK' } });
    expect(written.toString()).toBe(
      'TWILSOCK V3.0 82\r\n{"method":"reply","id":"TM1","status":{"code":200,"status":"OK"},"payload_size":0}\r\n',
    );
  });

  test('counts bytes, not characters', () => {
    const written = buildFrame({ ...header, note: 'Tomás 🙂' }, { body: 'žluťoučký 🙂' });
    const { header: read, payload } = parseFrame(written);
    expect(read['note']).toBe('Tomás 🙂');
    expect(read['payload_size']).toBe(payload.length);
    expect(JSON.parse(payload.toString())).toEqual({ body: 'žluťoučký 🙂' });
  });

  test('takes a text as JSON that is written already', () => {
    const { header: read, payload } = parseFrame(buildTextFrame(header, '{"a":1}'));
    expect(read['payload_type']).toBe('application/json');
    expect(payload.toString()).toBe('{"a":1}');
  });
});

describe('reading', () => {
  test('reads a packet without the line end that the SDK leaves out', () => {
    const { payload } = parseFrame(
      frame('TWILSOCK V3.0 46\n{"method":"message","id":"a","payload_size":3}\nabc'),
    );
    expect(payload.toString()).toBe('abc');
  });

  test('reads the space that old clients put behind the length', () => {
    const read = parseFrame(frame('TWILSOCK V3.0 26 \n{"method":"ping","id":"a"} \n'));
    expect(read.header.method).toBe('ping');
  });

  test.each([
    ['nothing', '', 'does not begin'],
    ['another protocol', 'GET / HTTP/1.1\n\n', 'does not begin'],
    ['another version', 'TWILSOCK V4.0 2\n{}\n', 'version 4'],
    ['a header length that is no number', 'TWILSOCK V3.0 x\n{}\n', 'does not begin'],
    ['a header longer than the frame', 'TWILSOCK V3.0 99\n{}\n', 'shorter than its announced'],
    ['a header cut short', 'TWILSOCK V3.0 9\n{"method":"a","id":"b"}\n', 'not JSON'],
    ['a header without a method', 'TWILSOCK V3.0 11\n{"id":"b1"}\n', 'no method'],
    ['a header without an id', 'TWILSOCK V3.0 14\n{"method":"a"}\n', 'no id'],
    ['a header that is null', 'TWILSOCK V3.0 4\nnull\n', 'no method'],
    [
      'a payload longer than announced',
      'TWILSOCK V3.0 40\n{"method":"a","id":"b","payload_size":2}\nabcdef',
      'not the length',
    ],
    [
      'a payload shorter than announced',
      'TWILSOCK V3.0 40\n{"method":"a","id":"b","payload_size":9}\nabc',
      'not the length',
    ],
    [
      'a payload that is not announced',
      'TWILSOCK V3.0 40\n{"method":"a","id":"b","payload_size":0}\nabc',
      'payload_size is 0',
    ],
    [
      'a length below zero',
      'TWILSOCK V3.0 41\n{"method":"a","id":"b","payload_size":-1}\nabc',
      'not a number of bytes',
    ],
    [
      'a length in words',
      'TWILSOCK V3.0 42\n{"method":"a","id":"b","payload_size":"x"}\nabc',
      'not a number of bytes',
    ],
  ])('refuses %s', (_, text, why) => {
    expect(() => parseFrame(frame(text))).toThrow(MalformedFrameError);
    expect(() => parseFrame(frame(text))).toThrow(why);
  });

  test('reads back whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.option(fc.json()), (note, json) => {
        const written = buildTextFrame({ ...header, note }, json ?? '');
        const { header: read, payload } = parseFrame(written);
        expect(read['note']).toBe(note);
        expect(payload.toString()).toBe(json ?? '');
      }),
    );
  });

  test('throws nothing but its own error, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(100), (bytes, length) => {
        const begin = Buffer.from(`TWILSOCK V3.0 ${length}\r\n`);
        for (const one of [Buffer.from(bytes), Buffer.concat([begin, bytes])])
          expect(failureOf(one)).toSatisfy(isForeseen);
      }),
    );
  });
});

function failureOf(bytes: Buffer): unknown {
  try {
    parseFrame(bytes);
    return undefined;
  } catch (error) {
    return error;
  }
}

function isForeseen(failure: unknown): boolean {
  return failure === undefined || failure instanceof MalformedFrameError;
}
