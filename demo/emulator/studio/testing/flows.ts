import type { FlowDefinition } from '../flow/definition.ts';
import {
  runFunction,
  sendMessage,
  sendToFlex,
  setVariables,
  split,
  trigger,
  waitForReply,
  widget,
} from './flow-parts.ts';

export { clinicFlow } from './clinic-flow.ts';

const phone = '{{trigger.conversation.ChannelAttributes.from}}';
const docsViews = '{{widgets.profile_api.parsed.traits.docs_last_2_days}}';

/** The recipe of 2021: people who read the docs lately get a person, others an answer. */
export const recipeFlow: FlowDefinition = {
  description: 'Docs readers to a person, others to a bot',
  initial_state: 'Trigger',
  flags: { allow_concurrent_calls: true },
  states: [
    trigger({ incomingMessage: 'profile_api', incomingConversationMessage: 'profile_api' }),
    widget(
      'make-http-request',
      'profile_api',
      {
        method: 'GET',
        content_type: 'application/x-www-form-urlencoded;charset=utf-8',
        url: `https://profile-token:@profiles.segment.com/v1/spaces/spa_1/collections/users/profiles/phone:${phone}/traits?limit=200`,
        body: '',
        add_twilio_auth: false,
      },
      { success: 'split_based_on', failed: 'send_to_flex' },
    ),
    split('split_based_on', docsViews, 'reply', [
      { type: 'greater_than', value: '0', next: 'send_to_flex' },
    ]),
    sendToFlex('send_to_flex', `{"from": "${phone}", "docs_views": ${docsViews}}`),
    sendMessage('reply', 'Our docs are at https://docs.example.com. What are you looking for?'),
  ],
};

/** A bot that answers until the customer is content, asks for a person, or falls silent. */
export const botFlow: FlowDefinition = {
  description: 'A bot that answers from the docs',
  initial_state: 'Trigger',
  flags: { allow_concurrent_calls: true },
  states: [
    trigger({ incomingConversationMessage: 'start' }),
    setVariables('start', { turn: '0', question: '{{trigger.conversation.Body}}' }, 'answer'),
    runFunction(
      'answer',
      { question: '{{flow.variables.question}}', turn: '{{flow.variables.turn}}', phone },
      'has_answer',
      'apology',
    ),
    split('has_answer', '{{widgets.answer.parsed.handoff}}', 'reply', [
      { type: 'equal_to', value: 'true', next: 'send_to_flex', name: 'The bot gives up' },
    ]),
    waitForReply('reply', '{{widgets.answer.parsed.reply}}', {
      incomingMessage: 'intent',
      timeout: 'still_there',
      deliveryFailure: 'send_to_flex',
    }),
    split('intent', '{{widgets.reply.inbound.Body}}', 'next_turn', [
      { type: 'matches_any_of', value: 'thanks,thank you,bye', next: 'goodbye', name: 'Content' },
      { type: 'contains', value: 'person', next: 'send_to_flex', name: 'Asks for a person' },
    ]),
    setVariables(
      'next_turn',
      {
        turn: '{{flow.variables.turn | plus: 1}}',
        question: '{{widgets.reply.inbound.Body}}',
      },
      'turns_left',
    ),
    split('turns_left', '{{flow.variables.turn}}', 'answer', [
      { type: 'greater_than', value: '6', next: 'send_to_flex', name: 'Seven turns are enough' },
    ]),
    waitForReply('still_there', 'Are you still there?', {
      incomingMessage: 'intent_late',
      timeout: 'goodbye',
      deliveryFailure: undefined,
    }),
    setVariables('intent_late', { question: '{{widgets.still_there.inbound.Body}}' }, 'answer'),
    sendMessage('apology', 'Something went wrong. Let me find a person.', 'send_to_flex'),
    sendMessage('goodbye', 'Glad to help. Bye!'),
    sendToFlex('send_to_flex', '{"from": "{{trigger.conversation.Author}}", "bot": true}'),
  ],
};

/** A flow of any size: a chain with branches that join again, and Console positions. */
export function bigFlow(size: number, { isPlaced = true } = {}): FlowDefinition {
  const nameOf = (index: number) => `widget_${index}`;
  const states = Array.from({ length: size - 1 }, (_, index) => {
    const exits = {
      sent: index + 1 < size - 1 ? nameOf(index + 1) : undefined,
      failed: index % 3 === 0 && index + 3 < size - 1 ? nameOf(index + 3) : undefined,
    };
    const offset = isPlaced ? { x: (index % 40) * 320, y: Math.floor(index / 40) * 260 } : {};
    return widget('send-message', nameOf(index), { offset, body: `Message ${index}` }, exits);
  });
  return {
    description: `${size} widgets`,
    initial_state: 'Trigger',
    states: [
      {
        ...trigger({ incomingMessage: nameOf(0) }),
        properties: { offset: isPlaced ? { x: 0, y: -300 } : {} },
      },
      ...states,
    ],
  };
}
