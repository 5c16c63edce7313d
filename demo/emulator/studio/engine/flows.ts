import { createSid } from '../../twilio/sids.ts';
import type { FlowDefinition } from '../flow/definition.ts';
import { parseFlow } from '../flow/parse-flow.ts';

/** One state of a flow that was saved. */
export interface FlowRevision {
  revision: number;
  status: 'draft' | 'published';
  friendlyName: string;
  /** That of a draft may be anything. */
  definition: FlowDefinition;
  commitMessage: string | null;
  /** The user who saved it. */
  authorSid: string | null;
  /** ms since 1970 */
  dateUpdated: number;
}

export interface Flow {
  sid: string;
  dateCreated: number;
  /** The last one is the newest. */
  revisions: readonly FlowRevision[];
  /** The addresses of contacts who get the newest revision, published or not. */
  testUsers: readonly string[];
}

export type FlowInput = Pick<FlowRevision, 'friendlyName' | 'definition' | 'status'> &
  Partial<Pick<FlowRevision, 'commitMessage' | 'authorSid'>> & { sid?: string };

/** The flows of an account. */
export interface Flows {
  add(input: FlowInput): Flow;
  update(sid: string, changes: Partial<Omit<FlowInput, 'sid'>>): Flow | undefined;
  setTestUsers(sid: string, testUsers: readonly string[]): Flow | undefined;
  get(sid: string): Flow | undefined;
  list(): Flow[];
  remove(sid: string): boolean;
  /** `LatestPublished`, `LatestDraft`, `LatestRevision` or a number. */
  revision(sid: string, name: string): FlowRevision | undefined;
  /** The revision that a contact gets. */
  running(sid: string, address: string): FlowRevision | undefined;
}

export function createFlows(now: () => number): Flows {
  const flows = new Map<string, Flow>();

  function save(flow: Flow): Flow {
    flows.set(flow.sid, flow);
    return flow;
  }

  const revision: Flows['revision'] = (sid, name) =>
    findRevision(flows.get(sid)?.revisions ?? [], name);

  return {
    add({ sid = createSid('FW'), ...input }) {
      const at = now();
      const bare = { commitMessage: null, authorSid: null };
      const first = { ...bare, ...input, revision: 1, dateUpdated: at };
      return save({ sid, dateCreated: at, revisions: [first], testUsers: [] });
    },
    update(sid, changes) {
      const flow = flows.get(sid);
      const newest = flow?.revisions.at(-1);
      if (!flow || !newest) return undefined;
      const number = newest.revision + 1;
      const kept = { ...newest, commitMessage: null };
      const next = { ...kept, ...changes, revision: number, dateUpdated: now() };
      return save({ ...flow, revisions: [...flow.revisions, next] });
    },
    setTestUsers(sid, testUsers) {
      const flow = flows.get(sid);
      return flow && save({ ...flow, testUsers });
    },
    get: (sid) => flows.get(sid),
    list: () => [...flows.values()],
    remove: (sid) => flows.delete(sid),
    revision,
    running(sid, address) {
      const { testUsers = [], revisions = [] } = flows.get(sid) ?? {};
      const newest = revisions.at(-1);
      if (testUsers.includes(address) && newest && isFlow(newest.definition)) return newest;
      return revision(sid, 'LatestPublished');
    },
  };
}

/** Whether a draft has the shape of a flow, and so can be run at all. */
function isFlow(definition: unknown): boolean {
  try {
    return parseFlow(definition).states.length > 0;
  } catch {
    return false;
  }
}

function findRevision(all: readonly FlowRevision[], name: string): FlowRevision | undefined {
  if (name === 'LatestRevision') return all.at(-1);
  if (name === 'LatestPublished') return all.findLast(({ status }) => status === 'published');
  if (name === 'LatestDraft') return all.findLast(({ status }) => status === 'draft') ?? all.at(-1);
  return all.find(({ revision }) => String(revision) === name);
}
