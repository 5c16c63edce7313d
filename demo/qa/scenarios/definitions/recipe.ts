import { checkAttribute, checkTask, executionOf, lastChat, show, toJourney } from '../findings.ts';
import { defineScenario } from '../scenario.ts';
import type { Snapshot } from '../stage-api/snapshot.ts';

/** Existing flow unchanged. */
export const recipe = defineScenario({
  id: 'recipe',
  title: 'The flow of the 2021 recipe, unchanged',
  about:
    'A customer keeps recipe-conversations.json as it is. Somebody reads a doc, Segment computes its traits, and the chat goes through that flow.',
  expects: {
    flow: 'The chat runs through the existing flow, not through Docent’s',
    from: 'ChannelAttributes.from renders where the flow asks the Profile API, with its plus escaped',
    trait: 'The flow reads the computed trait docs_last_2_days',
    person: 'It sends the chat to a person, with the phone as the name of the task',
  },
  async play(stage, check) {
    const visitor = await stage.newVisitor({ flow: 'recipe' });
    await visitor.reads('/docs/schedules');
    await visitor.givesPhone(stage.phone);
    stage.step('Segment computes its traits');
    await stage.act({ do: 'compute-traits' });
    await visitor.opensChat();
    await visitor.writes('Why was my job run twice?');
    await check('flow', (held) => {
      const flowSid = executionOf(held, lastChat(held))?.flowSid;
      return {
        holds: flowSid === stage.flows.recipe && held.executions.length === 1,
        evidence: `flow: ${flowSid ?? 'none'}`,
        ...toJourney(lastChat(held)),
      };
    });
    await check('from', (held) => {
      const url = profileStep(held)?.url ?? 'The flow has not asked.';
      const { holds } = checkAttribute(lastChat(held), 'from', stage.phone);
      const asked = `/phone:${encodeURIComponent(stage.phone)}/traits`;
      return { holds: holds && url.includes(asked), evidence: `asked: ${url}` };
    });
    await check('trait', (held) => {
      const { traits } = (profileStep(held)?.output['parsed'] ?? {}) as { traits?: object };
      const docs = traits && 'docs_last_2_days' in traits && traits.docs_last_2_days;
      return { holds: docs === 1, evidence: `docs_last_2_days: ${show(docs)}` };
    });
    await check('person', (held) => {
      const finding = checkTask(held, lastChat(held));
      const name = held.tasks[0]?.attributes['name'];
      return {
        ...finding,
        holds: finding.holds && name === stage.phone,
        evidence: `${finding.evidence}, name: ${show(name)}`,
      };
    });
  },
});

function profileStep(held: Snapshot) {
  return executionOf(held, lastChat(held))?.steps.find(({ name }) => name === 'profile_api');
}
