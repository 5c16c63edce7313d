import { checkSaid, lastChat, toJourney } from '../findings.ts';
import { defineScenario } from '../scenario.ts';

const said = ['Can you hear me?', 'I am in a tunnel.', 'Still in it.'];
const answered = ['Maya here.', 'Take your time.'];

/** Offline and back. */
export const offline = defineScenario({
  id: 'offline',
  title: 'Offline and back: what was written meanwhile arrives once',
  about: 'The visitor’s network goes away in mid-chat. Both sides go on writing, then it is back.',
  expects: {
    told: 'The chat says that the visitor is offline, and keeps what is written',
    held: 'While offline, Twilio gets none of it, and nobody has a socket',
    visitor: 'Back again, each message of the visitor is at Twilio once, in order',
    screen: 'The visitor sees what the agent wrote meanwhile, and all five messages once',
    gone: 'The chat says nothing more of being offline',
  },
  async play(stage, check) {
    const visitor = await stage.newVisitor();
    await visitor.reads('/docs/deploying');
    await visitor.givesPhone(stage.phone);
    await visitor.opensChat();
    await visitor.writes(said[0] ?? '');
    const chat = await stage.until('the chat', lastChat);
    const agent = await stage.agentAccepts(chat.sid);
    await agent.says(answered[0] ?? '');
    await visitor.sees(answered[0] ?? '');

    await visitor.goesOffline();
    for (const text of said.slice(1)) await visitor.writes(text);
    await agent.says(answered[1] ?? '');
    await check('told', () => ({
      holds: !visitor.isOnline() && visitor.statusLine().includes('offline'),
      evidence: `navigator.onLine: ${visitor.isOnline()}, line: “${visitor.statusLine()}”`,
    }));
    await check.now('held', (held) => {
      const finding = checkSaid(lastChat(held), 'visitor', said.slice(0, 1));
      const { length } = held.connections;
      return {
        ...finding,
        holds: finding.holds && length === 0,
        evidence: `${finding.evidence}; ${length} sockets`,
      };
    });

    visitor.comesBack();
    await check('visitor', (held) => checkSaid(lastChat(held), 'visitor', said));
    await check('screen', () => {
      const texts = visitor.shown().map(({ text }) => text);
      return {
        holds: texts.length === 5 && [...said, ...answered].every((one) => texts.includes(one)),
        evidence: `the chat shows ${texts.map((text) => `“${text}”`).join(' ')}`,
        ...toJourney(chat),
      };
    });
    await check('gone', () => ({
      holds: visitor.isOnline() && !visitor.statusLine().includes('offline'),
      evidence: `navigator.onLine: ${visitor.isOnline()}, line: “${visitor.statusLine()}”`,
    }));
  },
});
