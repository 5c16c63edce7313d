import type { ProfileSpace } from '@docent/identity';
import { assertConfigured } from './chat-settings.ts';
import { createEnvReader } from './env-reader.ts';

/** Where profiles are, and what in them counts. */
export interface ProfileSettings {
  readonly space: ProfileSpace;
  /** Access token of the Profile API. */
  readonly token: string;
  /** Key of the computed trait that counts docs. */
  readonly docsTrait: string;
  /** The category of page calls that are docs. */
  readonly docsCategory: string;
  /** How far back a doc counts. */
  readonly docsHours: number;
  /** Key of the trait that marks a VIP. */
  readonly vipTrait: string;
  readonly lifetimeValueTrait: string;
}

/** Reads what `find-profile` needs from its environment. Throws `not-configured`, as `readChatSettings` does. */
export function readProfileSettings(variables: Readonly<Record<string, unknown>>): ProfileSettings {
  const env = createEnvReader(variables);
  const settings = {
    space: {
      host: env.text('PROFILE_HOST', 'https://profiles.segment.com'),
      spaceId: env.required('PROFILE_SPACE_ID', 'the ID of your Segment space, spa_…'),
      identifier: env.text('PROFILE_IDENTIFIER', 'phone'),
    },
    token: env.required('PROFILE_TOKEN', 'an access token of the Profile API'),
    docsTrait: env.text('DOCS_TRAIT', 'docs_last_2_days'),
    docsCategory: env.text('DOCS_CATEGORY', 'Docs'),
    docsHours: env.number('DOCS_HOURS', { fallback: 48, min: 1, max: 336 }),
    vipTrait: env.text('VIP_TRAIT', 'vip'),
    lifetimeValueTrait: env.text('LIFETIME_VALUE_TRAIT', 'lifetime_value'),
  };
  if (!URL.canParse(settings.space.host)) env.problem('PROFILE_HOST is an origin with https.');
  assertConfigured(env);
  return settings;
}
