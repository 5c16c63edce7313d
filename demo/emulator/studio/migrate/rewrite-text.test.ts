import { expect, test } from 'vitest';
import { rewriteText } from './rewrite-text.ts';

test.each([
  ['{{trigger.message.Body}}', '{{trigger.conversation.Body}}'],
  ['{{trigger.message.ChannelSid}}', '{{trigger.conversation.ConversationSid}}'],
  [
    '{{ trigger["message"][\'ChannelSid\'] }}',
    '{{ trigger["conversation"][\'ConversationSid\'] }}',
  ],
  [
    '{% if trigger.message.ChannelAttributes.message == "trigger.message.Body" %}x{% endif %}',
    '{% if trigger.conversation.ChannelAttributes.message == "trigger.message.Body" %}x{% endif %}',
  ],
  [
    'phone:{{trigger.message.ChannelAttributes.from | url_encode}}/{{-trigger.message.From-}}',
    'phone:{{trigger.conversation.ChannelAttributes.from | url_encode}}/{{-trigger.conversation.From-}}',
  ],
])('%s', (before, after) => {
  expect(rewriteText(before)).toMatchObject({ text: after, left: [] });
});

test.each([
  'Read trigger.message.Body.',
  '{{"trigger.message.Body"}}',
  '{{trigger.messages.Body}} {{my.trigger.message.Body}} {{trigger.call.From}}',
  '{% raw %}{{trigger.message.Body}}{% endraw %}',
  '{% if trigger.conversation %}a{% else %}{{trigger.message.Body}}{% endif %}',
  '{{ trigger.conversation.Body | default: trigger.message.Body }}',
])('leaves %s', (text) => {
  expect(rewriteText(text)).toEqual({ text, moved: [], left: [] });
});

test('names what has no twin, and leaves it', () => {
  expect(
    rewriteText('{{trigger.message.NumMedia}} {{trigger.message.Body}} {{trigger.message}}'),
  ).toEqual({
    text: '{{trigger.message.NumMedia}} {{trigger.conversation.Body}} {{trigger.message}}',
    moved: [{ before: 'trigger.message.Body', after: 'trigger.conversation.Body' }],
    left: ['trigger.message.NumMedia', 'trigger.message'],
  });
});
