import type { Snapshot } from '../facts.ts';
import type { Row, Section } from '../section.ts';

type Facts = Pick<Snapshot['tracker'], 'config' | 'decided'>;

/**
 * What the reader has allowed, and what is not done because of it.
 *
 * @example
 * toConsentSection(snapshot).summary; // 'refused'
 */
export function toConsentSection({ tracker }: Snapshot): Section {
  const { config, decided } = tracker;
  const effects = listEffects(tracker);
  const categories = Object.entries(decided.preferences ?? {});
  return {
    id: 'consent',
    title: 'Consent',
    summary: [toState(tracker), config.isPrivate && 'GPC'].filter(Boolean).join(' · '),
    tone: effects.length > 0 ? 'warning' : 'good',
    rows: [
      { label: 'Asked', text: config.consentRequired ? 'data-consent="required"' : 'not asked' },
      { label: 'Answer', text: toState(tracker) },
      ...categories.map(([name, isGiven]): Row => ({
        label: name,
        text: isGiven ? 'allowed' : 'refused',
      })),
      { label: 'GPC', text: config.isPrivate ? 'on: the browser asks for privacy' : 'off' },
      ...effects.map((text, index): Row => ({
        label: 'Effect',
        text,
        tone: 'warning',
        key: `effect-${index}`,
      })),
    ],
  };
}

function toState({ config, decided }: Facts): string {
  if (decided.state === 'denied') return 'refused';
  if (decided.state === 'unknown') return 'no answer yet';
  return config.consentRequired || decided.preferences ? 'given' : 'not needed';
}

function listEffects({ config, decided }: Facts): readonly string[] {
  const effects: (string | false)[] = [
    decided.state === 'unknown' && 'Nothing is stored or sent. What happens is held in memory.',
    decided.state === 'denied' && 'Nothing is stored or sent, and what was stored is erased.',
    config.isPrivate && 'Views are counted without the phone, and go to no destination.',
    config.isPrivate && 'The docs read are not kept, and identify() is refused.',
  ];
  return effects.filter((one) => one !== false);
}
