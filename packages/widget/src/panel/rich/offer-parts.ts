// What only a message needs that can be answered by taps or in a form, as one chunk.
import './chat-fields.ts';
import './chat-replies.ts';
