import { Hono } from 'hono';
import { parseBinding } from '../../conversations/bindings.ts';
import {
  addParticipant,
  removeParticipant,
  updateParticipant,
  type ParticipantInput,
} from '../../conversations/participants.ts';
import type { Services } from '../../services.ts';
import type { MessagingBinding } from '../../store/records.ts';
import { answerPage } from '../paging.ts';
import { readParameters, type Parameters } from '../parameters.ts';
import type { RestEnv } from '../rest-app.ts';
import { given, givenToUpdate, readLastRead } from './given.ts';
import { conversationOf, participantOf } from './lookup.ts';
import { toParticipantBody } from './participant-body.ts';
import { scopeOf } from './scope.ts';

const all = '/Conversations/:conversation/Participants';
const one = `${all}/:participant`;

/** `/Conversations/{CH}/Participants` */
export function createParticipantResource(services: Services): Hono<RestEnv> {
  const { store, config } = services;
  const app = new Hono<RestEnv>();

  app.get(all, (c) => {
    const { sid } = conversationOf(c, store);
    const scope = scopeOf(c, config);
    return answerPage(c, {
      key: 'participants',
      url: `${scope.url}/Conversations/${sid}/Participants`,
      items: store.participantsOf(sid),
      toBody: (participant) => toParticipantBody(participant, scope),
    });
  });
  app.post(all, async (c) => {
    const parameters = await readParameters(c);
    const conversation = conversationOf(c, store);
    const input = readInput(parameters);
    const added = addParticipant(services, conversation, input, c.get('cause'));
    return c.json(toParticipantBody(added, scopeOf(c, config)), 201);
  });
  app.get(one, (c) => c.json(toParticipantBody(participantOf(c, store), scopeOf(c, config))));
  app.post(one, async (c) => {
    const parameters = await readParameters(c);
    const participant = participantOf(c, store);
    const input = givenToUpdate({
      attributes: parameters.text('Attributes'),
      roleSid: parameters.text('RoleSid'),
      ...readLastRead(parameters),
    });
    const updated = updateParticipant(services, participant, input, c.get('cause'));
    return c.json(toParticipantBody(updated, scopeOf(c, config)));
  });
  app.delete(one, (c) => {
    removeParticipant(services, participantOf(c, store), c.get('cause'));
    return c.body(null, 204);
  });
  return app;
}

function readInput(parameters: Parameters): ParticipantInput {
  return given({
    identity: parameters.text('Identity'),
    messagingBinding: readBinding(parameters),
    attributes: parameters.text('Attributes'),
    roleSid: parameters.text('RoleSid'),
  });
}

function readBinding(parameters: Parameters): MessagingBinding | undefined {
  const address = parameters.text('MessagingBinding.Address');
  const proxyAddress = parameters.text('MessagingBinding.ProxyAddress');
  if (address === undefined && proxyAddress === undefined) return undefined;
  return parseBinding(address ?? '', proxyAddress ?? '');
}
