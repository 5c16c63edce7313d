import { isRecord } from '@docent/identity';

/** Twilio's service for files, as a client knows it. */
export interface MediaService {
  /** Of the files; with `/ME…`, of one. */
  readonly url: () => string;
  /** The one that holds now. */
  readonly token: () => string;
}

/**
 * Takes hold of the media service of a client that is ready; undefined where the SDK is not as we know it. From then on a
 * message is given the SIDs of its files instead of the files: the SDK's own upload tells no progress, and nobody could
 * say afterwards whether the file or the message was refused.
 */
export function tapMedia(client: object): MediaService | undefined {
  const services: unknown = Reflect.get(client, '_services');
  const service = isRecord(services) ? services['mcsClient'] : undefined;
  const config = isRecord(service) ? service['config'] : undefined;
  if (!isRecord(service) || !isRecord(config) || typeof service['post'] !== 'function')
    return undefined;
  if (typeof config['mediaUrl'] !== 'string' || typeof config['token'] !== 'string')
    return undefined;
  service['post'] = async (_type: string, sid: string) => ({ sid });
  return { url: () => String(config['mediaUrl']), token: () => String(config['token']) };
}
