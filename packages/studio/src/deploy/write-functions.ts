import { runtime, type Build } from './build.ts';
import { DeployError } from './deploy-error.ts';
import { toFailure } from './failure.ts';
import type { FunctionPlace } from './flow-holes.ts';
import { serviceName } from './plan.ts';
import { toFailureSentence } from './to-failure-sentence.ts';
import type { TwilioAccess } from './twilio-access.ts';

/** Functions that run, and the build by which they do. */
export type Deployed = FunctionPlace & {
  readonly environment: { readonly sid: string; readonly domain: string };
  readonly buildSid: string;
};

interface Deployment {
  readonly build: Build;
  readonly variables: Readonly<Record<string, string>>;
  /** The service to deploy to; a new one when there is none. */
  readonly serviceSid: string | undefined;
}

/**
 * Uploads, builds and activates. Throws `DeployError` when Twilio refuses something, or its build fails; what runs is
 * then what ran before.
 */
export async function deployFunctions(
  access: TwilioAccess,
  { build, variables, serviceSid }: Deployment,
): Promise<Deployed> {
  const { serverless, account } = access;
  try {
    const result = await serverless.deployProject({
      ...account,
      serviceName,
      ...(serviceSid !== undefined && { serviceSid }),
      overrideExistingService: true,
      functionsEnv: serviceName,
      functions: [...build.functions],
      assets: [...build.assets],
      pkgJson: { dependencies: { ...build.dependencies } },
      env: { ...variables },
      runtime,
    });
    const { functionResources, environmentSid, domain } = result;
    return {
      serviceSid: result.serviceSid,
      buildSid: result.buildSid,
      environment: { sid: environmentSid, domain },
      functionSids: Object.fromEntries(functionResources.map(({ name, sid }) => [name, sid])),
    };
  } catch (error) {
    throw new DeployError(toSentence(error, access), { cause: error });
  }
}

function toSentence(error: unknown, { watch }: TwilioAccess): string {
  const doing = 'Deploying the Functions';
  if (watch.failure) return toFailureSentence(watch.failure, { doing });
  if (watch.isTimedOut)
    return `${doing} failed: Twilio has not finished its build in time. Look at the service ${serviceName} in the Console > Functions, and run it again.`;
  // The library throws the status itself.
  if (error === 'failed')
    return `${doing} failed: Twilio could not build them. Look at the service ${serviceName} in the Console > Functions for the reason: often a dependency that cannot be installed.`;
  return toFailureSentence(toFailure(error), { doing });
}
