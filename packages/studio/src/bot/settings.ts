import { englishPhrases, type Phrases } from './talk/phrases.ts';

/** How the bot behaves. */
export interface BotSettings {
  /** How it calls itself. */
  readonly botName: string;
  /** Whose docs these are, for its greeting; '' for none. */
  readonly siteName: string;
  /** How often it answers before a person takes over, at most 8. */
  readonly maxTurns: number;
  /** How many answers of a chat may be poor before a person takes over. */
  readonly maxPoorAnswers: number;
  /** How sure it has to be to send a link, 0 to 1. */
  readonly minConfidence: number;
  readonly phrases: Phrases;
}

/** Found by trying, on the questions of `relevance/questions.json` that are not held out. */
export const defaultMinConfidence = 0.29;

const defaults: BotSettings = {
  botName: 'Docs bot',
  siteName: '',
  maxTurns: 6,
  maxPoorAnswers: 2,
  minConfidence: defaultMinConfidence,
  phrases: englishPhrases,
};

// Studio ends an execution whose widget runs for the tenth time, and a person has to be asked for before.
const mostTurns = 8;

/** Fills in what is not given, and keeps numbers where they can work. */
export function toBotSettings(given: Partial<BotSettings> = {}): BotSettings {
  const settings = { ...defaults, ...given };
  return {
    ...settings,
    maxTurns: toWhole(settings.maxTurns, { from: 1, to: mostTurns }),
    maxPoorAnswers: toWhole(settings.maxPoorAnswers, { from: 1, to: mostTurns }),
  };
}

/** The nearest whole number of a range; its lower end for what is no number. */
export function toWhole(value: number, { from, to }: { from: number; to: number }): number {
  return Number.isNaN(value) ? from : Math.min(to, Math.max(from, Math.floor(value)));
}
