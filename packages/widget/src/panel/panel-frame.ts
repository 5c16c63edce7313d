import { followKeyboard } from './follow-keyboard.ts';

/** How the panel stands on the page: above it, or instead of it. */
export interface PanelFrame {
  /** Shows or hides it; also after the panel has been moved. */
  readonly sync: (isOpen: boolean) => void;
  readonly stop: () => void;
}

const small = '(max-width: 480px), (max-height: 480px)';

/**
 * Shows the panel's dialog in the top layer. Where there is room it leaves the page usable; where it fills the screen it
 * is modal. A screen that is turned changes one into the other, and nobody loses the place where they are.
 *
 * @param panel - A popover. Its attribute `fills` says that it fills the screen.
 * @param dialog - In the panel.
 * @param onBack - The visitor went back.
 * @example
 * const frame = createPanelFrame({ panel, dialog, onBack: close });
 * frame.sync(true);
 */
export function createPanelFrame({ panel, dialog, onBack }: FrameParts): PanelFrame {
  const screen = matchMedia(small);
  let stops: (() => void)[] = [];
  const hide = (): void => {
    for (const stop of stops.splice(0)) stop();
    // What is open without being modal is not closed, which would move the focus.
    if (dialog.matches(':modal')) dialog.close();
    dialog.removeAttribute('open');
    if (panel.matches(':popover-open')) panel.hidePopover();
  };
  const show = (): void => {
    const isModal = screen.matches;
    const isThere = isModal ? dialog.matches(':modal') : panel.matches(':popover-open');
    if (isThere && stops.length > 0) return;
    const focused = findFocus(panel);
    hide();
    panel.toggleAttribute('fills', isModal);
    straighten(panel);
    if (isModal) dialog.showModal();
    else showBeside(panel, dialog);
    focused?.focus({ preventScroll: true });
    stops = [followKeyboard(panel), ...(isModal ? [closeByBack(onBack)] : [])];
  };
  const sync = (isOpen: boolean): void => {
    if (!isOpen || !panel.isConnected) return hide();
    screen.addEventListener('change', show);
    show();
  };
  return {
    sync(isOpen) {
      screen.removeEventListener('change', show);
      sync(isOpen);
    },
    stop() {
      screen.removeEventListener('change', show);
      for (const stop of stops.splice(0)) stop();
    },
  };
}

/** A browser with close watchers asks a modal dialog before it goes back; for the others it is loaded. */
function closeByBack(close: () => void): () => void {
  if ('CloseWatcher' in window) return () => undefined;
  let stop: (() => void) | undefined;
  let isOver = false;
  import('./close-on-back.ts').then(
    ({ closeOnBack }) => {
      if (!isOver) stop = closeOnBack(close);
    },
    () => undefined,
  );
  return () => {
    isOver = true;
    stop?.();
  };
}

/** What the frame consists of. */
interface FrameParts {
  readonly panel: HTMLElement;
  readonly dialog: HTMLDialogElement;
  readonly onBack: () => void;
}

/** A dialog that is shown as a popover, or by `show()`, would take the focus from whoever writes on the page. */
function showBeside(panel: HTMLElement, dialog: HTMLDialogElement): void {
  dialog.setAttribute('open', '');
  panel.popover = 'manual';
  panel.showPopover?.();
}

/** A page that zooms itself does not zoom the panel out of the screen, which is as large as before. */
function straighten(panel: HTMLElement): void {
  panel.style.zoom = '';
  const zoom = panel.currentCSSZoom ?? 1;
  panel.style.zoom = `${1 / zoom}`;
  panel.style.setProperty('--_page-zoom', `${zoom}`);
}

/** What has the focus in the panel, in whatever shadow root. */
function findFocus({ shadowRoot }: HTMLElement): HTMLElement | null {
  let at = shadowRoot?.activeElement ?? null;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at as HTMLElement | null;
}
