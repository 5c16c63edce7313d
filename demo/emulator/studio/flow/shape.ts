import * as v from 'valibot';

const text = (what: string): v.GenericSchema => v.string(`${what} must be a text.`);

const name = (what: string): v.GenericSchema =>
  v.pipe(v.string(`${what} must be a text.`), v.minLength(1, `${what} must not be empty.`));

const object = (what: string): v.GenericSchema =>
  v.custom(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    (issue) => `${what} ${issue.received === 'undefined' ? 'are missing' : 'must be an object'}.`,
  );

const condition = v.looseObject(
  {
    friendly_name: text('The name of a condition'),
    arguments: v.array(
      text('An argument of a condition'),
      'The arguments of a condition must be a list.',
    ),
    type: name('The type of a condition'),
    value: text('The value of a condition'),
  },
  toObjectMessage('A condition'),
);

const transition = v.looseObject(
  {
    event: name('The event of a transition'),
    // Exports have shown `null` and an empty text for no next widget.
    next: v.nullish(text('The next widget of a transition')),
    conditions: v.optional(v.array(condition, 'The conditions of a transition must be a list.')),
  },
  toObjectMessage('A transition'),
);

const widget = {
  type: name('The type of a widget'),
  transitions: v.array(transition, 'The transitions of a widget must be a list.'),
};

const state = v.looseObject(
  {
    ...widget,
    name: name('The name of a widget'),
    properties: object('The properties of a widget'),
  },
  toObjectMessage('A widget'),
);

const trigger = v.looseObject({
  ...widget,
  name: v.optional(name('The name of a widget')),
  properties: v.optional(object('The properties of a widget')),
});

/** The shape of a flow, as Studio's own JSON schema asks for it. */
export const flowShape = v.looseObject(
  {
    description: v.nullish(text('The description')),
    initial_state: name('The initial state'),
    flags: v.optional(
      v.looseObject(
        { allow_concurrent_calls: v.boolean('allow_concurrent_calls must be true or false.') },
        toObjectMessage('The flags'),
      ),
    ),
    states: v.pipe(
      v.array(
        v.lazy((value) => (isTrigger(value) ? trigger : state)),
        'The states must be a list.',
      ),
      v.minLength(1, 'A flow must have a widget.'),
    ),
  },
  toObjectMessage('A flow'),
);

/** Whether it says of itself that it is the trigger, whose name and properties may be left out. */
export function isTrigger(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'trigger';
}

// valibot gives the same message for what is no object and for a property that is not there.
function toObjectMessage(what: string): (issue: v.LooseObjectIssue | v.ArrayIssue) => string {
  return (issue) =>
    issue.expected === 'Object' ? `${what} must be an object.` : `${issue.expected} is missing.`;
}
