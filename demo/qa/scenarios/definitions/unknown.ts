import { checkAttribute, checkNoTask, checkRoute, lastChat } from '../findings.ts';
import { defineScenario } from '../scenario.ts';

/** Unknown profile → bot. */
export const unknown = defineScenario({
  id: 'unknown',
  title: 'A phone that Segment does not know: the bot answers',
  about: 'The browser blocks the tracker, so Segment has never heard of this reader or phone.',
  expects: {
    from: 'The chat carries the phone all the same',
    bot: 'The flow sends the chat to the bot: a profile that is not there has read nothing',
    segment: 'Segment has received nothing',
    'no-task': 'There is no task',
  },
  async play(stage, check) {
    const visitor = await stage.newVisitor({ blocksTracker: true });
    await visitor.opens('/docs/webhooks');
    await visitor.opensChat();
    await visitor.fillsForm({ phone: stage.phone, question: 'How do I verify a signature?' });
    await stage.until('the chat', lastChat);
    await check('from', (held) => checkAttribute(lastChat(held), 'from', stage.phone));
    await check('bot', (held) =>
      checkRoute(held, lastChat(held), { route: 'bot', reason: 'unknown-profile', found: false }),
    );
    await check.now('segment', ({ segment }) => ({
      holds: segment.length === 0,
      evidence: `Segment holds ${segment.length} messages of this run`,
    }));
    await check.now('no-task', (held) => checkNoTask(held, lastChat(held)));
  },
});
