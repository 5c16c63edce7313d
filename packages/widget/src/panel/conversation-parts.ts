// What only a conversation needs, as one chunk.
import './chat-confirm.ts';
import './chat-messages.ts';
import './chat-status.ts';
