import { isPhone, type VisitorStore } from '@docent/identity';
import type { Identified, IdentifyDetails, IdentifyRefusal } from './docent.ts';

type Parser = Pick<typeof import('@docent/identity/parse-phone'), 'parsePhone'>;

/** What identifying needs. */
export interface IdentifyOptions {
  readonly store: VisitorStore;
  /** Where a number in national form belongs, unless the call says otherwise. */
  readonly country: string | undefined;
  /** Why nobody may be identified now. */
  readonly findObstacle: () => Refusal | undefined;
  /** Called before the reader becomes somebody else. */
  readonly onLearn: () => void;
}

type Refusal = Exclude<Identified, { ok: true }>;

/** Identifies the reader of this browser. */
export interface Identifier {
  readonly identify: (phone: unknown, details?: IdentifyDetails) => Promise<Identified>;
  /** Makes any identification that is under way come to nothing. */
  readonly supersede: () => void;
  /** Loads the parser, before it is needed. */
  readonly prepare: () => void;
}

const loadParser = (): Promise<Parser> => import('@docent/identity/parse-phone');

/**
 * Makes the call that takes a phone in any spelling and tells the visitor record, or says why not.
 *
 * @example
 * const { identify } = createIdentifier({ store, country: 'US', findObstacle, onLearn });
 * await identify('(415) 555-2671');
 */
export function createIdentifier(options: IdentifyOptions): Identifier {
  const { store, country, findObstacle, onLearn } = options;
  let turn = 0;
  const learn = (phone: unknown, details: IdentifyDetails) => {
    if (!isPhone(phone)) return;
    onLearn();
    store.update({ source: 'site', ...details, phone });
  };
  return {
    async identify(phone, details = {}) {
      const own = (turn += 1);
      const obstacle = findObstacle();
      if (obstacle) return obstacle;
      // A site that identifies on every page does not pay for the parser on every page.
      if (isPhone(phone) && phone === store.read().phone) {
        learn(phone, details);
        return { ok: true, phone, country: undefined };
      }
      const parser = await loadParser().catch(() => undefined);
      if (own !== turn) return refuse('superseded', 'The reader signed out, or another phone was given.');
      if (!parser) return refuse('unavailable', 'The phone parser could not be loaded. Try again.');
      const parsed = parser.parsePhone(phone, details.country ?? country);
      if (parsed.ok) learn(parsed.phone, details);
      return parsed;
    },
    supersede: () => (turn += 1),
    prepare: () => void loadParser().catch(() => {}),
  };
}

/**
 * Makes a refusal to identify.
 *
 * @example
 * refuse('consent', 'The reader refused consent.');
 */
export function refuse(reason: IdentifyRefusal, message: string): Refusal {
  return { ok: false, reason, message };
}
