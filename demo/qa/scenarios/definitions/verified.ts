import { checkAttribute, lastChat, show, taskOf, toJourney } from '../findings.ts';
import { defineScenario } from '../scenario.ts';

/** Verified identity. */
export const verified = defineScenario({
  id: 'verified',
  title: 'A visitor who is signed in: the identity is verified',
  about: 'The site’s server signs a token for its customer Ada, and the chat takes it along.',
  expects: {
    verified: 'The chat says that the identity was verified, which only our Function may write',
    from: 'The phone is the one that was signed',
    person: 'The visitor has an identity of their own, made from the phone without showing it',
    told: 'The agent is told the name, and that it is certain',
    kept: 'The token is stored nowhere in the browser',
  },
  async play(stage, check) {
    const visitor = await stage.newVisitor();
    await visitor.reads('/docs/security');
    await visitor.signsIn({ phone: stage.phone, name: 'Ada Lovelace' });
    await visitor.opensChat();
    await visitor.writes('How do I rotate my keys?');
    await check('verified', (held) => checkAttribute(lastChat(held), 'identity_verified', true));
    await check('from', (held) => checkAttribute(lastChat(held), 'from', stage.phone));
    await check('person', (held) => {
      const { visitor: identity = 'nobody' } = lastChat(held) ?? {};
      const isHidden = !identity.includes(stage.phone.slice(-7));
      return {
        holds: identity.startsWith('person-') && isHidden,
        evidence: `identity: ${identity}`,
      };
    });
    await check('told', (held) => {
      const { name, identity_verified: isSure } = taskOf(held, lastChat(held))?.attributes ?? {};
      return {
        holds: name === 'Ada Lovelace' && isSure === true,
        evidence: `the task says name: ${show(name)}, identity_verified: ${show(isSure)}`,
        ...toJourney(lastChat(held)),
      };
    });
    await check.now('kept', async () => {
      const stored = await visitor.stored();
      // The access token of Twilio has a content type that says so; ours is a plain JWT.
      const holders = Object.entries(stored).filter(([, text]) => isIdentityTokenIn(text));
      const names = Object.keys(stored).join(', ');
      return { holds: holders.length === 0, evidence: `stored: ${names}; none holds the token` };
    });
  },
});

function isIdentityTokenIn(text: string): boolean {
  const tokens = text.match(/eyJ[\w-]+\.eyJ[\w-]+/g) ?? [];
  return tokens.some((token) => {
    const [, claims = ''] = token.split('.');
    return atob(claims.replaceAll('-', '+').replaceAll('_', '/')).includes('"aud"');
  });
}
