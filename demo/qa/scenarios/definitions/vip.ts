import { checkNoTask, checkRoute, checkTask, lastChat, routeOf, toJourney } from '../findings.ts';
import { defineScenario } from '../scenario.ts';

const question = 'Can you help me?';

/** VIP → person. */
export const vip = defineScenario({
  id: 'vip',
  title: 'A customer of value: a person answers',
  about:
    'The customer’s server has told Segment that this phone is a VIP’s. Nothing was read. The flow has the policy “docs-or-vip”.',
  expects: {
    person: 'The flow sends the chat to a person, because of the trait',
    'no-docs': 'Docs had nothing to do with it: none were read',
    task: 'There is a task for an agent',
    other: 'Somebody else who has read nothing, at the same flow, gets the bot',
  },
  async play(stage, check) {
    stage.step('The customer’s server tells Segment of a VIP');
    await stage.act({ do: 'tell-segment', phone: stage.phone, traits: { vip: true } });
    const visitor = await stage.newVisitor({ flow: 'vip' });
    await visitor.opens('/changelog');
    await visitor.opensChat();
    await visitor.fillsForm({ phone: stage.phone, question });
    await check('person', (held) =>
      checkRoute(held, held.chats[0], { route: 'person', reason: 'vip', vip: true }),
    );
    await check('no-docs', (held) => {
      const docs = routeOf(held, held.chats[0])['docs_last_2_days'];
      return {
        holds: docs === 0,
        evidence: `docs_last_2_days: ${String(docs)}`,
        ...toJourney(held.chats[0]),
      };
    });
    await check('task', (held) => checkTask(held, held.chats[0]));

    const other = await stage.newVisitor({ flow: 'vip' });
    await other.opens('/changelog');
    await other.opensChat();
    await other.fillsForm({ phone: stage.otherPhone, question });
    await stage.until('the second chat', ({ chats }) => chats[1]);
    await check('other', (held) => {
      const finding = checkRoute(held, lastChat(held), { route: 'bot', vip: false });
      return { ...finding, holds: finding.holds && checkNoTask(held, lastChat(held)).holds };
    });
  },
});
