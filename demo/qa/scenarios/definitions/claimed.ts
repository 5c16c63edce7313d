import { checkAttribute, checkRoute, show } from '../findings.ts';
import { defineScenario } from '../scenario.ts';

const secret = 'My order is 7311.';

/** Someone else's phone claimed. */
export const claimed = defineScenario({
  id: 'claimed',
  title: 'Somebody claims a phone that is not theirs: nothing is revealed',
  about:
    'The owner of a phone is signed in, reads and chats. Then a stranger, in another browser, types the same phone.',
  expects: {
    claim: 'The stranger’s chat carries the phone as a claim, not as verified',
    route: 'The claim may choose the route: a person, because docs were read with that phone',
    identity: 'The stranger is another user of Twilio, and no participant of the owner’s chat',
    screen: 'The stranger’s screen shows neither the owner’s name, nor docs, nor the earlier chat',
    stored: 'Nothing of the owner is in the stranger’s browser',
    told: 'Nobody but the agent has said anything in the stranger’s chat, and the agent is told that it is a claim',
  },
  async play(stage, check) {
    const owner = await stage.newVisitor();
    await owner.reads('/docs/batches');
    await owner.signsIn({ phone: stage.phone, name: 'Olive Owner' });
    await owner.opensChat();
    await owner.writes(secret);
    const owned = await stage.until('the owner’s chat', ({ chats }) => chats[0]);
    const agent = await stage.agentAccepts(owned.sid);
    await agent.says('Hello Olive, I see it.');
    await owner.sees('Hello Olive');
    await stage.until('Segment to link the phone', ({ segment }) =>
      segment.some(({ phone }) => phone === stage.phone),
    );

    const stranger = await stage.newVisitor();
    await stranger.opens('/changelog');
    await stranger.opensChat();
    await stranger.fillsForm({ phone: stage.phone, question: 'What do you know about me?' });
    await stage.until('the stranger’s chat', ({ chats }) => chats[1]);
    await check('claim', ({ chats: [, chat] }) => {
      const from = checkAttribute(chat, 'from', stage.phone);
      const proof = checkAttribute(chat, 'identity_verified', false);
      return {
        ...from,
        holds: from.holds && proof.holds,
        evidence: `${from.evidence}, ${proof.evidence}`,
      };
    });
    await check('route', (held) =>
      checkRoute(held, held.chats[1], { route: 'person', reason: 'docs-read' }),
    );
    await check('identity', ({ chats: [first, second] }) => {
      const [own = '', other = ''] = [first?.visitor, second?.visitor];
      const isApart = own !== other && !first?.participants.includes(other);
      return { holds: Boolean(other) && isApart, evidence: `owner: ${own}, stranger: ${other}` };
    });
    const owns = ['Olive', 'Batches', '/docs/batches', '7311', 'I see it'];
    await check.now('screen', () => {
      const seen = owns.filter((one) => stranger.chatText().includes(one));
      const lines = stranger.shown().map(({ text }) => `“${text}”`);
      return { holds: seen.length === 0, evidence: `the screen shows ${lines.join(' ')}` };
    });
    await check.now('stored', async () => {
      const stored = await stranger.stored();
      const found = Object.entries(stored).filter(([, text]) =>
        owns.some((one) => text.includes(one)),
      );
      return {
        holds: found.length === 0,
        evidence: `${Object.keys(stored).length} entries stored, ${found.length} of them with something of the owner`,
      };
    });
    await check.now('told', ({ chats: [, chat], tasks }) => {
      const others = chat?.messages.filter(({ by }) => by !== 'visitor') ?? [];
      const task = tasks.find(({ conversationSid }) => conversationSid === chat?.sid);
      const { phone_is: phoneIs } = task?.attributes ?? {};
      return {
        holds: others.length === 0 && phoneIs === 'claimed',
        evidence: `${others.length} messages of others; the task says phone_is: ${show(phoneIs)}`,
      };
    });
  },
});
