import { Hono } from 'hono';
import * as v from 'valibot';
import { invalidParameter } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Session, SessionEnv } from '../twilsock/session.ts';
import { assertMayOpen } from './access.ts';
import { toNotifications } from './events.ts';
import { toFrame, type Notifier } from './notifier.ts';
import { eventsAfter } from './objects.ts';
import type { Sync } from './sync.ts';

const body = v.object({
  action: v.picklist(['establish', 'cancel']),
  correlation_id: v.number(),
  requests: v.array(
    v.object({
      object_sid: v.string(),
      object_type: v.picklist(['document', 'list', 'map']),
      last_event_id: v.nullish(v.number()),
    }),
  ),
});

type Request = v.InferOutput<typeof body>['requests'][number];

interface Answer {
  type: 'subscription_established' | 'subscription_canceled' | 'subscription_failed';
  event: object;
}

/** Lets a client follow Sync objects: first what it has missed, then whatever happens. */
export function createSubscriptionsApi(
  { store }: Services,
  sync: Sync,
  notifier: Notifier,
): Hono<SessionEnv> {
  const app = new Hono<SessionEnv>();

  app.post('/', async (c) => {
    const parsed = v.safeParse(body, await c.req.json().catch(() => undefined));
    if (!parsed.success) throw invalidParameter('The body is no request for subscriptions');
    const { action, correlation_id: correlationId, requests } = parsed.output;
    const { session } = c.env;
    session.afterReply(() => {
      const answers = requests.map((request) =>
        action === 'cancel' ? cancel(session, request) : establish(session, request, correlationId),
      );
      acknowledge(session, correlationId, answers);
    });
    return c.json(
      { estimated_delivery_in_ms: 10_000, max_batch_size: 1000, ttl_in_s: 86_400 },
      202,
    );
  });

  function establish({ identity, subscriber }: Session, request: Request, correlationId: number) {
    const { object_sid: sid, object_type: type, last_event_id: lastEventId } = request;
    const object = sync.find(sid);
    try {
      assertMayOpen(store, object, identity);
    } catch (error) {
      const { status = 404, code = 54_100, message } = error as Error & Record<string, number>;
      const failed = { object_sid: sid, object_type: type, error: { status, code, message } };
      return { type: 'subscription_failed', event: failed } satisfies Answer;
    }
    // A client whose copy is of a session cache does not know how old it is, and asks for no replay.
    const isKnown = typeof lastEventId === 'number' && lastEventId >= 0;
    const missed = isKnown ? eventsAfter(object, lastEventId) : [];
    for (const notification of toNotifications(store, object, missed, correlationId))
      subscriber.deliver(toFrame(notification));
    notifier.subscribe(subscriber, object);
    const event = {
      object_sid: sid,
      object_type: type,
      replay_status: 'completed',
      last_event_id: object.lastEventId,
    };
    return { type: 'subscription_established', event } satisfies Answer;
  }

  function cancel({ subscriber }: Session, request: Request) {
    const { object_sid, object_type } = request;
    notifier.unsubscribe(subscriber, object_sid);
    return {
      type: 'subscription_canceled',
      event: { object_sid, object_type },
    } satisfies Answer;
  }

  return app;
}

/** Tells what became of each request, those of a kind together. */
function acknowledge({ subscriber }: Session, correlationId: number, answers: readonly Answer[]) {
  for (const type of new Set(answers.map((answer) => answer.type))) {
    const events = answers.filter((answer) => answer.type === type).map(({ event }) => event);
    const json = JSON.stringify({
      event_type: type,
      correlation_id: correlationId,
      event_protocol_version: 4,
      events,
    });
    subscriber.deliver(toFrame({ messageType: 'twilio.sync.event', json }));
  }
}
