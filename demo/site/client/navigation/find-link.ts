/** The link on which an event happened, if any. */
export function findLink(event: Event): HTMLAnchorElement | undefined {
  const element = event.target instanceof Element ? event.target : undefined;
  return element?.closest<HTMLAnchorElement>('a[href]') ?? undefined;
}
