/** The screens of a visitor: a frame for each tab. */
export interface Screens {
  /** Adds an empty one. */
  add(label: string): HTMLIFrameElement;
  /** Closes all of them. */
  clear(): void;
}

/**
 * Creates the screens in an element. They are inert while they play: what is done there moves the focus about, and nobody
 * shall be carried away from the list by it.
 */
export function createScreens(container: HTMLElement): Screens {
  return {
    add(label) {
      const figure = document.createElement('figure');
      const caption = document.createElement('figcaption');
      const address = document.createElement('span');
      const frame = document.createElement('iframe');
      figure.className = 'qa-scenarios-screen';
      address.className = 'qa-scenarios-address';
      frame.title = label;
      frame.inert = true;
      caption.append(label, address);
      figure.append(caption, frame);
      const showAddress = () => {
        address.textContent = frame.contentWindow?.location.pathname ?? '';
      };
      frame.addEventListener('load', () => {
        showAddress();
        // A link exchanges the page without loading one.
        frame.contentWindow?.navigation?.addEventListener('currententrychange', showAddress);
      });
      container.append(figure);
      container.dataset['count'] = String(container.childElementCount);
      return frame;
    },
    clear() {
      container.replaceChildren();
      container.dataset['count'] = '0';
    },
  };
}
