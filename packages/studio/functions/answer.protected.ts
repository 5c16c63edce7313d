import { answer } from '../src/bot/answer.ts';
import { parseBotRequest } from '../src/bot/bot-request.ts';
import { readDocsIndex } from '../src/bot/read-docs-index.ts';
import { defineProtected } from '../src/door/define-protected.ts';
import { readBotSettings } from '../src/settings/bot-settings.ts';

/** Tells the flow what the bot says to a visitor. */
export const handler = defineProtected({
  name: 'answer',
  parse: parseBotRequest,
  run: async (request, { context }) => {
    const settings = readBotSettings(context);
    return { status: 200, body: answer(request, { index: readDocsIndex(), settings }) };
  },
});
