import type { ChatHost } from './loader/chat-host.ts';
import { mountPanel, type MountedPanel, type PanelMount } from './panel/mount-panel.ts';
import { loadComposer } from './panel/load-parts.ts';
import type { Strings } from './strings/strings.ts';

/** What the panel is mounted with, but for what is loaded along with it. */
export interface PanelParts extends Omit<PanelMount, 'host' | 'strings'> {
  readonly loadStrings: () => Promise<Strings>;
}

/** Mounts the panel, once. Rejects where it cannot be loaded; the next call tries again. */
export interface PanelLoader {
  (): Promise<MountedPanel>;
  /** Where it is mounted, or about to be. */
  readonly mounted: () => Promise<MountedPanel> | undefined;
}

/**
 * Makes what loads and mounts the panel: its frame, its words, and the composer where that is what the visitor sees first.
 *
 * @example
 * const panel = createPanelLoader(host, parts);
 * (await panel()).open(true);
 */
export function createPanelLoader(host: ChatHost, parts: PanelParts): PanelLoader {
  let mounted: Promise<MountedPanel> | undefined;
  const load = async (): Promise<MountedPanel> => {
    const { loadStrings, ...rest } = parts;
    const isAsking = rest.needsForm(rest.engine.read());
    const [strings] = await Promise.all([loadStrings(), isAsking ? undefined : loadComposer()]);
    // How numbers and times are written belongs to the words, which may be English on a page in another language.
    return mountPanel({ host, ...rest, strings, locale: strings.lang });
  };
  const loadOnce = (): Promise<MountedPanel> => {
    mounted ??= load();
    mounted.catch(() => (mounted = undefined));
    return mounted;
  };
  return Object.assign(loadOnce, { mounted: () => mounted });
}
