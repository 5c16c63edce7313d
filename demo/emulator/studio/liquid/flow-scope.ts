import { Context, Drop } from 'liquidjs';

type Read = Context['readProperty'];

/** Reads variables as Studio does, where LiquidJS would read them as JavaScript does. */
export class FlowScope extends Context {
  override readProperty(object: Parameters<Read>[0], key: Parameters<Read>[1]): unknown {
    const from: unknown = object;
    if (Array.isArray(from)) return this.readItem(from, key);
    // A text has no parts: `Body.length` and `Body[0]` work in JavaScript only.
    if (typeof from === 'string') return key === 'size' ? from.length : undefined;
    return super.readProperty(object, key);
  }

  private readItem(list: readonly unknown[], from: Parameters<Read>[1]): unknown {
    const key: unknown = from instanceof Drop ? from.valueOf() : from;
    if (typeof key === 'number') return readIndex(list, key);
    if (key === 'size') return list.length;
    if (key === 'first') return list[0];
    return key === 'last' ? list.at(-1) : undefined;
  }
}

/** Unlike any other missing value, an index that is not there is an error: Twilio names it as a cause of 81018. */
function readIndex(list: readonly unknown[], index: number): unknown {
  if (!Number.isInteger(index) || index >= list.length || index < -list.length)
    throw new Error(`There is no item ${index} in a list of ${list.length}`);
  return list.at(index);
}
