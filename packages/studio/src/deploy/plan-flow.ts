import { toCanonicalJson } from './canonical-json.ts';
import { findHoles } from '../flow/fill-holes.ts';
import { fillFlow } from './fill-flow.ts';
import { toHoles } from './flow-holes.ts';
import {
  flowName,
  type Found,
  type FoundFlow,
  type PlanItem,
  type Wanted,
  type WantedFlow,
} from './plan.ts';

const published = 'It is validated by Studio, then published.';

/**
 * What happens to the flow: it is published anew when its definition is another one than the published. Nothing happens
 * to one of the customer's own.
 */
export function planFlow({ flow: wanted }: Pick<Wanted, 'flow'>, found: Found): PlanItem[] {
  const { flow } = found;
  if (!wanted) return flow ? [planOwnFlow(flow)] : [];
  const item = {
    kind: 'flow',
    name: `${flow?.friendlyName ?? flowName}, from ${wanted.source}`,
  } as const;
  if (!flow) return [{ ...item, change: 'create', details: [published] }];
  if (isPublished(wanted, { ...found, flow })) return [{ ...item, change: 'unchanged' }];
  return [{ ...item, change: 'change', details: [...toReplaced(flow), published] }];
}

function planOwnFlow({ sid, friendlyName, revision, published: last }: FoundFlow): PlanItem {
  const state = last
    ? `Its revision ${last.revision} is published.`
    : 'It has never been published: no chat starts it until you publish it in the Console.';
  const isDraftNewer = last !== undefined && revision > last.revision;
  const draft = isDraftNewer ? [`Its draft of revision ${revision} is not published.`] : [];
  const details = ['Your own flow is left as it is.', state, ...draft];
  return { kind: 'flow', name: `${friendlyName} (${sid})`, change: 'unchanged', details };
}

/** Whether it can be known, and is so: what calls a new Function cannot be known before that is there. */
function isPublished(flow: WantedFlow, found: Found & { readonly flow: FoundFlow }): boolean {
  const holes = toHoles(flow, found.functions);
  if (!findHoles(flow.text).every((name) => Object.hasOwn(holes, name))) return false;
  const definition = found.flow.published?.definition;
  return toCanonicalJson(fillFlow(flow.text, holes)) === toCanonicalJson(definition);
}

function toReplaced({ sid, revision, published: last, isOurs }: FoundFlow): string[] {
  const replaced = last
    ? `Revision ${last.revision} of ${sid} is replaced. Studio keeps it: you can publish it again.`
    : `${sid} has never been published.`;
  const isDraftNewer = revision > (last?.revision ?? 0);
  return [
    ...(isOurs ? [] : ['No deploy has made it: it is written over because of --replace.']),
    replaced,
    ...(isDraftNewer ? [`The draft of revision ${revision} is passed over.`] : []),
  ];
}
