import { ApiError } from '../../door/api-error.ts';
import type { ChatTask, RatingStore } from '../ports.ts';

/** What outlives a chat at a fake Twilio, as it is now. */
export interface FakeRatings {
  readonly ratings: RatingStore;
  /** Attributes, by identity. */
  readonly users: Map<string, string>;
  task: ChatTask | undefined;
  /** TaskRouter does not answer. */
  isTaskDown: boolean;
}

/** Creates a store of ratings that holds one user. */
export function createFakeRatings(identity: string, attributes = '{}'): FakeRatings {
  const users = new Map([[identity, attributes]]);
  const fake: FakeRatings = {
    users,
    task: undefined,
    isTaskDown: false,
    ratings: {
      readUser: async (who) => users.get(who),
      saveUser: async (who, text) => void users.set(who, text),
      async findTask() {
        if (fake.isTaskDown) throw new ApiError('try-later');
        return fake.task;
      },
      saveTask: async (task) => void (fake.task = task),
    },
  };
  return fake;
}
