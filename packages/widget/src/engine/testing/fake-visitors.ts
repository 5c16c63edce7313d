import {
  changeVisitor,
  createVisitor,
  type DocTrail,
  type Visitor,
  type VisitorStore,
} from '@docent/identity';

/** A visitor record in memory, with the rules of the real one. */
export function createFakeVisitors(): VisitorStore {
  let visitor = createVisitor('anonymous-1', 0);
  const trail: DocTrail = [];
  const callbacks = new Set<(visitor: Visitor) => void>();
  const set = (next: Visitor): void => {
    visitor = next;
    for (const callback of callbacks) callback(visitor);
  };
  return {
    read: () => visitor,
    readTrail: () => trail,
    update: (patch) => set(changeVisitor(visitor, patch, 2000, () => 'anonymous-2')),
    addDocView() {},
    clear: () => set({ ...createVisitor('anonymous-3', 5000), clearedAt: 5000 }),
    subscribe(callback) {
      callbacks.add(callback);
      return () => void callbacks.delete(callback);
    },
    allowStorage() {},
    stop() {},
  };
}
