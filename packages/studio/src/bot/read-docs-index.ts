import { ApiError } from '../door/api-error.ts';
import { loadDocsIndex, type DocsIndex } from './docs-index.ts';

// Twilio's runtime has it as a global; it is nowhere to be imported from.
declare const Runtime: {
  readonly getAssets: () => Readonly<Record<string, { readonly open: () => string }>>;
};

const assetPath = '/docs-index.json';

let warm: DocsIndex | undefined;

/**
 * Reads the index that was deployed beside the Function; a warm Function has read it already. Throws `not-configured`
 * where none was deployed.
 */
export function readDocsIndex(): DocsIndex {
  const asset = warm ? undefined : Runtime.getAssets()[assetPath];
  if (!warm && !asset) {
    throw new ApiError('not-configured', {
      logged: 'There is no index of the docs: run pnpm build-index, and deploy again.',
    });
  }
  warm ??= loadDocsIndex(asset?.open() ?? '');
  return warm;
}
