/** A product on the page, or none. */
export interface Variant {
  readonly name: VariantName;
  /** What its makers tell a site to put into the head. */
  head(origins: Origins): string;
  /** What its CDN serves, by path. */
  readonly files: ReadonlyMap<string, Asset>;
  /** What its CDN and API answer to anything else, as JSON. */
  answer(path: string, origins: Origins): unknown;
}

export const variantNames = [
  'segment',
  'posthog',
  'plausible',
  'inline',
  'docent-tag',
  'docent-snippet',
] as const;

/** `none` is the base line of the main-thread figures. */
export type VariantName = (typeof variantNames)[number] | 'none';

/** Each reader has hosts of their own, so that nothing is shared between trials. */
export interface Origins {
  readonly site: string;
  readonly cdn: string;
  readonly api: string;
  readonly elsewhere: string;
}

export interface Asset {
  readonly type: string;
  readonly gzip: Buffer;
}
