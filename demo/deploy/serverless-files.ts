import { invalidParameter, resourceNotFound } from '../emulator/twilio/errors.ts';
import { answerPage } from '../emulator/twilio/rest/paging.ts';
import { readParameters } from '../emulator/twilio/rest/parameters.ts';
import { serverlessUrl, someDates, type ServerlessParts } from './serverless-parts.ts';
import { newSid, type File, type Service, type Version } from './serverless-store.ts';

type Kind = 'Functions' | 'Assets';

/** `/Services/{sid}/Functions` and `/Services/{sid}/Assets` */
export function addFileRoutes({ app, accountSid, serviceOf }: ServerlessParts, kind: Kind): void {
  const toBody = (service: Service, { sid, friendlyName }: File) => ({
    sid,
    account_sid: accountSid,
    service_sid: service.sid,
    friendly_name: friendlyName,
    ...someDates,
    url: `${serverlessUrl}/Services/${service.sid}/${kind}/${sid}`,
    links: {},
  });
  app.get(`/Services/:service/${kind}`, (c) => {
    const service = serviceOf(c.req.param('service'));
    return answerPage(c, {
      key: kind.toLowerCase(),
      url: `${serverlessUrl}/Services/${service.sid}/${kind}`,
      items: filesOf(service, kind),
      toBody: (file) => toBody(service, file),
    });
  });
  app.post(`/Services/:service/${kind}`, async (c) => {
    const service = serviceOf(c.req.param('service'));
    const friendlyName = (await readParameters(c)).required('FriendlyName');
    const file = { sid: newSid('ZH'), friendlyName, versions: [] };
    filesOf(service, kind).push(file);
    return c.json(toBody(service, file), 201);
  });
}

/** `serverless-upload.twilio.com/v1`: the contents come to a host of their own, as multipart forms. */
export function addUploadRoutes({ app, accountSid, serviceOf }: ServerlessParts, kind: Kind): void {
  app.post(`/Services/:service/${kind}/:file/Versions`, async (c) => {
    const service = serviceOf(c.req.param('service'));
    const file = filesOf(service, kind).find(({ sid }) => sid === c.req.param('file'));
    if (!file) throw resourceNotFound(c.req.path);
    const form = await c.req.formData();
    const content = form.get('Content');
    if (content === null || typeof content === 'string') throw invalidParameter('Content');
    const version: Version = {
      sid: newSid('ZN'),
      path: textOf(form, 'Path'),
      visibility: textOf(form, 'Visibility'),
      content: await content.text(),
    };
    if (!version.path.startsWith('/')) throw invalidParameter('Path must begin with a slash');
    file.versions.push(version);
    const { sid, path, visibility } = version;
    const owner = { account_sid: accountSid, service_sid: service.sid };
    return c.json({ sid, ...owner, path, visibility, ...someDates }, 201);
  });
}

function filesOf(service: Service, kind: Kind): File[] {
  return kind === 'Functions' ? service.functions : service.assets;
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  if (typeof value !== 'string') throw invalidParameter(`${name} is missing`);
  return value;
}
