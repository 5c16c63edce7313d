import { TwilioError } from '../errors.ts';

/** The status of a packet. */
export interface PacketStatus {
  code: number;
  status: string;
  errorCode?: number;
  description?: string;
}

const names: Record<number, string> = {
  200: 'OK',
  201: 'CREATED',
  202: 'ACCEPTED',
  204: 'NO_CONTENT',
  308: 'TEMPORARY_REDIRECT',
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  406: 'NOT_ACCEPTABLE',
  409: 'CONFLICT',
  410: 'TOKEN_EXPIRED',
  413: 'PAYLOAD_TOO_LARGE',
  417: 'EXPECTATION_FAILED',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
};

export const ok: PacketStatus = { code: 200, status: 'OK' };

export function toStatus(code: number): PacketStatus {
  return { code, status: names[code] ?? 'ERROR' };
}

export function toErrorStatus({ status, code, message }: TwilioError): PacketStatus {
  return { ...toStatus(status), errorCode: code, description: message };
}

/** What the token had, when its time was over. */
export const tokenExpired: PacketStatus = {
  ...toStatus(410),
  errorCode: 20104,
  description: 'Token expired',
};
