import { createEngine } from './engine/create-engine.ts';
import { createParts } from './engine/create-parts.ts';
import { needsForm } from './engine/needs-form.ts';
import type { ChatHost, StartApp } from './loader/chat-host.ts';
import type { MountedPanel } from './panel/mount-panel.ts';
import type { ChatState } from './state/model.ts';
import { countUnread } from './state/unread.ts';
import { en } from './strings/en.ts';

// Over a page of this width the panel hides nothing that the visitor came for.
const wide = '(min-width: 481px)';

/**
 * Starts the chat behind a bubble: takes up what an earlier page left, and shows the panel when it is wanted.
 *
 * @example
 * const app = startApp(host);
 * await app.open({ byVisitor: true });
 */
export const startApp: StartApp = (host) => {
  const { parts, setTokenCallback } = createParts(host);
  const engine = createEngine(parts);
  const panel = createPanelLoader(host, {
    engine,
    strings: en,
    locale: host.config.locale ?? (document.documentElement.lang || navigator.language),
    needsForm: (state: ChatState) => needsForm(state, parts.fields),
    onClose: () => void close(),
  });
  let isOpen = false;
  let isGone = false;

  const showBubble = (): void => host.show({ unread: countUnread(engine.read()), isOpen });
  /** The next tap tries again. */
  const forgetOpen = (error: unknown): void => {
    isOpen = false;
    engine.setPanelOpen(false);
    showBubble();
    console.error('[docent]', error);
  };
  const open = async ({ byVisitor }: { byVisitor: boolean }): Promise<void> => {
    const wasOpen = isOpen;
    isOpen = true;
    engine.setPanelOpen(true);
    showBubble();
    const mounted = await panel().catch(forgetOpen);
    // Closed again while it was loading.
    if (!mounted || !isOpen || isGone) return;
    mounted.open(byVisitor);
    if (!wasOpen) host.emit('open', undefined);
  };
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    engine.setPanelOpen(false);
    showBubble();
    (await panel.mounted()?.catch(() => undefined))?.close();
    host.emit('close', undefined);
  };
  const stopFollowing = engine.subscribe(({ isPanelOpen }) => {
    showBubble();
    // Another tab, or the page before, has opened or closed it. Nothing is put over a small page unasked.
    if (isPanelOpen && !isOpen && matchMedia(wide).matches) void open({ byVisitor: false });
    else if (!isPanelOpen && isOpen) void close();
  });

  return {
    preload: () => void panel().catch(() => {}),
    open,
    close,
    isOpen: () => isOpen,
    async send(text) {
      const result = await engine.send(text);
      if (!result.ok && result.reason === 'form') await open({ byVisitor: false });
      return result;
    },
    setContext(context) {
      if (context?.getIdentityToken) setTokenCallback(context.getIdentityToken);
      engine.setContext(context);
    },
    destroy() {
      isGone = true;
      stopFollowing();
      engine.stop();
      void panel.mounted()?.then((mounted) => mounted.remove());
    },
  };
};

type PanelOptions = Omit<Parameters<typeof import('./panel/mount-panel.ts').mountPanel>[0], 'host'>;

interface PanelLoader {
  (): Promise<MountedPanel>;
  readonly mounted: () => Promise<MountedPanel> | undefined;
}

/** Loads and mounts the panel once; a load that failed is tried again at the next call. */
function createPanelLoader(host: ChatHost, options: PanelOptions): PanelLoader {
  let mounted: Promise<MountedPanel> | undefined;
  const load = (): Promise<MountedPanel> => {
    mounted ??= import('./panel/mount-panel.ts').then(({ mountPanel }) =>
      mountPanel({ host, ...options }),
    );
    mounted.catch(() => (mounted = undefined));
    return mounted;
  };
  return Object.assign(load, { mounted: () => mounted });
}
