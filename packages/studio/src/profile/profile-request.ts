import type { AttributeDoc } from '@docent/identity';
import { isRecord } from '@docent/identity';
import { ApiError } from '../door/api-error.ts';
import { choosePhone, type ChosenPhone } from './choose-phone.ts';
import { parseDocs } from './parse-docs.ts';
import { policyNames, type RoutingPolicy } from './policy.ts';
import { readField } from './read-field.ts';

/** What the flow asks `find-profile`. */
export interface ProfileRequest {
  readonly phone: ChosenPhone;
  /** What the visitor's page says was read, latest first. */
  readonly trail: readonly AttributeDoc[];
  /** Whether an identity token was checked. */
  readonly verified: boolean;
  readonly policy: RoutingPolicy;
}

// What conversation attributes may hold at most, and some more.
const maxDocsLength = 20_000;

/**
 * Reads what the flow asks. What comes from a visitor is left out where it is unreadable; a policy that is unreadable is
 * a mistake in the flow: throws `wrong-request`.
 *
 * @example
 * parseProfileRequest({ phone: '+14155552671', docs: '[]', policy: 'docs-or-vip', lifetime_value_from: '1000' });
 */
export function parseProfileRequest(body: unknown): ProfileRequest {
  const fields = isRecord(body) ? body : {};
  const read = (name: string, maxLength = 200): string => readField(fields, { name, maxLength });
  return {
    phone: choosePhone({
      phone: read('phone'),
      address: read('address'),
      channel: read('channel'),
    }),
    trail: parseDocs(read('docs', maxDocsLength)),
    verified: read('verified').toLowerCase() === 'true',
    policy: {
      name: parsePolicyName(read('policy')),
      docsFrom: parseNumber(read('docs_from'), { name: 'docs_from', min: 1, fallback: 1 }),
      lifetimeValueFrom: parseNumber(read('lifetime_value_from'), {
        name: 'lifetime_value_from',
        min: 0,
        fallback: 0,
      }),
    },
  };
}

function parsePolicyName(text: string): RoutingPolicy['name'] {
  const name = policyNames.find((one) => one === (text.toLowerCase() || policyNames[0]));
  if (name) return name;
  throw new ApiError('wrong-request', {
    detail: `The parameter "policy" is one of ${policyNames.join(', ')}.`,
  });
}

function parseNumber(
  text: string,
  {
    name,
    min,
    fallback,
  }: { readonly name: string; readonly min: number; readonly fallback: number },
): number {
  const number = text === '' ? fallback : Number(text);
  if (Number.isFinite(number) && number >= min) return number;
  throw new ApiError('wrong-request', {
    detail: `The parameter "${name}" is a number from ${min}, written with digits.`,
  });
}
