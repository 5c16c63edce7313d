import type { VisitorCommand, World } from '../qa/world.ts';
import type { Cloud } from './start-cloud.ts';

interface WorldOptions {
  readonly cloud: Promise<Cloud>;
  readonly site: string;
  readonly tellVisitors: (command: VisitorCommand) => void;
}

/** Makes the world of the demo of its cloud: from here on, what happens there is listened to. */
export async function startWorld({ cloud, site, tellVisitors }: WorldOptions): Promise<World> {
  const [{ createTimeline }, { stack }] = await Promise.all([
    import('../qa/timeline/create-timeline.ts'),
    cloud,
  ]);
  return { id: 'demo', site, stack, timeline: createTimeline(stack), tellVisitors };
}
