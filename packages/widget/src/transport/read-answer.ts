import { isRecord } from '@docent/identity';

/** What Twilio refused a request with. */
export interface Refusal {
  /** As of HTTP. */
  readonly status: number;
  /** Twilio's own; undefined where something before Twilio answered. */
  readonly code: number | undefined;
}

/** Reads what a request of the SDK was refused with; undefined where it had no answer. */
export function readRefusal(error: unknown): Refusal | undefined {
  // Sync says 0 where there was no answer.
  if (!isRecord(error) || typeof error['status'] !== 'number' || !error['status']) return undefined;
  const body = error['body'];
  const code = isRecord(body) ? body['code'] : undefined;
  return { status: error['status'], code: typeof code === 'number' ? code : undefined };
}

/** Whether the socket itself refused to pass a request on, and with which status. */
export function readDeliveryStatus(error: unknown): number | undefined {
  const reply = isRecord(error) ? error['reply'] : undefined;
  const status = isRecord(reply) ? reply['status'] : undefined;
  const code = isRecord(status) ? status['code'] : undefined;
  return typeof code === 'number' ? code : undefined;
}

/** Whether a request was still waiting for a line when that was given up, and so never left. */
export function isUnsent(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Unable to connect: ');
}
