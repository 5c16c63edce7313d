import type { PanelEventName } from '../panel-events.ts';

/** Notes what an element of the panel tells, as `[name, detail]`. */
export function hear(from: EventTarget, ...names: readonly PanelEventName[]) {
  const heard: [name: string, detail: unknown][] = [];
  for (const name of names) {
    from.addEventListener(name, (event) => heard.push([name, (event as CustomEvent).detail]));
  }
  return heard;
}
