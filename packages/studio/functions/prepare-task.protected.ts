import { defineProtected } from '../src/door/define-protected.ts';
import { prepareTask } from '../src/task/prepare-task.ts';
import { parseTaskRequest } from '../src/task/task-request.ts';
import { createTranscriptSource } from '../src/task/transcript-source.ts';

/** Tells the flow what the agent gets to see of a chat. */
export const handler = defineProtected({
  name: 'prepare-task',
  parse: parseTaskRequest,
  run: async (task, { context, surroundings }) => {
    const readTranscript = createTranscriptSource(context);
    return { status: 200, body: await prepareTask(task, { readTranscript, surroundings }) };
  },
});
