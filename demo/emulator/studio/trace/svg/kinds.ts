export const kinds = [
  'trigger',
  'http',
  'function',
  'split',
  'message',
  'wait',
  'flex',
  'variables',
  'subflow',
  'other',
] as const;
export type Kind = (typeof kinds)[number];

const kindsByType: Readonly<Record<string, { kind: Kind; label: string }>> = {
  trigger: { kind: 'trigger', label: 'Trigger' },
  'make-http-request': { kind: 'http', label: 'Make HTTP Request' },
  'run-function': { kind: 'function', label: 'Run Function' },
  'run-function-v2': { kind: 'function', label: 'Run Function' },
  'split-based-on': { kind: 'split', label: 'Split Based On…' },
  'send-message': { kind: 'message', label: 'Send Message' },
  'send-and-wait-for-reply': { kind: 'wait', label: 'Send & Wait For Reply' },
  'send-to-flex': { kind: 'flex', label: 'Send to Flex' },
  'set-variables': { kind: 'variables', label: 'Set Variables' },
  'run-subflow': { kind: 'subflow', label: 'Run Subflow' },
};

/** What a type of widget is drawn as, and what the Console calls it. */
export function kindOf(type: string): { kind: Kind; label: string } {
  return Object.hasOwn(kindsByType, type)
    ? (kindsByType[type] ?? { kind: 'other', label: type })
    : { kind: 'other', label: type };
}
