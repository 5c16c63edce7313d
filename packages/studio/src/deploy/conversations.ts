import type { Twilio } from 'twilio';
import { attempt } from './attempt.ts';
import type { FoundAddress, FoundRole } from './plan.ts';

/** The role that visitors get in their chat, and the one that they have in the whole service. */
export interface FoundRoles {
  readonly role: FoundRole;
  readonly serviceRole: FoundRole | undefined;
}

/** Reads the roles of visitors. Throws `DeployError`. */
export function readRoles({ conversations }: Twilio, serviceSid: string): Promise<FoundRoles> {
  const service = conversations.v1.services(serviceSid);
  const ifMissing = `Correct CONVERSATIONS_SERVICE_SID in .env: there is no such Conversations service, or one of its roles was removed.`;
  return attempt({ doing: 'Reading the roles of guests', ifMissing }, async () => {
    const [configuration, roles] = await Promise.all([
      service.configuration().fetch(),
      service.roles.list(),
    ]);
    const bySid = (sid: string) => roles.find((role) => role.sid === sid);
    const { defaultConversationRoleSid, defaultChatServiceRoleSid } = configuration;
    // Flex adds the visitors of its web chats as guests, and so do we: others may have the default.
    const guest = roles.find(
      ({ type, friendlyName }) => type === 'conversation' && friendlyName === 'guest',
    );
    const role = guest ?? bySid(defaultConversationRoleSid);
    const serviceRole = bySid(defaultChatServiceRoleSid);
    if (!role) throw new Error('The Conversations service has no role for new participants.');
    return { role: toFound(role), serviceRole: serviceRole && toFound(serviceRole) };
  });
}

function toFound({ sid, friendlyName, permissions }: FoundRole): FoundRole {
  return { sid, friendlyName, permissions };
}

/** Leaves a role these permissions only. Throws `DeployError`. */
export function writeRole(
  { conversations }: Twilio,
  {
    serviceSid,
    sid,
    permissions,
  }: { serviceSid: string; sid: string; permissions: readonly string[] },
): Promise<void> {
  return attempt({ doing: 'Changing the role of guests' }, async () => {
    await conversations.v1
      .services(serviceSid)
      .roles(sid)
      .update({ permission: [...permissions] });
  });
}

/** Reads which flow an address starts. Throws `DeployError`. */
export function readAddress({ conversations }: Twilio, sid: string): Promise<FoundAddress> {
  const ifMissing = 'Correct ADDRESS_SID in .env: there is no such address.';
  return attempt({ doing: 'Reading the address of web chats', ifMissing }, async () => {
    const { autoCreation } = await conversations.v1.addressConfigurations(sid).fetch();
    const { enabled, type, studio_flow_sid: flowSid } = autoCreation as Record<string, unknown>;
    const startsFlow = enabled === true && type === 'studio' && typeof flowSid === 'string';
    return { sid, flowSid: startsFlow ? flowSid : undefined };
  });
}

/** Lets an address start a flow. Throws `DeployError`. */
export function writeAddress(
  { conversations }: Twilio,
  { sid, flowSid }: { readonly sid: string; readonly flowSid: string },
): Promise<void> {
  return attempt({ doing: 'Changing the address of web chats' }, async () => {
    await conversations.v1.addressConfigurations(sid).update({
      'autoCreation.enabled': true,
      'autoCreation.type': 'studio',
      'autoCreation.studioFlowSid': flowSid,
    });
  });
}
