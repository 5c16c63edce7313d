import { CaptureTag, type Context } from 'liquidjs';
import { LimitedEmitter } from './limited-emitter.ts';

/** `capture`, within the limits of output: captures that repeat themselves would double until memory ends. */
export class LimitedCaptureTag extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    const emitter = new LimitedEmitter(context.memoryLimit);
    yield this.liquid.renderer.renderTemplates(this.templates, context, emitter);
    context.memoryLimit.use(emitter.buffer.length);
    context.bottom()[this.variable] = emitter.buffer;
  }
}
