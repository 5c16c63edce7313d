import { randomBytes } from 'node:crypto';

/** A Functions service as the recorded API keeps it. */
export interface Service {
  sid: string;
  uniqueName: string;
  hasCredentials: boolean;
  functions: File[];
  assets: File[];
  builds: Build[];
  environments: Environment[];
}

/** A Function or an asset, with what was uploaded of it. */
export interface File {
  sid: string;
  friendlyName: string;
  versions: Version[];
}

export interface Version {
  sid: string;
  path: string;
  visibility: string;
  content: string;
}

export interface Build {
  sid: string;
  functionVersions: string[];
  assetVersions: string[];
  dependencies: string;
  runtime: string;
  /** How often it still answers that it is being built. */
  pollsLeft: number;
  isFailed: boolean;
}

export interface Environment {
  sid: string;
  uniqueName: string;
  domainSuffix: string | null;
  domainName: string;
  buildSid: string | null;
  variables: Variable[];
  deployments: string[];
}

export interface Variable {
  sid: string;
  key: string;
  value: string;
}

/** What tests arrange. */
export interface ServerlessStore {
  services: Service[];
  /** How often a new build answers that it is being built. */
  pollsPerBuild: number;
  /** Whether new builds fail. */
  failsBuilds: boolean;
}

export function createServerlessStore(): ServerlessStore {
  return { services: [], pollsPerBuild: 0, failsBuilds: false };
}

/** A new SID: two letters and 32 hexadecimal digits. */
export function newSid(prefix: 'ZS' | 'ZE' | 'ZH' | 'ZN' | 'ZB' | 'ZV' | 'ZD'): string {
  return `${prefix}${randomBytes(16).toString('hex')}`;
}

export function createService(uniqueName: string, hasCredentials = true): Service {
  return {
    sid: newSid('ZS'),
    uniqueName,
    hasCredentials,
    functions: [],
    assets: [],
    builds: [],
    environments: [],
  };
}
