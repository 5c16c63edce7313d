import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { findConversation } from '../conversations/conversations.ts';
import {
  addParticipant,
  removeParticipant,
  updateParticipant,
} from '../conversations/participants.ts';
import { assertMay, assertMayInService } from '../conversations/roles.ts';
import { TwilioError, notAParticipant } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Participant } from '../store/records.ts';
import { causeOf, identityOf, type SessionEnv } from '../twilsock/session.ts';
import { toParticipantBody } from './bodies.ts';
import { readJson } from './read-json.ts';

const newParticipant = v.object({
  identity: v.optional(v.string()),
  attributes: v.optional(v.string()),
});
const changes = v.object({ attributes: v.optional(v.string()) });

/** Participants, for clients: who joins, who leaves. */
export function createParticipantsApi(services: Services): Hono<SessionEnv> {
  const { store } = services;
  const app = new Hono<SessionEnv>();
  const base = '/:conversation/Participants';

  app.post(base, async (c) => {
    const { identity = '', attributes } = await readJson(c, newParticipant);
    const conversation = findConversation(store, c.req.param('conversation'));
    const own = identityOf(c);
    if (identity === own) {
      // Every conversation is private: only its creator comes in uninvited.
      if (conversation.createdBy !== own) throw notAParticipant();
      assertMayInService(store, own, 'joinConversation');
    } else {
      assertMay(store, { identity: own, conversationSid: conversation.sid }, 'addParticipant');
    }
    const input = { identity, ...(attributes !== undefined && { attributes }) };
    const participant = addParticipant(services, conversation, input, causeOf(c));
    return c.json(toParticipantBody(services, participant), 201);
  });

  app.post(`${base}/:participant`, async (c) => {
    const { attributes } = await readJson(c, changes);
    const participant = find(c);
    const isOwn = participant.identity === identityOf(c);
    const permission = isOwn ? ['editOwnParticipantAttributes'] : [];
    assertMay(store, toTarget(c, participant), ...permission, 'editAnyParticipantAttributes');
    const input = attributes === undefined ? {} : { attributes };
    const updated = updateParticipant(services, participant, input, causeOf(c));
    return c.json(toParticipantBody(services, updated));
  });

  app.delete(`${base}/:participant`, (c) => {
    const participant = find(c);
    const isOwn = participant.identity === identityOf(c);
    const permission = isOwn ? 'leaveConversation' : 'removeParticipant';
    assertMay(store, toTarget(c, participant), permission);
    removeParticipant(services, participant, causeOf(c));
    return c.body(null, 204);
  });

  /** By SID or identity. */
  function find(c: Context<SessionEnv>): Participant {
    const conversation = findConversation(store, c.req.param('conversation') ?? '');
    const given = c.req.param('participant');
    const found = store
      .participantsOf(conversation.sid)
      .find(({ sid, identity }) => sid === given || identity === given);
    if (!found) throw new TwilioError(404, 50432, 'Participant not found');
    return found;
  }

  function toTarget(c: Context<SessionEnv>, { conversationSid }: Participant) {
    return { identity: identityOf(c), conversationSid };
  }

  return app;
}
