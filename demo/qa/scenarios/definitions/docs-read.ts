import { checkAttribute, checkRoute, checkTask, lastChat, taskOf, toJourney } from '../findings.ts';
import { defineScenario } from '../scenario.ts';

/** Docs read → person. */
export const docsRead = defineScenario({
  id: 'docs-read',
  title: 'Docs read: a person answers',
  about: 'Somebody reads two docs, leaves a phone, and asks in the chat.',
  expects: {
    from: 'The chat carries the phone where flows read it: ChannelAttributes.from',
    person: 'The flow sends the chat to a person, because two docs were counted from events',
    docs: 'The agent sees which docs were read',
    answer: 'What the agent writes is in the visitor’s chat',
    quiet: 'No bot has said anything',
  },
  async play(stage, check) {
    const visitor = await stage.newVisitor();
    await visitor.reads('/docs/retries');
    await visitor.reads('/docs/webhooks');
    await visitor.givesPhone(stage.phone);
    await visitor.opensChat();
    await visitor.writes('My jobs are retried for ever.');
    const { sid } = await stage.until('the chat', lastChat);
    await check('from', (held) => checkAttribute(lastChat(held), 'from', stage.phone));
    await check('person', (held) => {
      const route = { route: 'person', reason: 'docs-read', source: 'events', docs_last_2_days: 2 };
      return checkRoute(held, lastChat(held), route);
    });
    const agent = await stage.agentAccepts(sid);
    await check('docs', (held) => {
      const told = JSON.stringify(taskOf(held, lastChat(held))?.attributes['docs'] ?? 'no docs');
      return {
        holds: told.includes('/docs/retries') && told.includes('/docs/webhooks'),
        evidence: `docs of the task: ${told}`,
        ...toJourney(lastChat(held)),
      };
    });
    await agent.says('Maya here. How often do they fail?');
    await visitor.sees('How often do they fail?');
    await check('answer', (held) => checkTask(held, lastChat(held)));
    await check.now('quiet', (held) => {
      const bots = lastChat(held)?.messages.filter(({ by }) => by === 'bot') ?? [];
      return { holds: bots.length === 0, evidence: `${bots.length} messages of a bot` };
    });
  },
});
