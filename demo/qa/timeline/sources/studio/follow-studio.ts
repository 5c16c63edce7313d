import type { Execution } from '../../../../emulator/studio/engine/step.ts';
import type { StreamLine } from '../../../../emulator/twilio/stream.ts';
import type { Stack } from '../../../../stack.ts';
import type { Draft } from '../../draft.ts';
import type { RouteFacts } from '../../verdict/route-facts.ts';
import { toRecord, toText, withoutUndefined } from '../../words/read-record.ts';
import { readTrait } from '../segment/read-trait.ts';
import { createOnce } from './create-once.ts';
import { readPlace } from './read-place.ts';
import { addStep, beginRoute, endRoute, isLookup } from './route-of-steps.ts';
import { toEndDraft, toStartDraft, toStepDraft, type ExecutionPart } from './to-step-draft.ts';

type Parts = Pick<Stack, 'segment' | 'twilio' | 'studio'>;

/** Makes entries of what Studio tells Twilio's stream: each step as it is taken, the beginning and the end. */
export function createStudioFollower(parts: Parts): (line: StreamLine) => Draft[] {
  const { segment, studio } = parts;
  const routes = new Map<string, RouteFacts>();
  const once = createOnce();

  function advance(execution: Execution, phone: string | undefined): RouteFacts {
    const before = routes.get(execution.sid) ?? beginRoute(execution.sid);
    if (execution.status === 'ended') return endRoute(before, execution);
    const step = execution.steps.at(-1);
    if (!step) return before;
    return addStep(before, step, isLookup(step) ? readTrait(segment, phone) : undefined);
  }

  function describe(execution: Execution, part: ExecutionPart, isFirst: boolean): Draft[] {
    const flow = studio.flows.running(execution.flowSid, execution.contact);
    const start = isFirst ? [toStartDraft(execution, flow?.friendlyName, part)] : [];
    if (execution.status === 'ended') return [...start, toEndDraft(execution, part)];
    const step = execution.steps.at(-1);
    if (!step) return start;
    const state = flow?.definition.states.find(({ name }) => name === step.name);
    return [...start, toStepDraft({ step, state }, part)];
  }

  return (line) => {
    const sid = toText(toRecord(line.body)['executionSid']) ?? '';
    const runner = studio.find(sid);
    if (!runner || !once.isNew(runner.execution)) return [];
    const { execution } = runner;
    const { conversationSid, phone } = readPlace(runner.channel, parts.twilio.store);
    const isFirst = !routes.has(sid);
    const route = advance(execution, phone);
    routes.set(sid, route);
    if (execution.status === 'ended') routes.delete(sid);
    return describe(
      execution,
      {
        at: Date.parse(line.at),
        source: 'studio',
        executionSid: sid,
        ...(conversationSid !== undefined && { conversationSid }),
        tells: withoutUndefined({ phone, route }),
      },
      isFirst,
    );
  };
}
