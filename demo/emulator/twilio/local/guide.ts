/** The endpoints of the control API with an example each, as plain text. */
export function guide(origin: string): string {
  const lines = endpoints.flatMap(([what, method, path, body]) => {
    const options = method === 'GET' ? '' : ` -X ${method}`;
    const json = body === undefined ? '' : ` -H 'content-type: application/json' -d '${body}'`;
    return [
      `${method} ${path}`,
      `  ${what}`,
      `  curl${options} ${origin}/_local${path}${json}`,
      '',
    ];
  });
  return ['The control API of the local Twilio', '', ...lines].join('\n');
}

type Endpoint = [what: string, method: string, path: string, body?: string];

const noFilter = 'without an identity: of everybody';
const endpoints: Endpoint[] = [
  ['This page.', 'GET', '/'],
  ['What happened, after a number; with Accept: text/event-stream live.', 'GET', '/events?after=0'],
  ['The time.', 'GET', '/clock'],
  [
    'Moves the time; also { "freeze": true }, { "reset": true }.',
    'POST',
    '/clock',
    '{"advanceMs":60000}',
  ],
  ['The faults that are still to be met.', 'GET', '/faults'],
  [
    'The next requests fail: status, code, message, retryAfter (s) | lose: request, reply | drop: before, after; delayMs, throttleBytesPerSecond; method, times (0: until taken back). In the path * is one segment, $ at its end spares what lies below.',
    'POST',
    '/faults',
    '{"path":"/Client/v2/Services/*/Conversations/*/Messages","method":"POST","status":429}',
  ],
  ['Takes all faults back, also those of sockets.', 'DELETE', '/faults'],
  ['What sockets meet.', 'GET', '/socket-faults'],
  [
    'Sets what sockets meet: refuseConnections (a status, true, null), initStatus { status, errorCode, reconnectMinMs, times }, order (reply-first, echo-first), echoDelayMs.',
    'POST',
    '/socket-faults',
    '{"refuseConnections":503}',
  ],
  ['Takes back what sockets meet.', 'DELETE', '/socket-faults'],
  ['The connections of clients.', 'GET', '/connections'],
  [
    `Cuts connections without a goodbye, ${noFilter}.`,
    'POST',
    '/connections/drop',
    '{"identity":"visitor"}',
  ],
  [
    'Closes connections with 308 (moved), 410 (token expired), 401, 406 or 417.',
    'POST',
    '/connections/close',
    '{"code":308,"reconnectMinMs":100}',
  ],
  ['Connections stay, and nothing comes of them.', 'POST', '/connections/blackhole', '{"on":true}'],
  [
    'Issues an access token; with a ttlSeconds below zero one that has expired.',
    'POST',
    '/tokens',
    '{"identity":"visitor","ttlSeconds":600}',
  ],
  [`Lets the tokens of connections end now, ${noFilter}.`, 'POST', '/tokens/expire', '{}'],
  ['Tells clients that their token is about to expire.', 'POST', '/tokens/about-to-expire', '{}'],
  [
    'Starts again, with what is kept or with nothing (discard).',
    'POST',
    '/restart',
    '{"state":"keep"}',
  ],
  [
    'Lets visitors rewrite the attributes of their conversation, as in an account that is not well kept.',
    'POST',
    '/roles/guest',
    '{"mayEditAttributes":true}',
  ],
  [
    'Begins a conversation. Here and below, "hasWebhooks": true tells Studio and other webhooks; so does the header X-Twilio-Webhook-Enabled.',
    'POST',
    '/conversations',
    '{"uniqueName":"help-1","participants":["visitor","bot"],"attributes":{"topic":"billing"}}',
  ],
  ['A conversation, by its SID or unique name, with all in it.', 'GET', '/conversations/help-1'],
  ['Replaces its attributes.', 'POST', '/conversations/help-1/attributes', '{"topic":"refund"}'],
  [
    'Makes it active, inactive or closed.',
    'POST',
    '/conversations/help-1/state',
    '{"state":"closed"}',
  ],
  ['Somebody joins.', 'POST', '/conversations/help-1/participants', '{"identity":"agent.maya"}'],
  [
    'Somebody leaves, by identity or SID.',
    'DELETE',
    '/conversations/help-1/participants/agent.maya',
  ],
  ['A participant types.', 'POST', '/conversations/help-1/typing', '{"identity":"bot"}'],
  [
    'Writes a message as anybody.',
    'POST',
    '/conversations/help-1/messages',
    '{"author":"bot","body":"Hello","attributes":{}}',
  ],
  [
    'Changes a message, by its index.',
    'PATCH',
    '/conversations/help-1/messages/0',
    '{"body":"Hello!"}',
  ],
  ['Removes a message.', 'DELETE', '/conversations/help-1/messages/0'],
  [
    'An SMS arrives from a phone.',
    'POST',
    '/sms',
    '{"from":"+14155550123","to":"+14155550100","body":"Hello"}',
  ],
];
