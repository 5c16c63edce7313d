import { checkNoTask, checkRoute, checkTask, executionOf, show, toJourney } from '../findings.ts';
import { defineScenario } from '../scenario.ts';
import type { HeldChat, Snapshot } from '../stage-api/snapshot.ts';
import type { Stage } from '../stage.ts';
import type { FlowName } from '../variant.ts';

/** Sliding trait lag. */
export const slidingLag = defineScenario({
  id: 'sliding-lag',
  title: 'The trait lags by up to eight hours: Docent counts events',
  about:
    'Segment computes a trait with a sliding window in batches. Who has just read is asked for by both flows, at once and eight hours later.',
  expects: {
    docent: 'At once, Docent’s flow says person: it counted one doc from events',
    recipe: 'At once, the flow of 2021 says bot: its trait does not know of the doc',
    'recipe-later': 'After eight hours, the flow of 2021 says person, too',
    'docent-later': 'After eight hours, Docent’s flow still says person',
  },
  async play(stage, check) {
    const reader = await stage.newVisitor();
    await reader.reads('/docs/throttling');
    await reader.givesPhone(stage.phone);
    await reader.opensChat();
    await reader.writes('Why am I throttled?');
    const first = await stage.until('a chat', ({ chats }) => chats[0]);
    const person = { route: 'person', reason: 'docs-read', source: 'events' };
    await check('docent', (held) => checkRoute(held, find(held, first), person));

    const second = await asksAgain(stage, 'recipe');
    await check('recipe', (held) => {
      const { evidence } = checkTrait(held, second);
      const { holds } = checkNoTask(held, find(held, second));
      const reply = find(held, second)?.messages.find(({ by }) => by === 'bot')?.body;
      return {
        holds: holds && Boolean(reply?.includes('documentation')),
        evidence: `${evidence}; the bot says “${reply ?? 'nothing'}”`,
        ...toJourney(second),
      };
    });
    stage.step('Eight hours pass');
    await stage.act({ do: 'advance', hours: 8 });
    const third = await asksAgain(stage, 'recipe');
    await check('recipe-later', (held) => {
      const { holds, evidence } = checkTask(held, find(held, third));
      const trait = checkTrait(held, third);
      return { ...trait, holds: holds && trait.holds, evidence: `${trait.evidence}; ${evidence}` };
    });
    const fourth = await asksAgain(stage, 'docent');
    await check('docent-later', (held) =>
      checkRoute(held, find(held, fourth), { route: 'person', reason: 'docs-read' }),
    );
  },
});

/** The same reader comes with another browser, reads nothing, and asks. */
async function asksAgain(stage: Stage, flow: FlowName): Promise<HeldChat> {
  const { chats: before } = await stage.read();
  const reader = await stage.newVisitor({ flow });
  await reader.opens('/changelog');
  await reader.opensChat();
  await reader.fillsForm({ phone: stage.phone, question: 'And now?' });
  return stage.until('another chat', ({ chats }) => chats[before.length]);
}

function find({ chats }: Snapshot, { sid }: HeldChat): HeldChat | undefined {
  return chats.find((one) => one.sid === sid);
}

function checkTrait(held: Snapshot, chat: HeldChat) {
  const step = executionOf(held, chat)?.steps.find(({ name }) => name === 'profile_api');
  const { traits = {} } = (step?.output['parsed'] ?? {}) as { traits?: Record<string, unknown> };
  const docs = traits['docs_last_2_days'];
  return {
    holds: docs === 1,
    evidence: `docs_last_2_days: ${show(docs)}`,
    ...toJourney(chat),
  };
}
