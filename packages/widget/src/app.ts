import { createEngine } from './engine/create-engine.ts';
import { createParts } from './engine/create-parts.ts';
import { needsForm } from './engine/needs-form.ts';
import { createPanelLoader } from './load-panel.ts';
import { loadUntilThere } from './load-until-there.ts';
import { failed } from './loader/behind-loader.ts';
import type { StartApp } from './loader/chat-host.ts';
import { readLocale } from './read-locale.ts';
import type { ChatState } from './state/model.ts';
import { countUnread } from './state/unread.ts';
import { startOffering } from './start-offering.ts';
import { loadStrings } from './strings/load-strings.ts';
import type { Strings } from './strings/strings.ts';

// On a screen of this size the panel leaves the page usable; on a smaller one it fills it.
const wide = '(min-width: 481px) and (min-height: 481px)';

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
  const locale = readLocale(host.config.locale);
  const isInline = host.config.mode === 'inline';
  const panel = createPanelLoader(host, {
    engine,
    loadStrings: () => loadWords(),
    locale,
    needsForm: (state: ChatState) => needsForm(state, parts.fields),
    onClose: () => void close(),
  });
  let words: Strings | undefined;
  let isOpen = false;
  let hasFailed = false;
  let wasOpen = false;
  let isGone = false;

  const showBubble = (): void => {
    host.show({ unread: countUnread(engine.read()), isOpen, strings: words });
    // Until the next tap, whatever else changes.
    if (hasFailed) host.bubble.title = failed;
  };
  // An embedded chat is always open, whatever other pages do with theirs.
  const tellOpen = (is: boolean): void => {
    if (!isInline) engine.setPanelOpen(is);
  };
  /** The next tap tries again. */
  const forgetOpen = (error: unknown): void => {
    isOpen = false;
    hasFailed = true;
    tellOpen(false);
    showBubble();
    console.error('[docent]', failed, error);
  };
  const open = async ({ byVisitor }: { byVisitor: boolean }): Promise<void> => {
    const isNew = !isOpen;
    isOpen = wasOpen = true;
    hasFailed = false;
    tellOpen(true);
    showBubble();
    const mounted = await panel().catch(forgetOpen);
    // Closed again while it was loading.
    if (!mounted || !isOpen || isGone) return;
    mounted.open(byVisitor);
    if (isNew) host.emit('open', undefined);
  };
  const close = async (): Promise<void> => {
    if (!isOpen || isInline) return;
    isOpen = false;
    tellOpen(false);
    showBubble();
    (await panel.mounted()?.catch(() => undefined))?.close();
    host.emit('close', undefined);
  };
  let loading: Promise<Strings> | undefined;
  const loadWords = (): Promise<Strings> => {
    loading ??= loadStrings(locale, host.config.strings).then((loaded) => {
      words = loaded;
      showBubble();
      return loaded;
    });
    // What cannot be had now is asked for again.
    loading.catch(() => (loading = undefined));
    return loading;
  };
  const tellUnread = async (): Promise<() => void> => {
    const beside = await loadUntilThere(() => import('./tell-unread.ts'));
    return isGone
      ? () => {}
      : beside.tellUnread({ root: host.root, engine, loadStrings: loadWords });
  };
  loadWords().catch(() => {});
  const stopOffering = startOffering({
    host,
    loadStrings: loadWords,
    isQuiet: () => wasOpen || engine.read().phase !== 'none',
    open: () => void open({ byVisitor: true }),
  });
  let telling: Promise<() => void> | undefined;
  const stopFollowing = engine.subscribe(({ isPanelOpen, messages }) => {
    showBubble();
    // Where nothing is said there is nothing to tell.
    if (messages.length > 0) telling ??= tellUnread();
    if (isInline) return;
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
    async ask() {
      await open({ byVisitor: true });
      await (await panel.mounted())?.ask();
    },
    async attachTo(place) {
      const { attachTo } = await import('./attach-to.ts');
      attachTo(host.element, place);
    },
    destroy() {
      isGone = true;
      stopOffering();
      stopFollowing();
      void telling?.then((stop) => stop());
      engine.stop();
      void panel.mounted()?.then((mounted) => mounted.remove());
    },
  };
};
