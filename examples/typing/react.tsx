import type {} from '@docent/widget/react';

export const chat = (
  <docent-chat
    functions-url="/chat"
    time-zone="Europe/Berlin"
    ondocent-chat-unread={({ detail }) => detail.count.toFixed()}
  />
);

// @ts-expect-error -- an option that there is not
export const wrong = <docent-chat function-url="/chat" />;
