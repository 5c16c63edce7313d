/** Why a deploy stopped, in a sentence that says what to do. It may quote an API: conceal it before it is shown. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
}
