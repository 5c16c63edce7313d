import { defaultMinConfidence, type BotSettings } from '../bot/settings.ts';
import { assertConfigured } from './chat-settings.ts';
import { createEnvReader } from './env-reader.ts';

/** Reads how the bot behaves from the environment of `answer`. Throws `not-configured`, as `readChatSettings` does. */
export function readBotSettings(
  variables: Readonly<Record<string, unknown>>,
): Partial<BotSettings> {
  const env = createEnvReader(variables);
  const settings = {
    botName: env.text('BOT_NAME', 'Docs assistant'),
    siteName: env.text('BOT_SITE_NAME'),
    maxTurns: env.number('BOT_MAX_TURNS', { fallback: 6, min: 1, max: 8 }),
    maxPoorAnswers: env.number('BOT_MAX_POOR_ANSWERS', { fallback: 2, min: 1, max: 8 }),
    minConfidence: env.number('BOT_MIN_CONFIDENCE', {
      fallback: defaultMinConfidence,
      min: 0,
      max: 1,
    }),
  };
  assertConfigured(env);
  return settings;
}
