import type { Query } from './state/query.ts';

interface QueryChangeDetail {
  readonly patch: Partial<Query>;
  /** Takes the place of the address before it, instead of being a step to come back from. */
  readonly isReplacing: boolean;
}

/** A part of the inspector wants something else shown. It bubbles to `<qa-inspector>`, which owns the address. */
export class QueryChangeEvent extends CustomEvent<QueryChangeDetail> {
  constructor(patch: Partial<Query>, { isReplacing = false } = {}) {
    super('qa-query-change', { detail: { patch, isReplacing }, bubbles: true });
  }
}
