// What only the header of a conversation needs, as one chunk.
import './chat-menu.ts';
import './chat-person.ts';
