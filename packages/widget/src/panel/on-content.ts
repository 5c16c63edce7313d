/**
 * Calls back when elements have come into another, at whatever depth: also into the shadow trees in it, which no observer
 * of the page looks into, and into those of elements whose code loads later. For as long as the root is there.
 *
 * @param callback - Is given where it was, in the tree of the root.
 * @example
 * onContent(list, (places) => console.log(places));
 */
export function onContent(root: Element, callback: (places: readonly Element[]) => void): void {
  const home = root.getRootNode();
  const follow = (tree: Element | ShadowRoot): void => {
    observer.observe(tree, { childList: true, subtree: true });
    for (const child of tree.children) search(child);
  };
  const search = (place: Element): void => {
    for (const element of [place, ...place.querySelectorAll('*')]) {
      if (element.shadowRoot) follow(element.shadowRoot);
      else if (!element.matches(':defined')) void wait(element);
    }
  };
  const wait = async (element: Element): Promise<void> => {
    await customElements.whenDefined(element.localName);
    search(element);
    callback([toPlace(element, home)]);
  };
  const observer = new MutationObserver((records) => {
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]).filter(isElement);
    for (const element of added) search(element);
    if (added.length > 0) callback(added.map((element) => toPlace(element, home)));
  });
  follow(root);
}

function isElement(node: Node): node is Element {
  return node instanceof Element;
}

function toPlace(element: Element, home: Node): Element {
  const tree = element.getRootNode();
  return tree instanceof ShadowRoot && tree !== home ? toPlace(tree.host, home) : element;
}
