import type { TimelineEntry } from '../../../timeline/entry.ts';
import type { Journey } from '../../../timeline/journey.ts';
import type { TimelineNews } from '../../../timeline/timeline.ts';
import { toFirstState, type InspectorEvent, type InspectorState } from './state.ts';

/** The state after an event. */
export function reduce(state: InspectorState, event: InspectorEvent): InspectorState {
  switch (event.type) {
    case 'query':
      // Another world is another story.
      if (event.query.world !== state.query.world) return toFirstState(event.query);
      return { ...state, query: event.query };
    case 'loaded': {
      const { problem: _solved, ...rest } = state;
      const journeys = byId(event.journeys);
      return { ...rest, entries: event.entries, journeys, isLoaded: true, isLineLost: false };
    }
    case 'news':
      return takeNews(state, event.news);
    case 'line':
      return { ...state, isLineLost: !event.isUp };
  }
  return { ...state, problem: event.problem };
}

function takeNews(state: InspectorState, news: readonly TimelineNews[]): InspectorState {
  let entries = [...state.entries];
  const journeys = new Map(state.journeys);
  for (const item of news) {
    if (item.kind === 'journey') journeys.set(item.journey.id, item.journey);
    else if (item.kind === 'entry') append(entries, item.entry);
    else {
      journeys.delete(item.from);
      entries = entries.map((entry) => remap(entry, item));
    }
  }
  return { ...state, entries, journeys };
}

/** What was loaded may be told again. */
function append(entries: TimelineEntry[], entry: TimelineEntry): void {
  if (entry.seq > (entries.at(-1)?.seq ?? 0)) entries.push(entry);
}

function remap(entry: TimelineEntry, { from, into }: { from: number; into: number }) {
  return entry.journey === from ? { ...entry, journey: into } : entry;
}

function byId(journeys: readonly Journey[]): ReadonlyMap<number, Journey> {
  return new Map(journeys.map((journey) => [journey.id, journey]));
}
