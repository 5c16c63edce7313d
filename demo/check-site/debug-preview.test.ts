import { createVisitor, toChannelAttributes, type Visitor, type Phone } from '@docent/identity';
import { expect, test } from 'vitest';
import { buildNewChat } from '../../packages/studio/src/chat/build-new-chat.ts';
import { parseStartChat } from '../../packages/studio/src/chat/parse-start-chat.ts';
import { toClaim } from '../../packages/tracker/src/debug/to-claim.ts';
import { buildStartRequest } from '../../packages/widget/src/engine/build-start-request.ts';

// What the debug overlay shows as ChannelAttributes must be what a chat that is started from that page would write.

const page = {
  url: 'https://docs.example.com/guide?token=secret#part',
  title: `Guide ${'x'.repeat(2000)}`,
  referrer: 'https://example.com/search?q=phone',
  locale: 'en-GB',
  timeZone: 'Europe/London',
};
const trail = [{ title: 'Start', url: 'https://docs.example.com/', viewedAt: 1_795_000_000_000 }];
const stranger = createVisitor('anon-1', 1_795_000_000_000);
const known: Visitor = {
  ...stranger,
  phone: '+14155552671' as Phone,
  name: 'Ada',
  email: 'ada@example.com',
  userId: 'u-1',
  source: 'form',
  identityToken: 'secret-token',
  updatedAt: 1_795_000_000_001,
};

function start(visitor: Visitor) {
  const request = buildStartRequest({
    visitor,
    trail,
    page,
    pending: { requestId: '2f1c9a9e-6f0b-4f62-9d6b-1f8f3f0f7a11', createdAt: 0 },
    question: undefined,
    identityToken: undefined,
    isClosed: false,
  });
  return buildNewChat({
    request: parseStartChat(request),
    verified: undefined,
    requestId: 'r',
    guestId: 'g',
    settings: { pseudonymSecret: 'a secret of 32 characters or more', requireVerified: false },
  });
}

test.each([
  ['a stranger', stranger],
  ['a reader who is known', known],
])('the preview is what is written for %s', (_, visitor) => {
  const preview = toChannelAttributes(
    toClaim({ tracker: { reader: visitor, docsRead: trail }, page }),
  );
  const { chat, cut } = start(visitor);
  expect(preview).toEqual({ attributes: chat.attributes, cut });
  expect(JSON.stringify(preview)).not.toContain('secret');
});
