import { readFileSync } from 'node:fs';
import type { Callback } from '../twilio-globals.ts';

/** Reads a private asset, in both ways that there are. */
export function handler(_: object, __: object, callback: Callback): void {
  const assets = Runtime.getAssets();
  const asset = assets['/greeting.json'];
  if (!asset) return callback(new Error('The asset is missing.'));
  const texts = [asset.open(), readFileSync(asset.path, 'utf8')];
  callback(null, { names: Object.keys(assets), texts });
}
