import type { FlowContext } from '../../engine/context.ts';

/** What Liquid sees in a test: variables of the flow, and what triggered it. */
export function createContext(
  variables: Record<string, unknown> = {},
  trigger: Record<string, unknown> = {},
): FlowContext {
  return {
    trigger,
    flow: {
      sid: 'FN00000000000000000000000000000001',
      flow_sid: 'FW00000000000000000000000000000001',
      variables,
      data: {},
      channel: { address: '+15005550006' },
    },
    contact: { channel: { address: '+14155550100' } },
    widgets: {},
  };
}
