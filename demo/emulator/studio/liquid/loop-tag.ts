import { ForTag, type Context, type Template, type TagToken } from 'liquidjs';
import { iterationCost, maxIterations } from './limits.ts';

/** `for`, which fails at its sixteenth turn. That Studio fails, rather than stops in silence, is our assumption. */
export class LoopTag extends ForTag {
  constructor(...parts: ConstructorParameters<typeof ForTag>) {
    super(...parts);
    this.templates.unshift(new TurnCounter(parts[0]));
  }
}

class TurnCounter implements Template {
  readonly token: TagToken;

  constructor(token: TagToken) {
    this.token = token;
  }

  render(context: Context): void {
    context.memoryLimit.use(iterationCost);
    const turn = context.getSync(['forloop', 'index']);
    if (typeof turn === 'number' && turn > maxIterations)
      throw new Error(`A loop may run ${maxIterations} times at most`);
  }
}
