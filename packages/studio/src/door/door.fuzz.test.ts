import {
  constantFrom,
  dictionary,
  jsonValue,
  oneof,
  option,
  record,
  array,
  string,
  assert,
  asyncProperty,
  type Arbitrary,
} from 'fast-check';
import { strictObject, string as text } from 'valibot';
import { expect, test } from 'vitest';
import { definePublic } from './define-public.ts';
import { defineProtected } from './define-protected.ts';
import { parseBody } from './parse-body.ts';
import { callWithEvent, chatContext, pageHeaders } from './testing/call-function.ts';
import { parseVisitor, visitorSchema } from './visitor-schema.ts';

const ran: unknown[] = [];
const surroundings = { now: () => 0, newId: () => 'id', log: () => {} };
const parse = (body: unknown): unknown => {
  const { token, visitor } = parseBody(
    strictObject({ token: text(), visitor: visitorSchema }),
    body,
  );
  // What fast-check makes by chance is no token that anybody has signed.
  if (!token.startsWith('signed-')) parseBody(strictObject({}), { token });
  return parseVisitor(visitor);
};
const run = async (request: unknown) => {
  ran.push(request);
  return { status: 200, body: {} };
};
const open = definePublic({ name: 'open', parse, run, surroundings });
const closed = defineProtected({ name: 'closed', parse, run, surroundings });

const header = oneof(string(), array(string()), constantFrom(...Object.values(pageHeaders)));
const headers = oneof(
  constantFrom<unknown>(pageHeaders),
  record(
    { origin: header, 'content-type': header, 'content-length': header },
    { requiredKeys: [] },
  ),
  dictionary(string(), header),
  jsonValue(),
);
const long = string({ minLength: 12, maxLength: 40 }).map((one) => `sent-by-the-caller-${one}`);
const body: Arbitrary<unknown> = oneof(
  jsonValue(),
  dictionary(oneof(long, constantFrom('token', 'visitor', '__proto__')), oneof(long, jsonValue())),
  record({ token: oneof(long, jsonValue()), visitor: jsonValue() }),
  record({
    token: long,
    visitor: record({ phone: oneof(long, string()), country: option(string()) }),
  }),
);

function toEvent(seenHeaders: unknown, fields: unknown): unknown {
  return { request: { headers: seenHeaders }, ...(fields as object) };
}

test('a public Function refuses whatever is not a request, and repeats none of it', async () => {
  await assert(
    asyncProperty(headers, body, async (sent, fields) => {
      const answer = await callWithEvent(open, chatContext, toEvent(sent, fields));
      expect(answer.calls).toBe(1);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.body).toEqual({
        error: { code: expect.any(String) as string, message: expect.any(String) as string },
      });
      expect(JSON.stringify(answer)).not.toContain('sent-by-the-caller');
    }),
    { numRuns: 1000 },
  );
  expect(ran).toEqual([]);
});

test('a Function answers any event once', async () => {
  await assert(
    asyncProperty(jsonValue(), constantFrom(open, closed), async (event, handler) => {
      const answer = await callWithEvent(handler, chatContext, event);
      expect(answer.calls).toBe(1);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }),
    { numRuns: 1000 },
  );
  expect(ran).toEqual([]);
});
