// Why a visitor may not have it. Whoever can write attributes decides who it is: that is the worst of them.
const refused: Readonly<Record<string, string>> = {
  editConversationAttributes:
    'a visitor could write another phone into the attributes, and be that person',
  editAnyParticipantAttributes: 'a visitor could change what is kept of others in the chat',
  editOwnParticipantAttributes: 'a visitor could change what our Functions keep of it in the chat',
  editAnyUserInfo: 'a visitor could rename others, the agent included',
  editConversationName: 'a visitor could change the name by which agents know the chat',
  editAnyMessage: 'a visitor could rewrite what the bot or the agent said',
  editAnyMessageAttributes: 'a visitor could change the links that the bot sent',
  deleteAnyMessage: 'a visitor could remove what the bot or the agent said',
  deleteConversation: 'a visitor could remove the chat under the agent, with its transcript',
  addParticipant: 'a visitor could let others read the chat',
  addNonChatParticipant: 'a visitor could send SMS to any number, and you would pay for them',
  removeParticipant: 'a visitor could remove the agent or the bot',
};

/** A permission that visitors have to lose, and why. */
export interface RefusedPermission {
  readonly permission: string;
  readonly reason: string;
}

/** A role before and after. */
export interface GuestPermissions {
  readonly kept: readonly string[];
  readonly refused: readonly RefusedPermission[];
}

/**
 * What visitors keep of a role's permissions, and what they lose. None is ever added. One's own messages may be edited
 * and deleted: nothing is routed by them once the flow has read them.
 *
 * @example
 * toGuestPermissions(['sendMessage', 'editConversationAttributes']).kept; // ['sendMessage']
 */
export function toGuestPermissions(permissions: readonly string[]): GuestPermissions {
  return {
    kept: permissions.filter((permission) => !Object.hasOwn(refused, permission)),
    refused: permissions.flatMap((permission) => {
      const reason = Object.hasOwn(refused, permission) ? refused[permission] : undefined;
      return reason === undefined ? [] : [{ permission, reason }];
    }),
  };
}
