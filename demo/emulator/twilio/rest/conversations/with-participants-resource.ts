import { Hono } from 'hono';
import * as v from 'valibot';
import { parseBinding } from '../../conversations/bindings.ts';
import { createConversationWith, type ParticipantInput } from '../../conversations/participants.ts';
import { invalidParameter } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { readParameters } from '../parameters.ts';
import type { RestEnv } from '../rest-app.ts';
import { toConversationBody } from './conversation-body.ts';
import { readConversationInput } from './conversation-input.ts';
import { given } from './given.ts';
import { scopeOf } from './scope.ts';

const participant = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    identity: v.optional(v.string()),
    messaging_binding: v.optional(
      v.object({ address: v.optional(v.string(), ''), proxy_address: v.optional(v.string(), '') }),
    ),
    attributes: v.optional(v.string()),
    role_sid: v.optional(v.string()),
  }),
);

/** `/ConversationWithParticipants`: everybody joins at once, or nobody. */
export function createWithParticipantsResource(services: Services): Hono<RestEnv> {
  const { config } = services;
  const app = new Hono<RestEnv>();
  app.post('/ConversationWithParticipants', async (c) => {
    const parameters = await readParameters(c);
    const input = readConversationInput(parameters);
    const participants = parameters.list('Participant').map(parseParticipant);
    const created = createConversationWith(services, input, participants, c.get('cause'));
    return c.json(toConversationBody(created, scopeOf(c, config), config), 201);
  });
  return app;
}

function parseParticipant(text: string): ParticipantInput {
  const result = v.safeParse(participant, text);
  if (!result.success)
    throw invalidParameter('Participant is not JSON with an identity or a messaging_binding');
  const { identity, messaging_binding: binding, attributes, role_sid: roleSid } = result.output;
  const messagingBinding = binding && parseBinding(binding.address, binding.proxy_address);
  return given({ identity, messagingBinding, attributes, roleSid });
}
