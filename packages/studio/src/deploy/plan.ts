import type { Build } from './build.ts';
import type { ChatMethodName } from './parse-settings.ts';

/** What happens to something at Twilio. */
export type Change = 'create' | 'change' | 'remove' | 'unchanged';

export interface PlanItem {
  readonly kind: 'service' | 'function' | 'asset' | 'variable' | 'flow' | 'address' | 'role';
  /** What it is called; never a value. */
  readonly name: string;
  readonly change: Change;
  /** More about it, a line each. */
  readonly details?: readonly string[];
}

/** Everything that a deploy is about, with what would happen to it. */
export interface Plan {
  readonly items: readonly PlanItem[];
  /** What a person should know besides, a sentence each. */
  readonly notes: readonly string[];
}

/** How it shall be. */
export interface Wanted {
  readonly build: Build;
  /** The environment of the Functions, without what the deploy finds out by itself. */
  readonly variables: Readonly<Record<string, string>>;
  /** Undefined for a flow of the customer's own: it is left as it is. */
  readonly flow: WantedFlow | undefined;
  readonly method: ChatMethodName;
}

export interface WantedFlow {
  /** The file, for people: `docent`. */
  readonly source: string;
  /** JSON with holes. */
  readonly text: string;
  /** What is known for the holes before anything is deployed. */
  readonly holes: Readonly<Record<string, string>>;
}

/** How it is. */
export interface Found {
  readonly functions: FoundFunctions | undefined;
  readonly flow: FoundFlow | undefined;
  readonly role: FoundRole;
  /** What users may do everywhere in the Conversations service: it is told, and never changed. */
  readonly serviceRole: FoundRole | undefined;
  /** Only with the method `web-chat`. */
  readonly address: FoundAddress | undefined;
}

/** The Functions service. */
export interface FoundFunctions {
  readonly serviceSid: string;
  /** Whether Functions are given ACCOUNT_SID and AUTH_TOKEN. */
  readonly hasCredentials: boolean;
  /** SIDs by name. */
  readonly functionSids: Readonly<Record<string, string>>;
  readonly assetNames: readonly string[];
  readonly environment: FoundEnvironment | undefined;
}

export interface FoundEnvironment {
  readonly sid: string;
  readonly domain: string;
  /** The build that runs; undefined before the first. */
  readonly buildSid: string | undefined;
  readonly variables: Readonly<Record<string, string>>;
}

export interface FoundFlow {
  readonly sid: string;
  readonly friendlyName: string;
  /** Its newest revision. */
  readonly revision: number;
  /** The published one, which need not be the newest. */
  readonly published: { readonly revision: number; readonly definition: unknown } | undefined;
  /** Whether a deploy has made it, or has published it last. */
  readonly isOurs: boolean;
}

export interface FoundRole {
  readonly sid: string;
  readonly friendlyName: string;
  readonly permissions: readonly string[];
}

export interface FoundAddress {
  readonly sid: string;
  /** The flow that it starts; undefined when it starts none. */
  readonly flowSid: string | undefined;
}

/** The name of the Functions service, and the suffix of its domain. */
export const serviceName = 'docent';

/** The name of the flow, unless STUDIO_FLOW_SID says which it is. */
export const flowName = 'Docent';
