import { claimed } from './definitions/claimed.ts';
import { consentRefused } from './definitions/consent-refused.ts';
import { docsRead } from './definitions/docs-read.ts';
import { noneRead } from './definitions/none-read.ts';
import { offline } from './definitions/offline.ts';
import { profileDown } from './definitions/profile-down.ts';
import { recipe } from './definitions/recipe.ts';
import { reload } from './definitions/reload.ts';
import { slidingLag } from './definitions/sliding-lag.ts';
import { sms } from './definitions/sms.ts';
import { twoTabs } from './definitions/two-tabs.ts';
import { unknown } from './definitions/unknown.ts';
import { verified } from './definitions/verified.ts';
import { vip } from './definitions/vip.ts';
import type { Scenario } from './scenario.ts';

/** All scenarios, in the order in which they are played. */
export const scenarios: readonly Scenario[] = [
  docsRead,
  noneRead,
  vip,
  verified,
  claimed,
  unknown,
  profileDown,
  sms,
  recipe,
  slidingLag,
  reload,
  twoTabs,
  offline,
  consentRefused,
];
