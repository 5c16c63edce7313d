import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { jsonOnly } from '../../shared/json-only.ts';
import { limits } from '../conversations/limits.ts';
import { TwilioError } from '../errors.ts';
import { localOnly } from '../../shared/local-only.ts';
import { readUpload } from '../media/read-upload.ts';
import type { Services } from '../services.ts';
import type { Message, Task } from '../store/records.ts';
import { DeskError } from './desk-error.ts';
import { createDesk, type DeskOptions } from './desk.ts';
import { toDeskMessage, toDeskTask } from './desk-views.ts';

const accepted = v.strictObject({ worker: v.pipe(v.string(), v.nonEmpty()) });
const ended = v.strictObject({ worker: v.optional(v.pipe(v.string(), v.nonEmpty())) });
const written = v.strictObject({
  body: v.pipe(v.string(), v.nonEmpty()),
  attributes: v.optional(v.record(v.string(), v.unknown())),
});

/** The desk as JSON for pages and tests on this machine: what waits, who has it, and what an agent does. */
export function createDeskApi(services: Services, options: DeskOptions): Hono {
  const desk = createDesk(services, options);
  const toTask = (task: Task) => toDeskTask(services, options.mediaStore, task);
  const toMessage = (message: Message) => toDeskMessage(services, options.mediaStore, message);
  const app = new Hono();
  app.onError(answerError);
  app.use(localOnly);

  app.get('/tasks', (c) =>
    c.json({
      tasks: desk.list(c.req.query('worker')).map(toTask),
      now: new Date(services.clock.now()).toISOString(),
    }),
  );
  app.get('/tasks/:task', (c) => c.json(toTask(desk.find(c.req.param('task')))));
  app.get('/tasks/:task/messages', (c) =>
    c.json({ messages: desk.messages(c.req.param('task')).map(toMessage) }),
  );

  // A file is no JSON; the origin is what protects it.
  app.post('/tasks/:task/files', async (c) => {
    const filename = c.req.query('filename');
    const upload = await readUpload(c.req.raw, { maxBytes: limits.mediaBytes, filename });
    return c.json(toMessage(await desk.sendFile(c.req.param('task'), upload)), 201);
  });

  app.use(jsonOnly);
  app.post('/tasks/:task/accept', async (c) => {
    const { worker } = await readBody(c, accepted, '{ "worker": "an identity" }');
    return c.json(toTask(desk.accept(c.req.param('task'), worker)));
  });
  app.post('/tasks/:task/typing', (c) => {
    desk.type(c.req.param('task'));
    return c.body(null, 204);
  });
  app.post('/tasks/:task/messages', async (c) => {
    const example = '{ "body": "a text", "attributes": {} }';
    const { body, attributes } = await readBody(c, written, example);
    const text = { body, ...(attributes && { attributes: JSON.stringify(attributes) }) };
    return c.json(toMessage(desk.send(c.req.param('task'), text)), 201);
  });
  app.post('/tasks/:task/read', (c) =>
    c.json({ lastReadMessageIndex: desk.read(c.req.param('task')) }),
  );
  app.post('/tasks/:task/end', async (c) => {
    // Without a body, whoever asks ends it.
    const text = await c.req.text();
    const { worker } = text ? await readBody(c, ended, '{ "worker": "an identity" }') : {};
    return c.json(toTask(desk.end(c.req.param('task'), worker)));
  });
  return app;
}

async function readBody<S extends v.GenericSchema>(
  c: Context,
  schema: S,
  example: string,
): Promise<v.InferOutput<S>> {
  const result = v.safeParse(schema, await c.req.json().catch(() => undefined));
  if (result.success) return result.output;
  throw new DeskError(400, `The body is not understood. Send ${example} as JSON.`);
}

function answerError(error: Error, c: Context): Response {
  if (!(error instanceof DeskError || error instanceof TwilioError)) throw error;
  return c.json({ error: error.message }, error.status as DeskError['status']);
}
