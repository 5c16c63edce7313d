import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFlow } from '../emulator/studio/flow/parse-flow.ts';
import { renderLiquid } from '../emulator/studio/liquid/render.ts';

const file = join(import.meta.dirname, '../../packages/studio/flows/docent.json');
const widget = parseFlow(readFileSync(file, 'utf8')).states.find(
  ({ name }) => name === 'send_to_flex_plain',
);
const template = String(widget?.properties['attributes']);

/** What `send_to_flex_plain` makes of the variables of the flow, and of what `find_profile` has left. */
function render(variables: Record<string, unknown>, parsed: Record<string, unknown> = {}): string {
  return renderLiquid(template, {
    trigger: {},
    flow: { sid: 'FN', flow_sid: 'FW', variables, data: {}, channel: { address: '' } },
    contact: { channel: { address: '' } },
    widgets: { find_profile: { parsed } },
  });
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('"', '\\', '\u0000', '\ud83d', '👍', '{{', '{%'),
    maxLength: 60,
  }),
  fc.constant('\u0001'.repeat(2000)),
);
const variables = fc.record({
  name: nasty,
  phone: nasty,
  channel: nasty,
  conversation_sid: nasty,
  verified: fc.oneof(nasty, fc.constantFrom('true', true, 'false', false)),
});

describe('the plain task', () => {
  test('is JSON of 1,024 characters at most, whatever is typed', () => {
    fc.assert(
      fc.property(variables, fc.record({ reason: nasty }), (given, parsed) => {
        const text = render(given, parsed);
        expect(text.length).toBeLessThanOrEqual(1024);
        const task = JSON.parse(text) as Record<string, unknown>;
        expect(task['identity_verified']).toBe(String(given.verified) === 'true');
        expect(Object.keys(task)).toEqual([
          'name',
          'customerName',
          'from',
          'channelType',
          'channelSid',
          'identity_verified',
          'routing',
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  test('says of somebody of whom nothing is known that nothing is known', () => {
    expect(JSON.parse(render({}))).toEqual({
      name: 'Visitor',
      customerName: 'Visitor',
      from: '',
      channelType: 'web',
      channelSid: '',
      identity_verified: false,
      routing: { reason: 'no-answer' },
    });
  });

  test('keeps a phone, a name and a SID as they are', () => {
    const sid = 'CH0123456789abcdef0123456789abcdef';
    const given = { name: 'Ada Lovelace', phone: '+123456789012345', conversation_sid: sid };
    const task: unknown = JSON.parse(
      render({ ...given, channel: 'whatsapp' }, { reason: 'docs-and-value' }),
    );
    expect(task).toMatchObject({
      name: given.name,
      from: given.phone,
      channelSid: sid,
      channelType: 'whatsapp',
      routing: { reason: 'docs-and-value' },
    });
  });
});
