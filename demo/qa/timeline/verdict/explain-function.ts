import type { Verdict } from '../verdict.ts';
import { toCount } from '../words/plural.ts';
import { toTraitLag } from './trait-lag.ts';
import type { ProfileLookup, TraitFacts } from './route-facts.ts';

type Lookup = Extract<ProfileLookup, { by: 'function' }>;
type Tell = (lookup: Lookup, trait: TraitFacts | undefined) => string;

const sentences: Readonly<Record<string, Tell>> = {
  'docs-read': tellDocs,
  vip: () => 'the visitor is a VIP',
  'lifetime-value': ({ lifetimeValue }) => `the lifetime value is ${lifetimeValue}`,
  'docs-and-value': (lookup, trait) => `${tellWorth(lookup)}, and ${tellDocs(lookup, trait)}`,
  'nothing-read': tellDocs,
  'not-valued': () => 'the visitor is no VIP, and the lifetime value is too low',
  'unknown-profile': () => 'Segment knows nobody with this phone, so nothing was read',
  'no-answer': () => 'the profile service gave no full answer: we cannot know',
  'no-phone': () => 'there is no phone to look up',
};

/** Why the Function chose a route. */
export function explainFunction(
  lookup: Lookup,
  trait: TraitFacts | undefined,
): Pick<Verdict, 'outcome' | 'sentence' | 'reason'> {
  const { route, reason, explanation } = lookup;
  const why = sentences[reason]?.(lookup, trait) ?? toClause(explanation);
  const who = route === 'person' ? 'Sent to a person' : 'Answered by the bot';
  return { outcome: route, sentence: `${who} because ${why}.`, reason };
}

function tellDocs({ count, source, hours }: Lookup, trait: TraitFacts | undefined): string {
  const verb = count === 1 ? 'was' : 'were';
  const docs = `${toCount(count, 'doc')} ${verb} read in the last ${hours} hours`;
  if (source === 'events') return `${docs} (counted from events${toTraitLag(count, trait)})`;
  if (source === 'trait') return `${docs} (by the computed trait)`;
  if (source === 'trail')
    return `${docs} (by the trail of the visitor's page; Segment does not have it yet)`;
  return docs;
}

function tellWorth({ isVip, lifetimeValue }: Lookup): string {
  return isVip ? 'the visitor is a VIP' : `the lifetime value is ${lifetimeValue}`;
}

function toClause(explanation: string): string {
  const text = explanation.replace(/\.$/, '');
  return text === '' ? 'the Function said so' : `of this: ${text}`;
}
