/** What the lock and the channel of the tabs of a site are called. */
export const groupName = 'docent.chat';
