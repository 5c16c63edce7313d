import { isRecord } from '@docent/identity';
import { toSafeName } from '../files/safe-name.ts';
import type { MediaItem } from '../state/model.ts';

const mediaSid = /^ME[0-9a-f]{32}$/i;
const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;
const maxItems = 20;

/**
 * Reads the files of a message, as the SDK or the server tells them; what is none is left out.
 *
 * @example
 * toMediaItems(message.attachedMedia); // [{ sid: 'ME…', name: 'plan.pdf', type: 'application/pdf', size: 3 }]
 */
export function toMediaItems(value: unknown): readonly MediaItem[] {
  const given = Array.isArray(value) ? (value as unknown[]).slice(0, maxItems) : [];
  return given.flatMap((one) => toMediaItem(one) ?? []);
}

function toMediaItem(value: unknown): MediaItem | undefined {
  if (!isRecord(value)) return undefined;
  const { sid, filename, size, category = 'media' } = value;
  const type = value['contentType'] ?? value['content_type'];
  if (typeof sid !== 'string' || !mediaSid.test(sid) || category !== 'media') return undefined;
  return {
    sid,
    name: typeof filename === 'string' ? toSafeName(filename) : '',
    type: typeof type === 'string' ? toType(type) : '',
    size: typeof size === 'number' && size > 0 ? size : 0,
  };
}

function toType(given: string): string {
  const type = (given.split(';')[0] ?? '').trim().toLowerCase();
  return mediaType.test(type) ? type : '';
}
