import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { studioFilters } from './filters/filters.ts';
import { LiquidError, renderLiquid } from './render.ts';
import { createContext } from './testing/flow-context.ts';

const expression = fc.constantFrom(
  'flow.variables.data',
  'flow.variables.data[0]',
  'flow.variables.data.first.size',
  'trigger.constructor.constructor',
  '(1..9999999)',
  '"é"',
  '-0.5',
  'nil',
);
const filter = fc
  .tuple(fc.constantFrom(...Object.keys(studioFilters)), fc.array(expression, { maxLength: 3 }))
  .map(([name, args]) => `| ${name}${args.length > 0 ? `: ${args.join(', ')}` : ''}`);
const output = fc
  .tuple(expression, fc.array(filter, { maxLength: 4 }))
  .map(([value, filters]) => `{{ ${value} ${filters.join(' ')} }}`);
const tag = fc.constantFrom(
  '{% for a in flow.variables.data %}',
  '{% endfor %}',
  '{% if flow.variables.data contains "a" %}',
  '{% else %}',
  '{% endif %}',
  '{% case flow.variables.data %}{% when 1 %}',
  '{% endcase %}',
  '{% capture flow %}',
  '{% endcapture %}',
  '{% assign data = flow.variables.data %}',
  '{% raw %}',
  '{% increment flow %}',
  '{%',
  '}}',
);
const template = fc
  .array(fc.oneof(output, tag, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 })
  .map((parts) => parts.join(''));

function renderOrFail(text: string, data: unknown): string {
  try {
    return renderLiquid(text, createContext({ data }));
  } catch (error) {
    if (error instanceof LiquidError) return error.message;
    throw error;
  }
}

test('renders any template with any data, or says why not', () => {
  fc.assert(
    fc.property(template, fc.jsonValue(), (text, data) => {
      expect(Buffer.byteLength(renderOrFail(text, data))).toBeLessThanOrEqual(16_384);
    }),
    { numRuns: 400 },
  );
});

test('makes JSON that reads back as the value', () => {
  const context = (data: unknown) => createContext({ data });
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      const json = renderLiquid('{"data": {{ flow.variables.data | to_json }}}', context(data));
      // Through JSON, which does not know -0.
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ data })));
    }),
    { numRuns: 300 },
  );
});

test('renders data as it is, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (data) => {
      expect(renderLiquid('{{flow.variables.data}}', createContext({ data }))).toBe(data);
    }),
  );
});
