import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import * as v from 'valibot';
import { limits } from '../conversations/limits.ts';
import { TwilioError, invalidParameter } from '../errors.ts';
import { assertSame } from '../rest/rest-app.ts';
import { byClient, byServer, type Services } from '../services.ts';
import type { Media } from '../store/records.ts';
import { addMedia, removeMedia } from './add-media.ts';
import { mayRead, readReader, type Reader, type ReadToken } from './media-access.ts';
import { answerContent } from './media-content.ts';
import { toMediaBody } from './media-format.ts';
import { assertLink } from './media-links.ts';
import type { MediaStore } from './media-store.ts';
import { readUpload } from './read-upload.ts';

interface MediaApiOptions {
  readToken: ReadToken;
  /** The longest upload; 150 MB as in the cloud if not given. */
  maxBytes?: number;
}

interface MediaEnv {
  Variables: { reader: Reader };
}

const media = '/Services/:service/Media';
const setBody = v.object({
  command: v.literal('get'),
  list: v.array(v.object({ media_sid: v.string() })),
});

/** The Media Content Service, version 1: files go up and down by HTTP, straight from the browser. */
export function createMediaApi(
  services: Services,
  mediaStore: MediaStore,
  { readToken, maxBytes = limits.mediaBytes }: MediaApiOptions,
): Hono<MediaEnv> {
  const { store, config } = services;
  const app = new Hono<MediaEnv>();
  const toBody = (one: Media) => toMediaBody(services, mediaStore, one);

  // First, so that a browser can read what went wrong, too.
  app.use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST', 'DELETE', 'OPTIONS'],
      allowHeaders: ['Content-Type', 'X-Twilio-Token', 'Authorization', 'Range'],
      exposeHeaders: ['Content-Range', 'Content-Length', 'Content-Disposition'],
    }),
    tellStream(services),
  );

  app.get('/content/:media', async (c) => {
    const { sig, exp } = c.req.query();
    assertLink(services, mediaStore, { sid: c.req.param('media'), sig, exp });
    return answerBytes(c, mediaStore, findMedia(services, c));
  });

  app.use('/Services/:service/*', async (c, next) => {
    c.set('reader', await readReader(c.req.raw.headers, config, readToken));
    const given = c.req.param('service');
    assertSame(given, config.conversations.serviceSid, `/Services/${given}`);
    return next();
  });

  app.post(media, async (c) => {
    const category = toCategory(c.req.query('Category'));
    const upload = await readUpload(c.req.raw, { maxBytes, filename: c.req.query('Filename') });
    const author = c.get('reader');
    const cause = author === null ? byServer : byClient(author);
    return c.json(
      toBody(await addMedia(services, mediaStore, { ...upload, author, category }, cause)),
      201,
    );
  });

  app.get(`${media}/:media`, (c) => c.json(toBody(findReadable(services, c))));
  app.get(`${media}/:media/Content`, (c) => answerBytes(c, mediaStore, findReadable(services, c)));

  app.delete(`${media}/:media`, async (c) => {
    const found = findMedia(services, c);
    const reader = c.get('reader');
    if (reader !== null && found.author !== reader)
      throw new TwilioError(403, 20403, 'Only whoever sent a file can remove it');
    await removeMedia(services, mediaStore, found, reader === null ? byServer : byClient(reader));
    return c.body(null, 204);
  });

  app.post('/Services/:service/MediaSet', async (c) => {
    const asked = v.safeParse(setBody, await c.req.json().catch(() => undefined));
    if (!asked.success)
      throw invalidParameter('Send {"command":"get","list":[{"media_sid":"ME…"}]} as JSON');
    const answers = asked.output.list.map(({ media_sid: sid }) => {
      const found = store.get('media', sid);
      const code = !found ? 404 : mayRead(store, found, c.get('reader')) ? 200 : 403;
      return { code, media_record: found && code === 200 ? toBody(found) : { sid } };
    });
    return c.json(answers);
  });
  return app;
}

/** Says what happened with which file; never with which token. */
function tellStream({ stream }: Services): MiddlewareHandler<MediaEnv> {
  return async (c, next) => {
    await next();
    stream.add({
      channel: 'media',
      what: `${c.req.method} ${c.req.path.replace(/^\/mcs(?=\/)/, '')}`,
      who: c.get('reader') ?? null,
      status: c.res.status,
      ...(c.error && { problem: c.error.message }),
    });
  };
}

function findMedia({ store }: Services, c: Context): Media {
  const found = store.get('media', c.req.param('media') ?? '');
  if (found) return found;
  throw new TwilioError(404, 20404, 'Media resource not found');
}

function findReadable(services: Services, c: Context<MediaEnv>): Media {
  const found = findMedia(services, c);
  if (mayRead(services.store, found, c.get('reader'))) return found;
  throw new TwilioError(403, 20403, 'The file is not of a conversation that you take part in');
}

async function answerBytes(c: Context, mediaStore: MediaStore, found: Media): Promise<Response> {
  const bytes = await mediaStore.get(found.sid);
  if (bytes) return answerContent(c, found, bytes);
  throw new TwilioError(404, 20404, 'The file is gone, though its record is still there');
}

function toCategory(given = 'media'): Media['category'] {
  if (given === 'media' || given === 'body' || given === 'history') return given;
  throw invalidParameter('Category is media, body or history');
}
