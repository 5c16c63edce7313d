import { createBubbleFace } from '../../../../packages/widget/src/loader/bubble-face.ts';
import { drawBubble } from '../../../../packages/widget/src/loader/bubble.ts';
import type { ChatHost } from '../../../../packages/widget/src/loader/chat-host.ts';
import { mountPanel } from '../../../../packages/widget/src/panel/mount-panel.ts';
import { createFakeEngine } from '../../../../packages/widget/src/panel/testing/fake-engine.ts';
import { loadStrings } from '../../../../packages/widget/src/strings/load-strings.ts';
import { toStates, type GalleryState, type GalleryStateName } from './states.ts';

declare global {
  interface Window {
    /** Shows a state of the chat on this page, in the page's language; done when it stands there. */
    showState(name: GalleryStateName): Promise<void>;
  }
}

window.showState = async (name) => {
  const { lang } = document.documentElement;
  const shown: GalleryState = toStates(lang === 'ar' ? 'ar' : 'en')[name];
  const strings = await loadStrings(lang);
  const host = createHost(shown);
  host.show({ unread: shown.unread ?? 0, isOpen: !shown.isClosed });
  if (shown.isClosed) return;
  const panel = mountPanel({
    host,
    engine: createFakeEngine({ isPanelOpen: true, ...shown.state }),
    strings,
    locale: lang,
    needsForm: () => Boolean(shown.isAsking),
    onClose() {},
  });
  panel.open(true);
};

function createHost({ config }: GalleryState): ChatHost {
  const element = document.createElement('docent-chat');
  document.body.append(element);
  const bubble = drawBubble(element);
  const root = element.shadowRoot;
  if (!root) throw new Error('The bubble has a root.');
  return {
    element,
    root,
    bubble,
    config: { functionsUrl: 'https://chat.example.com', position: 'end', ...config },
    show: createBubbleFace(bubble),
    emit() {},
  };
}
