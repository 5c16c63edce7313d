import {
  buildCondition,
  buildFlex,
  buildFlow,
  buildMessage,
  buildQuestion,
  buildRequest,
  buildSplit,
  buildWidget,
} from '../flow/testing/build-flow.ts';
import { describeRules } from './testing/describe-rules.ts';

const url = 'https://example.com/';
const chat = { incomingConversationMessage: 'a' };
const from = { from: 'Bot', body: 'Hello' };

describeRules('warning', {
  'type-not-run-here': {
    broken: [
      [buildFlow({ incomingCall: 'a' }, buildWidget(['a', 'say-play'], {})), 'states[1].type'],
    ],
    sound: [buildFlow({ incomingCall: 'a' }, buildWidget(['a', 'set-variables'], {}))],
  },
  'unreachable-widget': {
    broken: [[buildFlow(chat, buildMessage('a', 'Hi'), buildMessage('b', 'Hi', 'a')), 'states[2]']],
    sound: [buildFlow(chat, buildMessage('a', 'Hi', 'b'), buildMessage('b', 'Hi'))],
  },
  'endless-loop': {
    broken: [
      [
        buildFlow(chat, buildMessage('a', 'x', 'b'), buildMessage('b', 'x', 'a')),
        'states[1].transitions',
      ],
      [buildFlow(chat, buildRequest('a', url, 'a')), 'states[1].transitions'],
    ],
    sound: [
      // Somebody is waited for.
      buildFlow(chat, buildMessage('a', 'x', 'b'), buildQuestion('b', 'a', 'a')),
      // A way out, over a split, an end, or an event that is left out.
      buildFlow(
        chat,
        buildRequest('a', url, 'b'),
        buildSplit('b', 'x', ['a', 'c']),
        buildMessage('c', ''),
      ),
      buildFlow(chat, buildWidget(['a', 'send-message'], { sent: 'a', failed: null }, from)),
      buildFlow(chat, buildWidget(['a', 'send-message'], { sent: 'a' }, from)),
    ],
  },
  'failure-ends-chat': {
    broken: [
      [
        buildFlow(
          chat,
          buildWidget(['a', 'make-http-request'], { success: 'b', failed: null }, { url }),
          buildFlex('b'),
        ),
        'states[1].transitions[1]',
      ],
      [
        buildFlow(
          chat,
          buildWidget(['a', 'run-function'], { success: 'b' }, { url }),
          buildFlex('b'),
        ),
        'states[1].transitions',
      ],
      [
        buildFlow(
          chat,
          buildWidget(
            ['a', 'send-and-wait-for-reply'],
            { incomingMessage: 'b', timeout: null, deliveryFailure: 'b' },
            from,
          ),
          buildFlex('b'),
        ),
        'states[1].transitions[1]',
      ],
    ],
    sound: [
      buildFlow(chat, buildRequest('a', url, 'b'), buildFlex('b')),
      // Nobody to send the customer to.
      buildFlow(
        chat,
        buildWidget(['a', 'make-http-request'], { success: 'b', failed: null }, { url }),
        buildMessage('b', 'Hi'),
      ),
      // The last message of a path.
      buildFlow(chat, buildSplit('a', 'x', ['b', 'c']), buildMessage('b', 'Bye'), buildFlex('c')),
    ],
  },
  'wrong-trigger': {
    broken: [
      [buildFlow(chat, buildMessage('a', '{{trigger.message.Body}}')), 'states[1].properties.body'],
      [
        buildFlow({ incomingMessage: 'a' }, buildMessage('a', '{{trigger["conversation"].Body}}')),
        'states[1].properties.body',
      ],
      [
        buildCondition({ arguments: ['{{trigger.message.Body}}'] }),
        'states[1].transitions[1].conditions[0].arguments[0]',
      ],
    ],
    sound: [
      buildFlow(chat, buildMessage('a', '{{trigger.conversation.Body}} trigger.message')),
      buildFlow(chat, buildMessage('a', '{{"trigger.message.Body"}}')),
      buildFlow({ ...chat, incomingMessage: 'a' }, buildMessage('a', '{{trigger.message.Body}}')),
      buildFlow({ incomingRequest: 'a' }, buildMessage('a', '{{trigger.message.Body}}')),
      buildFlow(
        chat,
        buildMessage(
          'a',
          '{% if trigger.conversation %}x{% else %}{{trigger.message.From}}{% endif %}',
        ),
      ),
      // What the Console fills in.
      buildFlow(
        chat,
        buildWidget(
          ['a', 'send-message'],
          {},
          {
            ...from,
            channel: '{{trigger.message.ChannelSid}}',
            service: '{{trigger.message.InstanceSid}}',
          },
        ),
      ),
    ],
  },
  'unknown-widget-read': {
    broken: [
      [buildFlow(chat, buildMessage('a', '{{widgets.b.parsed.x}}')), 'states[1].properties.body'],
    ],
    sound: [
      buildFlow(chat, buildRequest('a', url, 'b'), buildMessage('b', '{{widgets.a.parsed.x}}')),
    ],
  },
  'read-before-run': {
    broken: [
      [
        buildFlow(chat, buildMessage('a', '{{widgets.b.parsed.x}}', 'b'), buildRequest('b', url)),
        'states[1].properties.body',
      ],
      [buildFlow(chat, buildMessage('a', '{{widgets.a.outbound}}')), 'states[1].properties.body'],
    ],
    sound: [
      buildFlow(
        chat,
        buildRequest('a', url, 'b'),
        buildMessage('b', 'x', 'c'),
        buildMessage('c', '{{widgets["a"].parsed.x}}'),
      ),
      // In a loop it has run the second time.
      buildFlow(
        chat,
        buildMessage('a', '{{widgets.b.inbound.Body}}', 'b'),
        buildQuestion('b', 'a', 'a'),
      ),
    ],
  },
  'bad-liquid': {
    broken: [
      [buildFlow(chat, buildMessage('a', '{% if x %}y')), 'states[1].properties.body'],
      [buildFlow(chat, buildMessage('a', '{{ x ')), 'states[1].properties.body'],
    ],
    sound: [buildFlow(chat, buildMessage('a', '{% if x %}y{% endif %} }} % {'))],
  },
  'unfilled-hole': {
    broken: ['WWxxxxxxxxxxxx', 'ACXXXX', '${WORKFLOW_SID}', `WW${'a'.repeat(32)}`].map((sid) => [
      buildFlow(chat, { ...buildFlex('a'), properties: { workflow: sid, channel: 'TC01' } }),
      'states[1].properties.workflow',
    ]),
    sound: [buildFlow(chat, buildMessage('a', 'It costs $5 {or} 10; see XXL and ACXX.'))],
  },
  'phone-not-encoded': {
    broken: [
      '{{trigger.conversation.ChannelAttributes.from}}',
      '{{ trigger.conversation.From | downcase }}',
      '{{contact.channel.address}}',
      'phone:{{flow.data["from"]}}',
    ].map((phone) => [
      buildFlow(chat, buildRequest('a', `https://example.com/${phone}/x`)),
      'states[1].properties.url',
    ]),
    sound: [
      buildFlow(chat, buildRequest('a', `${url}{{contact.channel.address | url_encode}}`)),
      buildFlow(chat, buildRequest('a', `${url}{{trigger.conversation.ConversationSid}}?from=1`)),
      buildFlow(chat, buildMessage('a', '{{contact.channel.address}}')),
    ],
  },
  'token-in-url': {
    broken: [
      'https://abc:@profiles.segment.com/v1',
      'https://user:pass@example.com/',
      'https://example.com/?a=1&token=abc',
      'https://example.com/?api_key=abc',
    ].map((secret) => [buildFlow(chat, buildRequest('a', secret)), 'states[1].properties.url']),
    sound: [
      buildFlow(chat, buildRequest('a', 'https://example.com/a@b?token={{flow.data.token}}')),
      buildFlow(chat, buildRequest('a', 'https://example.com/?monkey=abc&to=a@b')),
      buildFlow(chat, buildMessage('a', 'https://example.com/?token=abc')),
    ],
  },
  'flex-attributes': {
    broken: [
      `{"long": "${'x'.repeat(1024)}"}`,
      '{"name": "{{trigger.conversation.ChannelAttributes.from}}"}',
      '{"a": "\\"", "question": "Says {{ trigger.conversation.Body | downcase }}"}',
    ].map((attributes) => [
      buildFlow(chat, buildFlex('a', attributes)),
      'states[1].properties.attributes',
    ]),
    sound: [
      '{"name": {{trigger.conversation.ChannelAttributes.from | to_json}}}',
      '{"name": "\\"", "x": {{trigger.conversation.Body | to_json}}}',
      '{"type": "{{trigger.conversation.ChannelAttributes.channel_type}}"}',
      '{"sid": "{{trigger.conversation.ConversationSid}}"}',
    ].map((attributes) => buildFlow(chat, buildFlex('a', attributes))),
  },
});
