import { invalidParameter, resourceNotFound } from '../emulator/twilio/errors.ts';
import { answerPage } from '../emulator/twilio/rest/paging.ts';
import { readParameters } from '../emulator/twilio/rest/parameters.ts';
import { serverlessUrl, someDates, type ServerlessParts } from './serverless-parts.ts';
import { newSid, type Build, type Service } from './serverless-store.ts';

/** `/Services/{sid}/Builds` */
export function addBuildRoutes(parts: ServerlessParts): void {
  addCreation(parts);
  addReading(parts);
}

function addReading({ app, accountSid, serviceOf }: ServerlessParts): void {
  app.get('/Services/:service/Builds', (c) => {
    const service = serviceOf(c.req.param('service'));
    return answerPage(c, {
      key: 'builds',
      url: `${serverlessUrl}/Services/${service.sid}/Builds`,
      items: service.builds,
      toBody: (build) => toBuildBody(accountSid, service, build),
    });
  });
  app.get('/Services/:service/Builds/:build/Status', (c) => {
    const service = serviceOf(c.req.param('service'));
    const build = service.builds.find(({ sid }) => sid === c.req.param('build'));
    if (!build) throw resourceNotFound(c.req.path);
    const body = {
      sid: build.sid,
      account_sid: accountSid,
      service_sid: service.sid,
      status: statusOf(build),
    };
    build.pollsLeft -= 1;
    return c.json(body);
  });
}

function addCreation({ app, store, accountSid, serviceOf }: ServerlessParts): void {
  app.post('/Services/:service/Builds', async (c) => {
    const service = serviceOf(c.req.param('service'));
    const parameters = await readParameters(c);
    const build: Build = {
      sid: newSid('ZB'),
      functionVersions: parameters.list('FunctionVersions'),
      assetVersions: parameters.list('AssetVersions'),
      dependencies: parameters.text('Dependencies') ?? '',
      runtime: parameters.text('Runtime') ?? '',
      pollsLeft: store.pollsPerBuild,
      isFailed: store.failsBuilds,
    };
    assertUploaded(service, build);
    service.builds.push(build);
    return c.json(toBuildBody(accountSid, service, build), 201);
  });
}

function toBuildBody(accountSid: string, service: Service, build: Build) {
  return {
    sid: build.sid,
    account_sid: accountSid,
    service_sid: service.sid,
    status: statusOf(build),
    function_versions: build.functionVersions.map((sid) => ({ sid })),
    asset_versions: build.assetVersions.map((sid) => ({ sid })),
    dependencies: [],
    runtime: build.runtime,
    ...someDates,
    url: `${serverlessUrl}/Services/${service.sid}/Builds/${build.sid}`,
    links: {},
  };
}

/** What a build is at this moment. */
export function statusOf({ pollsLeft, isFailed }: Build): 'building' | 'completed' | 'failed' {
  if (pollsLeft > 0) return 'building';
  return isFailed ? 'failed' : 'completed';
}

function assertUploaded({ functions, assets }: Service, build: Build): void {
  const uploaded = [...functions, ...assets].flatMap(({ versions }) => versions);
  const sids = new Set(uploaded.map(({ sid }) => sid));
  const asked = [...build.functionVersions, ...build.assetVersions];
  if (asked.length === 0) throw invalidParameter('A build needs Functions or assets');
  if (!asked.every((sid) => sids.has(sid))) throw invalidParameter('A version does not exist');
}
