import { checkSaid, lastChat, toJourney } from '../findings.ts';
import { defineScenario } from '../scenario.ts';

const said = ['My jobs are stuck.', 'They wait for ever.'];
const answered = ['Maya here. Since when?', 'I see it.'];

/** Reload in mid-chat. */
export const reload = defineScenario({
  id: 'reload',
  title: 'A reload in mid-chat: nothing is lost, nothing doubled',
  about: 'While a person and the visitor talk, the visitor reloads the page and goes on.',
  expects: {
    'one-chat': 'It is still the same chat, of the same user',
    visitor: 'Each message of the visitor is at Twilio once, in order',
    agent: 'Each message of the agent is there once',
    screen: 'The reloaded page shows all four, once each',
    views: 'Segment counts the doc twice, because it was opened twice, for one reader',
  },
  async play(stage, check) {
    const visitor = await stage.newVisitor();
    await visitor.reads('/docs/workers');
    await visitor.givesPhone(stage.phone);
    await visitor.opensChat();
    await visitor.writes(said[0] ?? '');
    const chat = await stage.until('the chat', lastChat);
    const agent = await stage.agentAccepts(chat.sid);
    await agent.says(answered[0] ?? '');
    await visitor.sees('Since when?');
    await visitor.reloads();
    await visitor.opensChat();
    await visitor.sees('Since when?');
    await visitor.writes(said[1] ?? '');
    await agent.says(answered[1] ?? '');
    await visitor.sees('I see it.');
    await check('one-chat', ({ chats }) => ({
      holds: chats.length === 1 && chats[0]?.visitor === chat.visitor,
      evidence: `${chats.length} chat, of ${chats[0]?.visitor ?? 'nobody'}`,
      ...toJourney(chat),
    }));
    await check('visitor', (held) => checkSaid(lastChat(held), 'visitor', said));
    await check('agent', (held) => checkSaid(lastChat(held), 'agent', answered));
    await check.now('screen', () => {
      const texts = visitor.shown().map(({ text }) => text);
      return {
        holds: texts.length === 4 && [...said, ...answered].every((one) => texts.includes(one)),
        evidence: `the chat shows ${texts.map((text) => `“${text}”`).join(' ')}`,
      };
    });
    await check.now('views', ({ segment }) => {
      const views = segment.filter(({ type, path }) => type === 'page' && path === '/docs/workers');
      const readers = new Set(views.map(({ anonymousId }) => anonymousId));
      return {
        holds: views.length === 2 && readers.size === 1,
        evidence: `${views.length} views, ${readers.size} anonymous ID`,
      };
    });
  },
});
