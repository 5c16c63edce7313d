import type { Rule } from '../problem.ts';

const login = /^\s*https?:\/\/[^/?#\s]*@/iu;
const parameter =
  /[?&](?:[\w-]*[_-])?(?:api|access|auth|write)?(?:token|key|secret|password)=(?!\s*\{\{|&|$)/iu;

/** A secret in a URL: it is stored in the flow and in the log of each execution. */
export const tokenInUrl: Rule = {
  name: 'token-in-url',
  level: 'warning',
  find: ({ widgets }) =>
    widgets.flatMap(({ state, path, templates }) =>
      templates
        .filter((template) => /(?:^|\.)\w*url$/iu.test(template.path))
        .filter(({ text }) => login.test(text) || parameter.test(text))
        .map((template) => ({
          widget: state.name,
          path: `${path}.${template.path}`,
          message:
            'There is a secret in this URL: all who may see the flow or its logs can read it. Ask through a protected Function instead.',
        })),
    ),
};
