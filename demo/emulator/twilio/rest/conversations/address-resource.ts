import { Hono } from 'hono';
import type { TwilioConfig } from '../../config.ts';
import {
  createAddress,
  findAddress,
  removeAddress,
  updateAddress,
} from '../../conversations/addresses.ts';
import { invalidParameter } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { AddressConfiguration } from '../../store/records.ts';
import { toIsoSeconds } from '../../times.ts';
import { answerPage } from '../paging.ts';
import { readParameters, type Parameters } from '../parameters.ts';
import type { RestEnv } from '../rest-app.ts';
import { given, givenToUpdate } from './given.ts';
import { notFound, pathPart, type Call } from './scope.ts';

const all = '/Configuration/Addresses';
const one = `${all}/:sid`;
const url = `https://conversations.twilio.com/v1${all}`;
const types: readonly AddressConfiguration['type'][] = ['sms', 'whatsapp', 'chat'];

/** `/Configuration/Addresses`: what happens when somebody writes to an address for the first time. */
export function createAddressResource(services: Services): Hono<RestEnv> {
  const { store, config } = services;
  const app = new Hono<RestEnv>();
  const find = (c: Call) => {
    const found = findAddress(store, pathPart(c, 'sid'));
    if (!found) throw notFound(c);
    return found;
  };

  app.get(all, (c) => {
    const type = c.req.query('Type');
    return answerPage(c, {
      key: 'address_configurations',
      url,
      items: [...store.all('addresses')].filter((each) => !type || each.type === type),
      toBody: (address) => toBody(address, config),
    });
  });
  app.post(all, async (c) => {
    const parameters = await readParameters(c);
    const input = {
      type: readType(parameters),
      address: parameters.required('Address'),
      ...readInput(parameters),
    };
    return c.json(toBody(createAddress(services, input, c.get('cause')), config), 201);
  });
  app.get(one, (c) => c.json(toBody(find(c), config)));
  app.post(one, async (c) => {
    const parameters = await readParameters(c);
    const address = find(c);
    const input = givenToUpdate(readInput(parameters));
    return c.json(toBody(updateAddress(services, address, input, c.get('cause')), config));
  });
  app.delete(one, (c) => {
    removeAddress(services, find(c), c.get('cause'));
    return c.body(null, 204);
  });
  return app;
}

function readType(parameters: Parameters): AddressConfiguration['type'] {
  parameters.required('Type');
  const type = parameters.oneOf('Type', types);
  if (!type) throw invalidParameter('Missing required parameter Type in the post body');
  return type;
}

function readInput(parameters: Parameters) {
  const autoCreation = given({
    enabled: parameters.boolean('AutoCreation.Enabled'),
    type: parameters.oneOf('AutoCreation.Type', ['studio', 'webhook', 'default']),
    studioFlowSid: parameters.text('AutoCreation.StudioFlowSid'),
    webhookUrl: parameters.text('AutoCreation.WebhookUrl'),
    webhookMethod: toMethod(parameters.oneOf('AutoCreation.WebhookMethod', methods)),
    webhookFilters: parameters.has('AutoCreation.WebhookFilters')
      ? parameters.list('AutoCreation.WebhookFilters')
      : undefined,
  });
  return given({
    friendlyName: parameters.textOrNull('FriendlyName'),
    autoCreation: Object.keys(autoCreation).length === 0 ? undefined : autoCreation,
  });
}

const methods = ['get', 'post', 'GET', 'POST'] as const;

function toMethod(text: (typeof methods)[number] | undefined): 'GET' | 'POST' | undefined {
  return text?.toUpperCase() as 'GET' | 'POST' | undefined;
}

/** @see https://www.twilio.com/docs/conversations/api/address-configuration-resource */
function toBody(address: AddressConfiguration, { account, conversations }: TwilioConfig) {
  const { sid, autoCreation } = address;
  return {
    sid,
    account_sid: account.sid,
    type: address.type,
    address: address.address,
    friendly_name: address.friendlyName,
    address_country: null,
    auto_creation: {
      enabled: autoCreation.enabled,
      type: autoCreation.type,
      conversation_service_sid: conversations.serviceSid,
      ...toTargetBody(autoCreation),
    },
    date_created: toIsoSeconds(address.dateCreated),
    date_updated: toIsoSeconds(address.dateUpdated),
    url: `${url}/${sid}`,
  };
}

/** Only what counts for its type. */
function toTargetBody({ type, ...autoCreation }: AddressConfiguration['autoCreation']) {
  if (type === 'studio')
    return { studio_flow_sid: autoCreation.studioFlowSid, studio_retry_count: 0 };
  if (type !== 'webhook') return {};
  return {
    webhook_url: autoCreation.webhookUrl,
    webhook_method: autoCreation.webhookMethod,
    webhook_filters: autoCreation.webhookFilters,
  };
}
