import type { Context, Hono } from 'hono';
import { TwilioError, resourceNotFound } from '../errors.ts';
import { answerPage } from '../rest/paging.ts';
import { readParameters } from '../rest/parameters.ts';
import { createRestApp, type RestEnv } from '../rest/rest-app.ts';
import type { Services } from '../services.ts';
import type { Interaction, Participant } from '../store/records.ts';
import { endChannel, type ChannelEnd } from './end-interaction.ts';
import {
  channelUrl,
  channelsUrl,
  toChannelBody,
  toInteractionBody,
  toInviteBody,
  toParticipantBody,
} from './interaction-format.ts';
import {
  parseChannel,
  parseMediaProperties,
  parseRouting,
  parseRoutingStatus,
} from './interaction-input.ts';
import {
  addToChannel,
  leaveChannel,
  participantsIn,
  toFlexSid,
} from './interaction-participants.ts';
import { createInteraction, inviteAgent, tasksOf } from './interactions.ts';

const channels = '/Interactions/:interaction/Channels';
const channel = `${channels}/:channel` as const;
const participants = `${channel}/Participants` as const;

/** Flex Interactions, version 1: interactions, their channel, and who takes part in it. */
export function createInteractionsApi(services: Services): Hono<RestEnv> {
  const app = createRestApp(services);
  const find = (c: Context): Interaction => findInteraction(services, c);

  app.post('/Interactions', async (c) => {
    const given = await readParameters(c);
    const routingText = given.text('Routing') ?? '{"properties":{}}';
    const input = {
      ...parseChannel(given.required('Channel')),
      routing: parseRouting(services.config, routingText),
      routingText,
    };
    const { interaction, task } = createInteraction(services, input, c.get('cause'));
    return c.json(toInteractionBody(services, interaction, task), 201);
  });

  app.get('/Interactions/:interaction', (c) => {
    const interaction = find(c);
    return c.json(toInteractionBody(services, interaction, tasksOf(services, interaction).at(-1)));
  });

  app.get(channels, (c) => {
    const interaction = find(c);
    const url = channelsUrl(interaction);
    return answerPage(c, { key: 'channels', url, items: [interaction], toBody: toChannelBody });
  });
  app.get(channel, (c) => c.json(toChannelBody(find(c))));
  app.post(channel, async (c) => {
    const given = await readParameters(c);
    const interaction = find(c);
    const end = toEnd(given.text('Status'), parseRoutingStatus(given.text('Routing')));
    return c.json(toChannelBody(endChannel(services, interaction, end, c.get('cause'))));
  });

  app.get(`${channel}/Invites`, (c) => {
    const interaction = find(c);
    return answerPage(c, {
      key: 'invites',
      url: `${channelUrl(interaction)}/Invites`,
      items: tasksOf(services, interaction),
      toBody: (task) => toInviteBody(services, interaction, task),
    });
  });
  app.post(`${channel}/Invites`, async (c) => {
    const given = await readParameters(c);
    const interaction = find(c);
    const routing = parseRouting(services.config, given.required('Routing'));
    const task = inviteAgent(services, interaction, routing, c.get('cause'));
    return c.json(toInviteBody(services, interaction, task), 201);
  });

  addParticipantRoutes(app, services);
  return app;
}

function addParticipantRoutes(app: Hono<RestEnv>, services: Services): void {
  app.get(participants, (c) => {
    const interaction = findInteraction(services, c);
    return answerPage(c, {
      key: 'participants',
      url: `${channelUrl(interaction)}/Participants`,
      items: participantsIn(services, interaction),
      toBody: (one) => toParticipantBody(services, interaction, one),
    });
  });
  app.post(participants, async (c) => {
    const given = await readParameters(c);
    const interaction = findInteraction(services, c);
    given.required('Type');
    const media = parseMediaProperties(given.required('MediaProperties'));
    const added = addToChannel(services, interaction, media, c.get('cause'));
    return c.json(toParticipantBody(services, interaction, added), 201);
  });
  app.post(`${participants}/:participant`, async (c) => {
    const given = await readParameters(c);
    const interaction = findInteraction(services, c);
    const participant = findParticipant(services, interaction, c.req.param('participant'));
    const status = given.oneOf('Status', ['closed', 'wrapup']) ?? given.required('Status');
    const body = toParticipantBody(services, interaction, participant);
    if (status === 'closed' || status === 'wrapup')
      leaveChannel(services, { interaction, participant }, status, c.get('cause'));
    return c.json(body);
  });
}

function findInteraction({ store }: Services, c: Context): Interaction {
  const interaction = store.get('interactions', c.req.param('interaction') ?? '');
  const channelSid = c.req.param('channel') ?? interaction?.channelSid;
  if (interaction?.channelSid === channelSid && interaction) return interaction;
  throw resourceNotFound(c.req.path.replace(/^\/[a-z-]+/, ''));
}

function findParticipant(services: Services, interaction: Interaction, sid: string): Participant {
  const found = participantsIn(services, interaction).find((one) => toFlexSid(one) === sid);
  if (found) return found;
  throw new TwilioError(404, 45362, 'Failed to remove Participant.  Not found.');
}

/** What a new status of the channel means for its tasks: they are wrapped up, or done if the routing is closed too. */
function toEnd(status: string | undefined, routing: 'closed' | undefined): ChannelEnd {
  if (status === undefined)
    throw new TwilioError(400, 45358, 'Failed to close Channel.  Missing status parameter.');
  if (status !== 'closed' && status !== 'inactive')
    throw new TwilioError(400, 45359, 'Failed to close Channel.  Invalid status parameter.');
  if (status === 'inactive' && routing === undefined)
    throw new TwilioError(
      400,
      45359,
      'Failed to close Channel.  Invalid status parameter. For inactive, send Routing {"status":"closed"}',
    );
  return { status, taskStatus: routing === 'closed' ? 'completed' : 'wrapping' };
}
