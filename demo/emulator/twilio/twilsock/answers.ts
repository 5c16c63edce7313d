import { setTimeout as wait } from 'node:timers/promises';
import type { Hono } from 'hono';
import { createRateLimit } from '../../shared/rate-limit.ts';
import { TwilioError, toEnvelope, tooManyRequests } from '../errors.ts';
import { AnswerLost, type Faults } from '../local/faults.ts';
import type { Services } from '../services.ts';
import type { Happening } from '../stream.ts';
import type { Subscriber } from '../sync/notifier.ts';
import type { Packet } from './codec.ts';
import type { Line } from './line.ts';
import { answerUpstream, toUpstreamRequest, type UpstreamRequest } from './requests.ts';
import { ok, toStatus } from './status.ts';

interface AnswerParts {
  upstream: Hono;
  faults: Faults;
  subscriber: Subscriber;
}

/** Creates what answers the requests that a client makes inside its socket. */
export function createAnswers(
  { config, stream }: Services,
  line: Line,
  { upstream, faults, subscriber }: AnswerParts,
): (packet: Packet) => Promise<void> {
  const isAboveLimit = createRateLimit(config.limits.clientRequestsPerSecond);

  async function handle(request: UpstreamRequest, afterReply: (work: () => void) => void) {
    if (isAboveLimit()) throw tooManyRequests();
    const session = { identity: subscriber.identity, subscriber, afterReply };
    const reply = await answerUpstream(upstream, request, session);
    const { order, echoDelayMs } = faults.socket;
    if (order === 'echo-first' && request.method !== 'GET') await wait(echoDelayMs);
    return reply;
  }

  function note({ method, path, payload }: UpstreamRequest, outcome: Partial<Happening>): void {
    stream.add({
      channel: 'client',
      what: `${method} ${path.split('?')[0]}`,
      who: subscriber.identity,
      ...(payload.length > 0 && { body: readJson(payload.toString('utf8')) }),
      ...outcome,
    });
  }

  return async (packet) => {
    const { id } = packet.header;
    if (packet.header['active_grant'] !== 'ip_messaging')
      return line.send({ id, status: { code: 400, status: 'UNKNOWN_ACTIVE_PRODUCT' } });
    const after: (() => void)[] = [];
    try {
      const request = toUpstreamRequest(packet);
      const reply = await handle(request, (work) => void after.push(work)).catch((error) => {
        if (!(error instanceof TwilioError)) note(request, { problem: 'It was never answered.' });
        return toReply(error);
      });
      const { status, headers, body } = reply;
      note(request, { status, ...(status >= 400 && { problem: body }) });
      line.send({ id, status: ok, http_status: toStatus(status), http_headers: headers }, body);
    } catch (error) {
      // A fault on purpose: what has been asked is never answered.
      if (error instanceof AnswerLost) return;
      if (!(error instanceof TwilioError)) throw error;
      line.note('refused a packet', { status: error.status, problem: error.message });
      line.send({ id, status: ok, http_status: toStatus(error.status) }, toEnvelope(error));
    }
    for (const work of after) work();
  };
}

function toReply(error: unknown) {
  if (!(error instanceof TwilioError)) throw error;
  return { status: error.status, headers: {}, body: JSON.stringify(toEnvelope(error)) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
