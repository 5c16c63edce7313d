import type { LocalSegment } from '../../segment/server.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Services } from '../../twilio/services.ts';
import type { FlexRequest, StudioPorts } from '../engine/ports.ts';
import { createTwilioPorts } from '../twilio/twilio-ports.ts';
import { createTimeout, findAnswer, toResponse } from './answers.ts';
import type { Scenario } from './scenario.ts';

interface World {
  services: Services;
  segment: LocalSegment;
  clock: Clock;
}

const profileHosts = ['https://profiles.segment.com', 'https://profiles.euw1.segment.com'];

/** The world of a flow in a scenario: the local servers, what the scenario answers for others, and its faults. */
export function createScenarioPorts(
  { services, segment, clock }: World,
  { functions, http, faults }: Pick<Scenario, 'functions' | 'http' | 'faults'>,
): StudioPorts {
  const hosts = Object.fromEntries(profileHosts.map((host) => [host, segment.origin]));
  const ports = createTwilioPorts(services, { hosts });

  async function ask(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    const url = input instanceof Request ? input.url : input.toString();
    const isFunction = new Headers(init?.headers).has('X-Twilio-Signature');
    const found = findAnswer(isFunction ? functions : http, url);
    if (found) return toResponse(found, clock);
    const isProfile = profileHosts.includes(new URL(url).origin);
    if (isProfile && faults.profileApi === 'slow') {
      clock.advance(10_000);
      throw createTimeout();
    }
    if (isProfile && faults.profileApi === 'not-json')
      return new Response('<h1>Maintenance</h1>', { headers: { 'Content-Type': 'text/html' } });
    if (isProfile || isLocal(url)) return ports.fetch(url, init);
    const where = isFunction ? 'functions' : 'http';
    throw new Error(`the scenario does not say what ${toPlace(url)} answers; add it to "${where}"`);
  }

  return {
    ...ports,
    fetch: ask,
    sendMessage: faults.messages ? refuse('messages are down') : ports.sendMessage,
    sendToFlex: faults.flex
      ? refuse('Flex is down')
      : (request) => ports.sendToFlex(toLocalRequest(request, services)),
  };
}

/** What the local servers do in place of a fault that they can play themselves. */
export function addServerFaults({ segment }: Pick<World, 'segment'>, faults: Scenario['faults']) {
  const statuses = { down: 503, unreachable: 0, limited: 429 };
  const { profileApi } = faults;
  if (profileApi === undefined || profileApi === 'slow' || profileApi === 'not-json') return;
  segment.faults.add({ path: '/v1/spaces', status: statuses[profileApi], times: 1000 });
}

/** A flow from the Console names the workflow and task channel of its own account; here others stand for them. */
function toLocalRequest(request: FlexRequest, { config }: Services): FlexRequest {
  const { workflowSid, taskChannels } = config.flex;
  const isChannel = taskChannels.some(({ sid, uniqueName }) =>
    [sid, uniqueName].includes(request.taskChannelSid),
  );
  return {
    ...request,
    workflowSid: request.workflowSid === workflowSid ? workflowSid : '',
    taskChannelSid: isChannel ? request.taskChannelSid : '',
  };
}

function refuse(why: string): () => Promise<never> {
  return () => Promise.reject(new Error(why));
}

/** Nothing that a scenario forgot may reach the real servers of anybody. */
function isLocal(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname.endsWith('.twilio.com');
}

// Without its query, in which there may be a phone.
function toPlace(url: string): string {
  const { host, pathname } = new URL(url);
  return host + pathname;
}
