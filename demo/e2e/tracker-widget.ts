import { createVisitorStore } from '@docent/identity';

// Another script on the page, with code of its own, that knows the visitor record: as the chat does.
Object.assign(window, { visitorStore: createVisitorStore({ storageAllowed: true }) });
