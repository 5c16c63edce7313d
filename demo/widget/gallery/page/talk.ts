import type { StoredMessage } from '../../../../packages/widget/src/state/model.ts';

/** What is said in the pictures, in a language that runs from left to right and in one that does not. */
export type TalkLanguage = 'en' | 'ar';

interface Talk {
  readonly question: string;
  readonly answer: string;
  readonly links: StoredMessage['links'];
  readonly more: string;
  readonly person: string;
  readonly personAnswer: string;
  readonly thanks: string;
  readonly choice: string;
  readonly choices: readonly string[];
}

/** The sentences by language. */
export const talks: Readonly<Record<TalkLanguage, Talk>> = {
  en: {
    question: 'How often is a failed webhook sent again?',
    answer: 'Perhaps these pages help:',
    links: [
      { title: 'Webhooks', section: 'Retries', url: 'https://docs.example.com/webhooks#retries' },
      { title: 'Limits', section: 'Requests', url: 'https://docs.example.com/limits' },
    ],
    more: 'Can I change the pause between two tries?',
    person: 'Maya',
    personAnswer:
      'You can. Set `backoff` when you create the endpoint:\n\n```ts\nawait hooks.create({\n  url,\n  backoff: { first: "10s", factor: 2 },\n});\n```\n\nIt then waits **10, 20 and 40 seconds**. See https://docs.example.com/webhooks#backoff.',
    thanks: 'Great, thank you!',
    choice: 'Which SDK do you use?',
    choices: ['TypeScript', 'Python', 'Go', 'Another one'],
  },
  ar: {
    question: 'كم مرة يعاد إرسال webhook بعد الفشل؟',
    answer: 'قد تفيدك هذه الصفحات:',
    links: [
      { title: 'Webhooks', section: 'إعادة المحاولة', url: 'https://docs.example.com/webhooks' },
      { title: 'الحدود', section: 'الطلبات', url: 'https://docs.example.com/limits' },
    ],
    more: 'هل يمكنني تغيير المدة بين محاولتين؟',
    person: 'مايا',
    personAnswer:
      'نعم، حدد `backoff` عند إنشاء النقطة:\n\n```ts\nawait hooks.create({\n  url,\n  backoff: { first: "10s", factor: 2 },\n});\n```\n\nعندها ينتظر **10 و20 و40 ثانية**.',
    thanks: 'رائع، شكراً لك!',
    choice: 'أي SDK تستخدم؟',
    choices: ['TypeScript', 'Python', 'Go', 'غيرها'],
  },
};
