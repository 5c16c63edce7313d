import type {} from '@docent/widget/react';

export const chat = (
  <docent-chat
    functions-url="/chat"
    time-zone="Europe/Berlin"
    ondocent-chat-unread={({ detail }) => detail.count.toFixed()}
  />
);

// JSX lets every name with a hyphen pass, so that only what is given can be checked.
// @ts-expect-error -- an option is a text
export const wrongOption = <docent-chat functions-url={7} />;

// @ts-expect-error -- a detail that there is not
export const wrongDetail = <docent-chat ondocent-chat-unread={({ detail }) => detail.sum} />;
