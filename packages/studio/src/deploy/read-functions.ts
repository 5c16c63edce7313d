import type { Twilio } from 'twilio';
import { attempt } from './attempt.ts';
import { serviceName, type FoundEnvironment, type FoundFunctions } from './plan.ts';

/** Reads what runs in the Functions service; undefined when there is none yet. Throws `DeployError`. */
export function readFunctions({ serverless }: Twilio): Promise<FoundFunctions | undefined> {
  return attempt({ doing: 'Reading the Functions service' }, async () => {
    const services = await serverless.v1.services.list();
    const service = services.find(({ uniqueName }) => uniqueName === serviceName);
    if (!service) return undefined;
    const context = serverless.v1.services(service.sid);
    const [functions, assets, environments] = await Promise.all([
      context.functions.list(),
      context.assets.list(),
      context.environments.list(),
    ]);
    const environment = environments.find(({ domainSuffix }) => domainSuffix === serviceName);
    return {
      serviceSid: service.sid,
      hasCredentials: service.includeCredentials,
      functionSids: Object.fromEntries(
        functions.map(({ friendlyName, sid }) => [friendlyName, sid]),
      ),
      assetNames: assets.map(({ friendlyName }) => friendlyName),
      environment:
        environment && (await readEnvironment(serverless.v1.services(service.sid), environment)),
    };
  });
}

type Service = ReturnType<Twilio['serverless']['v1']['services']>;
type Environment = Awaited<ReturnType<Service['environments']['list']>>[number];

async function readEnvironment(
  service: Service,
  { sid, domainName, buildSid }: Environment,
): Promise<FoundEnvironment> {
  const variables = await service.environments(sid).variables.list();
  return {
    sid,
    domain: domainName,
    buildSid: buildSid || undefined,
    variables: Object.fromEntries(variables.map(({ key, value }) => [key, value])),
  };
}
