import { TwilioError } from '../errors.ts';
import type { Faults } from '../local/faults.ts';
import type { InitFault } from '../local/socket-faults.ts';
import type { Services } from '../services.ts';
import { readAccessToken, type Access } from './access-token.ts';
import type { PacketHeader } from './codec.ts';
import { ok, toErrorStatus, toStatus } from './status.ts';
import type { Line } from './line.ts';
import { toWelcome } from './welcome.ts';

export interface HandshakeParts {
  faults: Faults;
  /** Tells where a client keeps its cache of Sync: another place after each start without state. */
  toStorageId: (identity: string) => string;
}

/** Who the client is, and until when: its token, first given with `init`, renewed with `update`. */
export interface Handshake {
  access(): Access | undefined;
  /** Checks the token of an `init` or `update` packet, and answers. */
  receive(header: PacketHeader): Promise<void>;
  /** Lets no alarm ring any more. */
  stop(): void;
}

interface Callbacks {
  onExpiry: () => void;
  onNearExpiry: () => void;
}

export function createHandshake(
  services: Services,
  line: Line,
  { faults, toStorageId, onExpiry, onNearExpiry }: HandshakeParts & Callbacks,
): Handshake {
  const { config, clock, alarms } = services;
  let access: Access | undefined;
  let hasEnded = false;
  let stopAlarms = (): void => undefined;

  function refuse(id: string, { status, errorCode, reconnectMinMs }: InitFault): void {
    line.note('init refused', { problem: `A fault on purpose: ${status}` });
    const code = errorCode === undefined ? {} : { errorCode };
    const policy =
      reconnectMinMs === undefined
        ? undefined
        : { backoff_policy: { reconnect_min_ms: reconnectMinMs, reconnect_max_ms: 60_000 } };
    line.send({ id, status: { ...toStatus(status), ...code } }, policy);
  }

  function watch({ expiresAt }: Access): void {
    stopAlarms();
    const warning = expiresAt - config.tokens.aboutToExpireSeconds * 1000;
    const stops = [alarms.at(expiresAt, onExpiry)];
    // A token that is as short as the lead never gets a warning.
    if (warning > clock.now()) stops.push(alarms.at(warning, onNearExpiry));
    stopAlarms = () => stops.forEach((stop) => stop());
  }

  return {
    access: () => access,
    async receive(header) {
      const { id, method, token } = header;
      const isInit = method === 'init';
      const fault = isInit ? faults.takeInitStatus() : undefined;
      if (fault) return refuse(id, fault);
      try {
        const read = await readAccessToken(token, config, clock.now());
        // A client that has gone meanwhile needs no alarms.
        if (hasEnded) return;
        // Another identity would go on with the subscriptions of this one.
        if (access && access.identity !== read.identity)
          throw new TwilioError(401, 20106, 'Invalid Access Token grants');
        access = read;
      } catch (error) {
        if (!(error instanceof TwilioError)) throw error;
        line.note(`${method} refused`, {
          status: error.status,
          problem: `${error.code} ${error.message}`,
        });
        return line.send({ id, status: toErrorStatus(error) });
      }
      watch(access);
      line.note(isInit ? 'connected' : 'token renewed');
      const { identity } = access;
      const welcome = { storageId: toStorageId(identity), continuationToken: line.id };
      line.send({ id, status: ok, ...(isInit && toWelcome(header, welcome)) });
    },
    stop() {
      hasEnded = true;
      stopAlarms();
    },
  };
}
