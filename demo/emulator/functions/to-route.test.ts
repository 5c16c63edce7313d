import { expect, test } from 'vitest';
import { toRoute } from './to-route.ts';

test.each([
  ['start-chat.js', { path: '/start-chat', access: 'public' }],
  ['find-profile.protected.js', { path: '/find-profile', access: 'protected' }],
  ['shared.private.js', { path: '/shared', access: 'private' }],
  ['v1/start-chat.protected.js', { path: '/v1/start-chat', access: 'protected' }],
  ['v1\\start-chat.js', { path: '/v1/start-chat', access: 'public' }],
])('the Function %s is reached at its route', (file, route) => {
  expect(toRoute(file, 'function')).toEqual(route);
});

test.each([
  ['docs-index.private.json', { path: '/docs-index.json', access: 'private' }],
  ['widget.js', { path: '/widget.js', access: 'public' }],
  ['LICENSE', { path: '/LICENSE', access: 'public' }],
])('the asset %s keeps the end of its name', (file, route) => {
  expect(toRoute(file, 'asset')).toEqual(route);
});
