import { isConsoleDefault, isMadeForBoth, isTriggerRead } from '../../flow/trigger-reads.ts';
import type { Finding, Rule } from '../problem.ts';

const twins = [
  { key: 'message', event: 'incomingMessage' },
  { key: 'conversation', event: 'incomingConversationMessage' },
] as const;

/** A variable of a trigger that never starts this flow: it is always empty. */
export const wrongTrigger: Rule = {
  name: 'wrong-trigger',
  level: 'warning',
  find: ({ widgets, startedBy }) => {
    const absent = twins.find(({ event }) => !startedBy.has(event));
    const present = twins.find(({ event }) => startedBy.has(event));
    if (absent === undefined || present === undefined) return [];
    return widgets.flatMap(({ state, path, templates }) =>
      templates
        .filter((template) => !isConsoleDefault(template.path))
        .filter(({ reads }) => reads.some((read) => isTriggerRead(read, absent.key)))
        .filter(({ reads }) => !isMadeForBoth(reads))
        .map(({ path: place }): Finding => ({
          widget: state.name,
          path: `${path}.${place}`,
          message: `"trigger.${absent.key}" is empty here: only "${present.event}" starts this flow. Read "trigger.${present.key}".`,
        })),
    );
  },
};
