import { expect, test } from 'vitest';
import { toPicture } from './to-picture.ts';

const url = 'https://example.com/maya.png';

test.each(['picture', 'avatar', 'avatar_url'])('takes %s', (name) => {
  expect(toPicture({ [name]: url })).toBe(url);
});

test('takes the first that can be used', () => {
  expect(toPicture({ picture: 'maya.png', avatar: url })).toBe(url);
});

test.each([
  ['no attributes', undefined],
  ['none', {}],
  ['a number', { picture: 5 }],
  ['an object', { picture: { url } }],
  ['a path', { picture: '/maya.png' }],
  ['http', { picture: 'http://example.com/maya.png' }],
  ['data', { picture: 'data:image/svg+xml,<svg/>' }],
  ['a script', { picture: 'javascript:alert(1)' }],
  ['a password', { picture: 'https://a:b@example.com/maya.png' }],
  ['a novel', { picture: `https://example.com/${'a'.repeat(2000)}` }],
  ['what grows by being encoded', { picture: `https://example.com/${'ä'.repeat(900)}` }],
])('takes nothing of %s', (_, attributes) => {
  expect(toPicture(attributes)).toBeUndefined();
});
