/**
 * Marks the heading that is being read in the table of contents.
 *
 * @returns what stops it, for when the page is exchanged.
 */
export function startTableOfContents(): () => void {
  const links = new Map<string, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.toc a')) {
    links.set(decodeURIComponent(link.hash.slice(1)), link);
  }

  const observer = new IntersectionObserver(
    (entries) => {
      const reached = entries.find((entry) => entry.isIntersecting);
      if (!reached) return;
      for (const [id, link] of links) {
        if (id === reached.target.id) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      }
    },
    // A band below the header, where the eye rests.
    { rootMargin: '-64px 0px -65% 0px' },
  );
  for (const id of links.keys()) {
    const heading = document.getElementById(id);
    if (heading) observer.observe(heading);
  }
  return () => observer.disconnect();
}
