import type { Variant, VariantName } from '../variant.ts';
import { createDocent } from './docent.ts';
import { inline, none } from './inline.ts';
import { createPlausible } from './plausible.ts';
import { createPosthog } from './posthog.ts';
import { createSegment } from './segment.ts';

/** The variants of these names, in this order. Docent is built only if it is among them. */
export async function createVariants(names: readonly VariantName[]): Promise<Variant[]> {
  const docent = names.some((name) => name.startsWith('docent')) ? await createDocent() : [];
  const all = [createSegment(), createPosthog(), createPlausible(), inline, ...docent, none];
  return names.flatMap((name) => all.filter((variant) => variant.name === name));
}
