import { invalidParameter, resourceNotFound, TwilioError } from '../emulator/twilio/errors.ts';
import { answerPage } from '../emulator/twilio/rest/paging.ts';
import { readParameters, type Parameters } from '../emulator/twilio/rest/parameters.ts';
import { statusOf } from './serverless-builds.ts';
import { serverlessUrl, someDates, type ServerlessParts } from './serverless-parts.ts';
import { newSid, type Environment, type Service, type Variable } from './serverless-store.ts';

const maxValueBytes = 450;
const one = '/Services/:service/Environments/:environment';

/** `/Services/{sid}/Environments`, with their variables and deployments */
export function addEnvironmentRoutes(parts: ServerlessParts): void {
  const { app, accountSid, serviceOf } = parts;
  app.get('/Services/:service/Environments', (c) => {
    const service = serviceOf(c.req.param('service'));
    return answerPage(c, {
      key: 'environments',
      url: `${serverlessUrl}/Services/${service.sid}/Environments`,
      items: service.environments,
      toBody: (environment) => toEnvironmentBody(accountSid, service, environment),
    });
  });
  app.post('/Services/:service/Environments', async (c) => {
    const service = serviceOf(c.req.param('service'));
    const environment = createEnvironment(service, await readParameters(c));
    service.environments.push(environment);
    return c.json(toEnvironmentBody(accountSid, service, environment), 201);
  });
  app.get(one, (c) => {
    const service = serviceOf(c.req.param('service'));
    return c.json(
      toEnvironmentBody(accountSid, service, environmentOf(service, c.req.param('environment'))),
    );
  });
  addVariableRoutes(parts);
  addVariableWrites(parts);
  addDeploymentRoutes(parts);
}

function createEnvironment(service: Service, parameters: Parameters): Environment {
  const suffix = parameters.text('DomainSuffix') ?? null;
  return {
    sid: newSid('ZE'),
    uniqueName: parameters.required('UniqueName'),
    domainSuffix: suffix,
    domainName: `${service.uniqueName}-1234${suffix ? `-${suffix}` : ''}.twil.io`,
    buildSid: null,
    variables: [],
    deployments: [],
  };
}

function toEnvironmentBody(accountSid: string, service: Service, environment: Environment) {
  return {
    sid: environment.sid,
    account_sid: accountSid,
    service_sid: service.sid,
    build_sid: environment.buildSid,
    unique_name: environment.uniqueName,
    domain_suffix: environment.domainSuffix,
    domain_name: environment.domainName,
    ...someDates,
    url: toUrl(service, environment),
    links: {},
  };
}

function addVariableRoutes({ app, accountSid, serviceOf }: ServerlessParts): void {
  app.get(`${one}/Variables`, (c) => {
    const service = serviceOf(c.req.param('service'));
    const environment = environmentOf(service, c.req.param('environment'));
    return answerPage(c, {
      key: 'variables',
      url: `${toUrl(service, environment)}/Variables`,
      items: environment.variables,
      toBody: (variable) => toVariableBody(accountSid, variable),
    });
  });
  app.delete(`${one}/Variables/:variable`, (c) => {
    const service = serviceOf(c.req.param('service'));
    const environment = environmentOf(service, c.req.param('environment'));
    const sid = c.req.param('variable');
    environment.variables = environment.variables.filter((variable) => variable.sid !== sid);
    return c.body(null, 204);
  });
}

function addVariableWrites({ app, accountSid, serviceOf }: ServerlessParts): void {
  app.post(`${one}/Variables`, async (c) => {
    const service = serviceOf(c.req.param('service'));
    const { variables } = environmentOf(service, c.req.param('environment'));
    const parameters = await readParameters(c);
    const key = parameters.required('Key');
    if (variables.some((variable) => variable.key === key))
      throw new TwilioError(409, 20409, 'A variable with that key exists already');
    const variable = { sid: newSid('ZV'), key, value: toValue(parameters.required('Value')) };
    variables.push(variable);
    return c.json(toVariableBody(accountSid, variable), 201);
  });
  app.post(`${one}/Variables/:variable`, async (c) => {
    const service = serviceOf(c.req.param('service'));
    const { variables } = environmentOf(service, c.req.param('environment'));
    const variable = variables.find(({ sid }) => sid === c.req.param('variable'));
    if (!variable) throw resourceNotFound(c.req.path);
    variable.value = toValue((await readParameters(c)).required('Value'));
    return c.json(toVariableBody(accountSid, variable));
  });
}

function toVariableBody(accountSid: string, { sid, key, value }: Variable) {
  return { sid, account_sid: accountSid, key, value, ...someDates };
}

function addDeploymentRoutes({ app, accountSid, serviceOf }: ServerlessParts): void {
  app.post(`${one}/Deployments`, async (c) => {
    const service = serviceOf(c.req.param('service'));
    const environment = environmentOf(service, c.req.param('environment'));
    const buildSid = (await readParameters(c)).required('BuildSid');
    const build = service.builds.find(({ sid }) => sid === buildSid);
    if (!build || statusOf(build) !== 'completed') throw invalidParameter('The build is not done');
    environment.buildSid = buildSid;
    environment.deployments.push(buildSid);
    const body = { sid: newSid('ZD'), account_sid: accountSid, build_sid: buildSid, ...someDates };
    return c.json(body, 201);
  });
}

function toValue(text: string): string {
  if (Buffer.byteLength(text) > maxValueBytes) throw invalidParameter('Value is too long');
  return text;
}

function environmentOf({ environments }: Service, sid: string): Environment {
  const found = environments.find((environment) => environment.sid === sid);
  if (!found) throw resourceNotFound(`/Environments/${sid}`);
  return found;
}

function toUrl(service: Service, { sid }: Environment): string {
  return `${serverlessUrl}/Services/${service.sid}/Environments/${sid}`;
}
