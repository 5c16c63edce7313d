import type { Emitter } from 'liquidjs';
import { maxOutputBytes } from './limits.ts';
import { toPieces } from './text.ts';
import type { MemoryLimit } from './to-json.ts';

/** Collects what a template renders, and stops it at Studio's limit rather than after it. */
export class LimitedEmitter implements Emitter {
  buffer = '';
  private bytes = 0;
  private readonly memory: MemoryLimit;

  constructor(memory: MemoryLimit) {
    this.memory = memory;
  }

  write(value: unknown): void {
    for (const piece of toPieces(value, this.memory)) {
      this.bytes += Buffer.byteLength(piece);
      if (this.bytes > maxOutputBytes)
        throw new Error(`The text is larger than the ${maxOutputBytes} bytes that Studio renders`);
      this.buffer += piece;
    }
  }
}
