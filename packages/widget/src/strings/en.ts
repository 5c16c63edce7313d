/** English; what every other language says as well. */
export const en = {
  /** The language of these words, and how it runs: `ltr` or `rtl`. */
  lang: 'en',
  dir: 'ltr',
  /** What the bubble is called. */
  chat: 'Chat',
  /** Of the bubble, behind its name. */
  unread: { one: '{count} unread message', other: '{count} unread messages' },
  heading: 'Chat with us',
  greeting: 'Hello! What are you looking for?',
  close: 'Close chat',
  menu: 'More',
  endChat: 'End chat',
  endQuestion: 'End this chat? It ends for everyone in it.',
  endConfirm: 'End chat',
  endCancel: 'Go on chatting',
  endFailed: 'The chat could not be ended just now. Please try again.',
  ended: {
    'by-visitor': 'You ended this chat.',
    'by-team': 'This chat has ended.',
    lost: 'This chat can no longer be reached.',
  },
  startAnew: 'Start a new chat',
  composerLabel: 'Message',
  composerPlaceholder: 'Write a message',
  /** Of a text that is too long for one message. */
  composerTooLong: 'This is too long for one message. Please shorten it, or send it in parts.',
  send: 'Send',
  messagesLabel: 'Messages',
  /** Shown to whoever comes to the messages by the keyboard. */
  messagesHint: 'Arrow keys go through the messages, Enter into one',
  loadEarlier: 'Earlier messages are loading',
  jumpToNewest: 'Newest messages',
  newMessages: { one: '{count} new message', other: '{count} new messages' },
  showMore: 'Show more',
  showLess: 'Show less',
  /** In place of a message in which there is nothing that can be shown. */
  emptyMessage: 'A message without text',
  you: 'You',
  bot: 'Docs assistant',
  /** Behind the name of one that is no person. */
  automated: 'automated',
  person: 'Support',
  queued: 'Waiting to be sent',
  sending: 'Sending',
  sent: 'Sent',
  read: 'Read',
  failed: {
    'too-long': 'Not sent: it is too long.',
    'not-allowed': 'Not sent: this chat takes no messages.',
    'chat-over': 'Not sent: the chat has ended.',
    'file-too-large': 'Not sent: a file is too large.',
    'file-refused': 'Not sent: a file was not accepted.',
    refused: 'Not sent.',
  },
  retry: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  discard: 'Remove',
  docsHeading: 'From the docs',
  typing: '{name} is typing',
  /** Where nobody knows the name. */
  somebodyTyping: 'Somebody is typing',
  connecting: 'Connecting',
  /** Said to screen readers alone, when what stood in the way is over. */
  connected: 'Connected',
  offline: 'You are offline. Messages are sent when you are back.',
  trouble: {
    'cannot-start': 'The chat cannot be reached at the moment. We keep trying.',
    'start-refused': 'The chat could not be started.',
    'phone-refused': 'This phone number was not accepted. Please check it.',
    'cannot-connect': 'The chat cannot be reached at the moment. Your messages are kept.',
  },
  tryAgain: 'Try again',
  /** Who one is: `Ada · +1 415 555 2671`. */
  chattingAs: 'You are',
  change: 'Change',
  form: {
    intro: 'With your phone number, we can see which pages you have read, and need not ask.',
    phone: 'Phone',
    country: 'Country',
    name: 'Name',
    question: 'How can we help?',
    optional: 'optional',
    start: 'Start chat',
    save: 'Save',
    skip: 'Chat without a phone number',
    checking: 'Checking the number',
    needed: 'Please fill this in.',
    unavailable: 'The number cannot be checked at the moment. Please try again.',
    phoneProblem: {
      'not-text': 'Please give a phone number.',
      empty: 'Please give a phone number.',
      'too-long': 'This is too long for a phone number.',
      'not-a-number': 'This is not a phone number.',
      'country-needed': 'Please choose the country of this number.',
      'unknown-country': 'Please choose the country of this number.',
      impossible: 'This number is too short or too long.',
      invalid: 'There is no such number. Please check it.',
      'not-a-person': 'This is the number of a service. Please give your own.',
      placeholder: 'Please give your real number.',
    },
  },
  files: {
    attach: 'Attach files',
    drop: 'Drop files here',
    /** `size` is written like `16 MB`. */
    tooLarge: '{name} is larger than {size}.',
    /** All of them together. */
    tooLargeTogether: 'Together, the files are larger than {size}.',
    empty: '{name} is empty.',
    wrongType: 'Files like {name} cannot be sent.',
    tooMany: {
      one: 'Only {count} file fits into a message.',
      other: 'Only {count} files fit into a message.',
    },
    remove: 'Remove {name}',
    uploading: 'Sending, {percent}',
    cancel: 'Cancel',
    enlarge: 'Enlarge {name}',
    /** Of a picture that was enlarged. */
    close: 'Close picture',
    download: 'Download {name}',
    unavailable: 'This file cannot be loaded.',
    /** A file without a name that can be shown. */
    unnamed: 'File',
  },
  rich: {
    /** Of a block of code that does not name its language. */
    code: 'Code',
    copyCode: 'Copy code',
    /** Above what can be tapped to answer. */
    replies: 'Suggested answers',
    submit: 'Send',
    choose: 'Please choose',
    /** Of a field of a form whose answer cannot be right. */
    wrong: 'Please check this.',
  },
  hours: {
    /** `time` is written like `5 minutes`. */
    replyTime: 'We usually answer within {time}.',
    closed: 'Nobody is here right now.',
    /** `time` is written like `Monday 9:00 AM`. */
    opensAt: 'We are back {time}.',
    leaveMessage: 'Leave a message',
    bySms: 'We will answer by SMS to {phone}.',
    needsPhone: 'Give your phone number, and we will answer by SMS.',
  },
  rating: {
    question: 'How was this chat?',
    /** Of the ratings 1 to 5. */
    scores: ['Very bad', 'Bad', 'All right', 'Good', 'Very good'],
    comment: 'What could be better?',
    send: 'Send rating',
    thanks: 'Thank you!',
    failed: 'The rating could not be sent. Please try again.',
  },
  transcript: {
    saveText: 'Save as text',
    saveJson: 'Save as JSON',
    failed: 'The chat could not be saved just now. Please try again.',
  },
  sound: { turnOn: 'Turn sound on', turnOff: 'Turn sound off' },
  proactive: { open: 'Open chat', dismiss: 'Dismiss', never: 'Do not show again' },
  page: {
    ask: 'Ask about this page',
    about: 'About',
    remove: 'Do not send the page',
    code: 'Selected code',
  },
  search: {
    label: 'Search the docs',
    results: { one: '{count} result', other: '{count} results' },
    none: 'Nothing found.',
    unavailable: 'The search cannot be reached.',
    /** Above pages that fit what is being written. */
    suggestions: 'This may help',
  },
};
