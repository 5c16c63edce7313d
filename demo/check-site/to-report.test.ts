import { expect, test } from 'vitest';
import { toVisit } from './testing/to-visit.ts';
import { toSummary, toVisitReport } from './to-report.ts';

const plain = (_: string, text: string) => text;

test('a visit is told in a few lines', () => {
  const identify = { ...toVisit().messages[0], type: 'identify', phone: '…71' } as const;
  const visit = toVisit(
    {},
    {
      messages: [...toVisit().messages, identify as never],
      files: [{ url: '/docent/docent.js', status: 200, type: 'text/javascript', size: 4100 }],
    },
  );
  expect(toVisitReport(visit, plain)).toBe(
    [
      '/a  loaded',
      '  tags     tracker (head) · tracker 0.1.0',
      '  view     "A" in Docs',
      '  identify phone …71',
      '  loaded   4.1 kB of our scripts in 1 files',
    ].join('\n'),
  );
});

test('problems are told one a line, and counted', () => {
  const one = { reason: 'x', message: 'First.', pages: ['/a', '/b'] };
  const other = { reason: 'y', message: 'Second.', pages: [] };
  expect(toSummary([], plain)).toBe('All is well.');
  expect(toSummary([one], plain)).toBe('  ✗ First.\n    /a  /b\n\n1 problem');
  expect(toSummary([one, other], plain)).toMatch(/✗ Second\.\n\n2 problems$/);
});
