import type { FlowDefinition } from '../flow/definition.ts';

/** Gives the variables that a flow sets itself other values, as somebody does who changes them in the Console. */
export function withVariables(
  flow: FlowDefinition,
  values: Readonly<Record<string, string>>,
): FlowDefinition {
  const states = flow.states.map((state) => {
    const { variables } = state.properties;
    if (state.type !== 'set-variables' || !Array.isArray(variables)) return state;
    const changed = variables.map((one: Variable) =>
      Object.hasOwn(values, one.key) ? { ...one, value: values[one.key] } : one,
    );
    return { ...state, properties: { ...state.properties, variables: changed } };
  });
  return { ...flow, states };
}

interface Variable {
  key: string;
  value: string;
}
