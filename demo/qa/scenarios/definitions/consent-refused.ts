import { checkNoTask, count, lastChat, show, toJourney } from '../findings.ts';
import { defineScenario } from '../scenario.ts';

/** Consent refused. */
export const consentRefused = defineScenario({
  id: 'consent-refused',
  title: 'Consent refused: nothing is stored or reported, and the chat still works',
  about: 'The site asks for consent, and the reader refuses. Then they start a chat themselves.',
  expects: {
    segment: 'Segment has received nothing, neither before nor after the answer',
    stored: 'The tracker has stored nothing: no visitor record, no trail of docs',
    chat: 'The chat that the visitor starts is answered by the bot',
    attributes: 'It carries no phone, and nothing of what was read',
  },
  async play(stage, check) {
    const visitor = await stage.newVisitor({ asksConsent: true });
    await visitor.opens('/docs/retries');
    await visitor.consents(false);
    await visitor.opens('/docs/webhooks');
    const before = Object.keys(await visitor.stored());
    await visitor.opensChat();
    await visitor.skipsForm();
    await visitor.writes('How do I retry a job?');
    await check('chat', (held) => {
      const answer = lastChat(held)?.messages.find(({ by }) => by === 'bot');
      const isTask = !checkNoTask(held, lastChat(held)).holds;
      return {
        holds: answer !== undefined && !isTask && visitor.shown().length === 2,
        evidence: `the bot says “${answer?.body ?? 'nothing'}”`,
        ...toJourney(lastChat(held)),
      };
    });
    await check.now('attributes', (held) => {
      const chat = lastChat(held);
      const { pre_engagement_data: claims, from } = chat?.attributes ?? {};
      const { docs = [] } = (claims ?? {}) as { docs?: readonly { url: string }[] };
      const paths = docs.map(({ url }) => new URL(url).pathname);
      return {
        holds: chat !== undefined && from === undefined && paths.length === 0,
        evidence: `from: ${show(from)}, docs: ${paths.join(', ') || 'none'}`,
        ...toJourney(chat),
      };
    });
    await check.now('segment', ({ segment }) => ({
      holds: segment.length === 0,
      evidence: `Segment holds ${count(segment.length, 'message')} of this run`,
    }));
    await check.now('stored', async () => {
      const after = Object.keys(await visitor.stored());
      const ofTracker = after.filter((key) =>
        /^docent\.(visitor|trail|identified|outbox)/.test(key),
      );
      return {
        holds: before.length === 0 && ofTracker.length === 0,
        evidence: `before the chat: ${before.join(', ') || 'nothing'}; after it, the chat’s own: ${after.join(', ') || 'nothing'}`,
      };
    });
  },
});
