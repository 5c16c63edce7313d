import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toGuestPermissions } from './guest-role.ts';

test('a visitor keeps what chatting needs', () => {
  const permissions = [
    'sendMessage',
    'sendMediaMessage',
    'leaveConversation',
    'editNotificationLevel',
    'editOwnMessage',
    'editOwnMessageAttributes',
    'deleteOwnMessage',
  ];
  expect(toGuestPermissions(permissions)).toEqual({ kept: permissions, refused: [] });
});

test.each([
  'editConversationAttributes',
  'editAnyParticipantAttributes',
  'editOwnParticipantAttributes',
  'editAnyUserInfo',
  'editConversationName',
  'editAnyMessage',
  'editAnyMessageAttributes',
  'deleteAnyMessage',
  'deleteConversation',
  'addParticipant',
  'addNonChatParticipant',
  'removeParticipant',
])('a visitor loses %s, with a reason', (permission) => {
  const { kept, refused } = toGuestPermissions(['sendMessage', permission]);
  expect(kept).toEqual(['sendMessage']);
  expect(refused).toMatchObject([
    { permission, reason: expect.stringContaining('a visitor could') },
  ]);
});

test('no permission is ever added, and none is lost without being named', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (permissions) => {
      const { kept, refused } = toGuestPermissions(permissions);
      const named = refused.map(({ permission }) => permission);
      expect([...kept, ...named].toSorted()).toEqual(permissions.toSorted());
    }),
  );
  expect(toGuestPermissions(['constructor', 'toString']).refused).toEqual([]);
});
