interface Move {
  key: string;
  index: number;
  count: number;
  /** How many rows a page of the list holds. */
  page: number;
}

/** Where a key leads in a list, or `undefined` where it leads nowhere. */
export function nextIndex({ key, index, count, page }: Move): number | undefined {
  const wanted = toWanted({ key, index, count, page });
  return wanted === undefined || count === 0 ? undefined : Math.max(0, Math.min(count - 1, wanted));
}

function toWanted({ key, index, count, page }: Move): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + page;
    case 'PageUp':
      return index - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
