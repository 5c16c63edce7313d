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

const reply = (name: string) => `{{widgets.${name}.inbound.Body}}`;
const attributes = (queue: string) =>
  `{"queue": "${queue}", "name": {{flow.variables.name | to_json}}, "language": "{{flow.variables.language}}"}`;

/** A front desk by chat: languages, office hours, three departments, booking by a subflow. */
export const clinicFlow: FlowDefinition = {
  description: 'Front desk of a clinic',
  initial_state: 'Trigger',
  flags: { allow_concurrent_calls: true },
  states: [
    trigger({ incomingMessage: 'read_contact', incomingConversationMessage: 'read_contact' }),
    widget(
      'make-http-request',
      'read_contact',
      {
        method: 'POST',
        content_type: 'application/json;charset=utf-8',
        url: 'https://crm.example.com/contacts/search',
        body: '{"address": {{contact.channel.address | to_json}}}',
      },
      { success: 'is_known', failed: 'ask_language' },
    ),
    split('is_known', '{{widgets.read_contact.parsed.contact.id}}', 'ask_language', [
      { type: 'is_not_blank', value: 'Is Not Blank', next: 'set_known', name: 'Known contact' },
    ]),
    setVariables(
      'set_known',
      {
        name: '{{widgets.read_contact.parsed.contact.name}}',
        language: "{{widgets.read_contact.parsed.contact.language | default: 'en'}}",
      },
      'check_hours',
    ),
    waitForReply('ask_language', 'English (1) or español (2)?', {
      incomingMessage: 'which_language',
      timeout: 'goodbye',
      deliveryFailure: undefined,
    }),
    split('which_language', `{{widgets.ask_language.inbound.Body | downcase}}`, 'ask_language', [
      { type: 'matches_any_of', value: '1,english', next: 'set_english', name: 'English' },
      { type: 'matches_any_of', value: '2,español,espanol', next: 'set_spanish', name: 'Español' },
    ]),
    setVariables('set_english', { language: 'en', name: 'Guest' }, 'check_hours'),
    setVariables('set_spanish', { language: 'es', name: 'Guest' }, 'check_hours'),
    runFunction('check_hours', { language: '{{flow.variables.language}}' }, 'is_open', 'menu'),
    split('is_open', '{{widgets.check_hours.parsed.status}}', 'menu', [
      { type: 'matches_any_of', value: 'closed,holiday', next: 'closed_note', name: 'Closed' },
      { type: 'equal_to', value: 'emergency', next: 'flex_nurse', name: 'Emergency line only' },
    ]),
    sendMessage('closed_note', '{{widgets.check_hours.parsed.message}}', 'ask_callback', 'goodbye'),
    waitForReply('ask_callback', 'Shall we call you back tomorrow?', {
      incomingMessage: 'wants_callback',
      timeout: 'goodbye',
      deliveryFailure: undefined,
    }),
    split('wants_callback', reply('ask_callback'), 'goodbye', [
      { type: 'regex', value: '^(y|yes|si|sí).*', next: 'save_callback', name: 'Yes' },
    ]),
    widget(
      'make-http-request',
      'save_callback',
      {
        method: 'POST',
        content_type: 'application/json;charset=utf-8',
        url: 'https://crm.example.com/callbacks',
        body: '{"contact": "{{contact.channel.address}}", "name": {{flow.variables.name | to_json}}}',
      },
      { success: 'callback_note', failed: 'flex_front_desk' },
    ),
    sendMessage('callback_note', 'We will call you. Until tomorrow!'),
    waitForReply(
      'menu',
      "{% if flow.variables.language == 'es' %}¿Cita (1), factura (2) o enfermera (3)?{% else %}Appointment (1), bill (2) or nurse (3)?{% endif %}",
      { incomingMessage: 'which_topic', timeout: 'goodbye', deliveryFailure: 'flex_front_desk' },
    ),
    split('which_topic', `{{widgets.menu.inbound.Body | downcase}}`, 'count_tries', [
      { type: 'contains', value: '1', next: 'book', name: 'Appointment' },
      { type: 'contains', value: '2', next: 'find_bill', name: 'Bill' },
      { type: 'contains', value: '3', next: 'ask_urgent', name: 'Nurse' },
    ]),
    setVariables('count_tries', { tries: '{{flow.variables.tries | plus: 1}}' }, 'too_many_tries'),
    split('too_many_tries', '{{flow.variables.tries}}', 'menu', [
      { type: 'greater_than', value: '2', next: 'flex_front_desk', name: 'Third time' },
    ]),
    widget(
      'run-subflow',
      'book',
      {
        flow_sid: 'FW00000000000000000000000000000002',
        flow_revision: 'LatestPublished',
        parameters: [{ key: 'name', value: '{{flow.variables.name}}', type: 'string' }],
      },
      { completed: 'is_booked', failed: 'flex_front_desk' },
    ),
    split('is_booked', '{{widgets.book.parsed.booked}}', 'flex_front_desk', [
      { type: 'equal_to', value: 'true', next: 'booked_note', name: 'Booked' },
    ]),
    sendMessage(
      'booked_note',
      'Booked: {{widgets.book.parsed.date}}. See you then!',
      'anything_else',
    ),
    runFunction(
      'find_bill',
      { address: '{{contact.channel.address}}' },
      'bill_note',
      'flex_billing',
    ),
    sendMessage(
      'bill_note',
      'You owe {{widgets.find_bill.parsed.amount}}.',
      'anything_else',
      'flex_billing',
    ),
    waitForReply('ask_urgent', 'Is it urgent?', {
      incomingMessage: 'is_urgent',
      timeout: 'flex_nurse',
      deliveryFailure: 'flex_nurse',
    }),
    split('is_urgent', reply('ask_urgent'), 'flex_front_desk', [
      { type: 'starts_with', value: 'y', next: 'flex_nurse', name: 'Urgent' },
    ]),
    waitForReply('anything_else', 'Anything else?', {
      incomingMessage: 'wants_more',
      timeout: 'goodbye',
      deliveryFailure: undefined,
    }),
    split('wants_more', reply('anything_else'), 'goodbye', [
      { type: 'starts_with', value: 'y', next: 'menu', name: 'More to do' },
    ]),
    sendMessage('goodbye', 'Take care!'),
    sendToFlex('flex_front_desk', attributes('front desk'), 'sorry'),
    sendToFlex('flex_billing', attributes('billing'), 'sorry'),
    sendToFlex('flex_nurse', attributes('nurse'), 'sorry'),
    sendMessage('sorry', 'Nobody is free right now. Please call +1 415 555 0100.'),
  ],
};
