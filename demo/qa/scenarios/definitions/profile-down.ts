import { checkRoute, checkTask, lastChat } from '../findings.ts';
import { defineScenario } from '../scenario.ts';

/** Profile service down → person. */
export const profileDown = defineScenario({
  id: 'profile-down',
  title: 'Segment’s Profile API is down: a person answers',
  about:
    'Who has read cannot be known. A reader must not get the bot because a server has a bad day.',
  expects: {
    known: 'The flow knows that it cannot know: no answer, from no source',
    person: 'It sends the chat to a person',
    task: 'There is a task for an agent',
    visitor: 'The visitor notices nothing of it: the agent’s answer is there',
  },
  async play(stage, check) {
    const visitor = await stage.newVisitor();
    await visitor.opens('/changelog');
    stage.step('The Profile API goes down');
    await stage.act({ do: 'profile-down', on: true });
    await visitor.opensChat();
    await visitor.fillsForm({ phone: stage.phone, question: 'Is anybody there?' });
    const { sid } = await stage.until('the chat', lastChat);
    await check('known', (held) =>
      checkRoute(held, lastChat(held), { reason: 'no-answer', source: 'none', found: false }),
    );
    await check('person', (held) => checkRoute(held, lastChat(held), { route: 'person' }));
    await check('task', (held) => checkTask(held, lastChat(held)));
    const agent = await stage.agentAccepts(sid);
    await agent.says('Yes, Maya here.');
    await check('visitor', () => {
      const texts = visitor.shown().map(({ text }) => text);
      return {
        holds: texts.length === 2 && texts.includes('Yes, Maya here.'),
        evidence: `the chat shows ${texts.map((text) => `“${text}”`).join(' ')}; status line: “${visitor.statusLine()}”`,
      };
    });
  },
});
