import { expect, test } from 'vitest';
import type { SegmentFinding } from './segment.ts';
import { toSegmentText } from './to-segment-text.ts';

const names = {
  space: { host: 'https://profiles.segment.com', spaceId: 'spa_1', identifier: 'phone_number' },
  docsTrait: 'docs_read',
};

test('says which settings to make by hand, by the names that are used', () => {
  const text = toSegmentText({ access: 'open' }, names);
  expect(text).toContain('custom, "phone_number"');
  expect(text).toContain('limit 1 ever, priority above anonymous_id, blocked values');
  expect(text).toContain('key is docs_read');
  expect(text).toContain('Page Viewed where category equals Docs, in the last 2 days');
});

test.each<[SegmentFinding, string]>([
  [{ access: 'open' }, 'PROFILE_TOKEN opens the space'],
  [{ access: 'refused' }, 'Segment refuses PROFILE_TOKEN.'],
  [{ access: 'no-space' }, 'Segment has no space PROFILE_SPACE_ID'],
  [{ access: 'unknown', reason: 'it answered 500' }, 'could not be checked: it answered 500.'],
  [{ access: 'open', probed: 'no-profile' }, 'No profile has the phone of --probe'],
  [
    { access: 'open', probed: { hasIdentifier: true, hasTrait: false } },
    'The trait docs_read is not on the profile of --probe: it counts',
  ],
])('says of %j what was seen', (finding, sentence) => {
  expect(toSegmentText(finding, names)).toContain(sentence);
});
