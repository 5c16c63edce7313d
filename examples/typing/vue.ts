import type { GlobalComponents } from 'vue';
import type {} from '@docent/widget/vue';

type Props = InstanceType<GlobalComponents['docent-chat']>['$props'];

export const chat: Props = {
  'functions-url': '/chat',
  'onDocent-chat-unread': ({ detail }) => detail.count.toFixed(),
};

// @ts-expect-error -- an option that there is not
export const wrong: Props = { 'function-url': '/chat' };
