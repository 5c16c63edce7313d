import { checkSaid, count, lastChat, toJourney } from '../findings.ts';
import { defineScenario } from '../scenario.ts';

const said = ['Hello from the first tab.', 'Hello from the second tab.'];
const answer = 'Maya here, in both.';

/** Two tabs. */
export const twoTabs = defineScenario({
  id: 'two-tabs',
  title: 'Two tabs: one chat in both',
  about: 'A visitor chats in one tab, opens another page in a second one, and writes in both.',
  expects: {
    one: 'There is one chat, and one socket: one tab leads',
    visitor: 'Each message of the visitor is at Twilio once',
    agent: 'The agent’s answer is there once',
    same: 'Both tabs show the same three messages',
  },
  async play(stage, check) {
    const first = await stage.newVisitor();
    await first.reads('/docs/cli');
    await first.givesPhone(stage.phone);
    await first.opensChat();
    await first.writes(said[0] ?? '');
    const chat = await stage.until('the chat', lastChat);
    const second = await first.newTab('/docs/testing');
    await second.opensChat();
    await second.sees('first tab');
    await second.writes(said[1] ?? '');
    const agent = await stage.agentAccepts(chat.sid);
    await stage.until('the second message', (held) => lastChat(held)?.messages[1]);
    await agent.says(answer);
    for (const tab of [first, second]) await tab.sees(answer);
    await check('one', ({ chats, connections }) => ({
      holds: chats.length === 1 && connections.length === 1 && connections[0] === chat.visitor,
      evidence: `${count(chats.length, 'chat')}, ${count(connections.length, 'socket')}`,
      ...toJourney(chat),
    }));
    await check('visitor', (held) => checkSaid(lastChat(held), 'visitor', said));
    await check('agent', (held) => checkSaid(lastChat(held), 'agent', [answer]));
    await check('same', () => {
      const [one, other] = [first, second].map((tab) => tab.shown().map(({ text }) => text));
      return {
        holds: one?.length === 3 && JSON.stringify(one) === JSON.stringify(other),
        evidence: `first: ${one?.join(' · ') ?? ''} | second: ${other?.join(' · ') ?? ''}`,
      };
    });
  },
});
