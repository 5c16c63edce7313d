import { setTimeout as wait } from 'node:timers/promises';
import { defineProtected } from '../src/door/define-protected.ts';
import { findProfile } from '../src/profile/find-profile.ts';
import { createProfileApi } from '../src/profile/profile-api.ts';
import { parseProfileRequest } from '../src/profile/profile-request.ts';
import { readProfileSettings } from '../src/settings/profile-settings.ts';

/** Tells the flow what is known of a visitor, and who answers. */
export const handler = defineProtected({
  name: 'find-profile',
  parse: parseProfileRequest,
  run: async (request, { context, surroundings }) => {
    const settings = readProfileSettings(context);
    const tools = { api: createProfileApi(settings), settings, surroundings, wait };
    return { status: 200, body: await findProfile(request, tools) };
  },
});
