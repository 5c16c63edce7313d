import { checkRoute, checkTask, count, lastChat, taskOf, toJourney } from '../findings.ts';
import { defineScenario } from '../scenario.ts';

/** SMS instead of chat. */
export const sms = defineScenario({
  id: 'sms',
  title: 'An SMS instead of a chat: answered by SMS',
  about: 'Somebody reads a doc, leaves a phone at the site, and later writes from that phone.',
  expects: {
    person: 'The flow finds the docs by the phone that wrote, and sends it to a person',
    docs: 'The agent sees what was read on the site',
    sms: 'The agent’s answer goes out as an SMS to that phone',
    'no-chat': 'No web chat was begun, and nobody has a socket open for it',
  },
  async play(stage, check) {
    const visitor = await stage.newVisitor();
    await visitor.reads('/docs/monitoring');
    await visitor.givesPhone(stage.phone);
    stage.step('Writes an SMS');
    await stage.act({ do: 'sms', from: stage.phone, body: 'My workers are stuck.' });
    const { sid } = await stage.until('a conversation', lastChat);
    await check('person', (held) => {
      const finding = checkRoute(held, lastChat(held), { route: 'person', reason: 'docs-read' });
      return { ...finding, holds: finding.holds && checkTask(held, lastChat(held)).holds };
    });
    const agent = await stage.agentAccepts(sid);
    await check('docs', (held) => {
      const docs = JSON.stringify(taskOf(held, lastChat(held))?.attributes['docs'] ?? 'no docs');
      return {
        holds: docs.includes('/docs/monitoring'),
        evidence: `docs of the task: ${docs}`,
        ...toJourney(lastChat(held)),
      };
    });
    await agent.says('Maya here. Since when?');
    await check('sms', ({ sms: sent }) => {
      const out = sent.filter(({ from }) => from === stage.smsNumber);
      const [first] = out;
      return {
        holds: out.length === 1 && first?.to === stage.phone && first.body.includes('Since when?'),
        evidence: `${count(out.length, 'SMS')} sent${first ? `, to ${first.to}: “${first.body}”` : ''}`,
      };
    });
    await check.now('no-chat', ({ chats, connections }) => {
      const visitors = chats.filter((chat) => chat.visitor);
      return {
        holds: chats.length === 1 && visitors.length === 0 && connections.length === 0,
        evidence: `${count(visitors.length, 'web chat')}, ${count(connections.length, 'socket')}`,
      };
    });
  },
});
