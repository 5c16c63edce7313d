import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type {
  ChatAttributes,
  ChatListeners,
  DocentChatElement,
} from '../dist/types/widget/src/index.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'docent-chat': DetailedHTMLProps<HTMLAttributes<DocentChatElement>, DocentChatElement> &
        ChatAttributes &
        ChatListeners;
    }
  }
}
