/** The marks that wait for their partners. */
export interface MarkStack {
  readonly open: (mark: string, place: number) => void;
  readonly has: (mark: string) => boolean;
  /** Ends the newest of this mark, and gives its place; those that were begun after it stay without a partner. */
  readonly close: (mark: string) => number;
}

/** Creates a stack of marks. Whatever is asked of it, each mark is looked at twice at most. */
export function createMarkStack(): MarkStack {
  const stack: { readonly mark: string; readonly place: number }[] = [];
  const counts = new Map<string, number>();
  const count = (mark: string, by: number) => counts.set(mark, (counts.get(mark) ?? 0) + by);
  return {
    open(mark, place) {
      stack.push({ mark, place });
      count(mark, 1);
    },
    has: (mark) => (counts.get(mark) ?? 0) > 0,
    close(mark) {
      for (let top = stack.pop(); top; top = stack.pop()) {
        count(top.mark, -1);
        if (top.mark === mark) return top.place;
      }
      return -1;
    },
  };
}
