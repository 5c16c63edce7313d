import type { Hono, MiddlewareHandler } from 'hono';
import { createDeskApi } from './desk/desk-api.ts';
import { createApp } from './http.ts';
import { createControlApi, type ControlOptions } from './local/control-api.ts';
import { toFrontPage } from './local/front-page.ts';
import { createMediaApi } from './media/media-api.ts';
import type { MediaStore } from './media/media-store.ts';
import { recordRequests } from './record-requests.ts';
import { mountRest } from './rest/mount.ts';
import type { Services } from './services.ts';
import { readAccessToken } from './twilsock/access-token.ts';

interface HttpParts extends ControlOptions {
  mediaStore: MediaStore;
  actionLimit: MiddlewareHandler;
  /** Adds products that are not in here. */
  extend?: ((app: Hono, services: Services) => void) | undefined;
}

/** The app that answers whatever comes by HTTP: REST of servers, media, the desk and the control API. */
export function createHttpApp(
  services: Services,
  { mediaStore, actionLimit, extend, ...control }: HttpParts,
): Hono {
  const { config, clock } = services;
  const { faults, sockets } = control;
  const typing = (sid: string, identity: string) => sockets.typing(sid, identity);
  const readToken = (token: string) => readAccessToken(token, config, clock.now());
  const app = createApp(services);
  app.use(faults.middleware, recordRequests(services));
  app.use('/conversations/*', actionLimit);
  app.get('/', (c) => c.text(toFrontPage(services)));
  app.route('/_local/desk', createDeskApi(services, { mediaStore, typing }));
  app.route('/_local', createControlApi(services, control));
  app.route('/mcs/v1', createMediaApi(services, mediaStore, { readToken }));
  mountRest(app, services);
  extend?.(app, services);
  return app;
}
