/** How the docs site of the lab is for one visitor. */
export interface Variant {
  /** Whose Functions the chat calls, and so which Studio flow decides. */
  readonly flow: FlowName;
  /** The tags wait for the reader's consent. */
  readonly asksConsent: boolean;
  /** The tracker's script does not come, as where a browser blocks it. */
  readonly blocksTracker: boolean;
}

/** `docent` asks for docs, `vip` is the same flow with the policy `docs-or-vip`, `recipe` is the flow of 2021, unchanged. */
export type FlowName = (typeof flowNames)[number];

export const flowNames = ['docent', 'recipe', 'vip'] as const;

const usual: Variant = { flow: 'docent', asksConsent: false, blocksTracker: false };

/** The name of the cookie: cookies of one host are shared by all of its ports. */
export function toCookieName(origin: string): string {
  return `docent-lab-${new URL(origin).port}`;
}

/** Writes a variant as the value of the cookie: `recipe.consent`. */
export function writeVariant(changes: Partial<Variant>): string {
  const { flow, asksConsent, blocksTracker } = { ...usual, ...changes };
  return [flow, asksConsent && 'consent', blocksTracker && 'blocked'].filter(Boolean).join('.');
}

/** Reads a variant; whatever is not understood is as usual. */
export function parseVariant(value: string | undefined): Variant {
  const words = value?.split('.') ?? [];
  return {
    flow: flowNames.find((name) => words.includes(name)) ?? usual.flow,
    asksConsent: words.includes('consent'),
    blocksTracker: words.includes('blocked'),
  };
}
