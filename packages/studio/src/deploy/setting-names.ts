/** Names of settings whose values are shown to nobody. */
export const secretNames = [
  'AUTH_TOKEN',
  'API_KEY_SECRET',
  'PSEUDONYM_SECRET',
  'DEPLOYMENT_KEY',
  'IDENTITY_KEYS',
  'CAPTCHA_SECRET',
  'PROFILE_TOKEN',
] as const;

/** Settings that Functions read from their environment, as `.env` gives them. */
export const variableNames = [
  'API_KEY_SID',
  'API_KEY_SECRET',
  'CONVERSATIONS_SERVICE_SID',
  'ALLOWED_ORIGINS',
  'PSEUDONYM_SECRET',
  'CHAT_METHOD',
  'ADDRESS_SID',
  'DEPLOYMENT_KEY',
  'IDENTITY_KEYS',
  'IDENTITY_AUDIENCE',
  'REQUIRE_VERIFIED',
  'CAPTCHA_PROVIDER',
  'CAPTCHA_SECRET',
  'TOKEN_SECONDS',
  'RESUME_HOURS',
  'PROFILE_TOKEN',
  'PROFILE_SPACE_ID',
  'PROFILE_HOST',
  'PROFILE_IDENTIFIER',
  'DOCS_TRAIT',
  'DOCS_CATEGORY',
  'DOCS_HOURS',
  'VIP_TRAIT',
  'LIFETIME_VALUE_TRAIT',
  'WORKSPACE_SID',
  'BOT_NAME',
  'BOT_SITE_NAME',
  'BOT_MAX_TURNS',
  'BOT_MAX_POOR_ANSWERS',
  'BOT_MIN_CONFIDENCE',
] as const;

/** The variable that says which flow chats start. The deploy writes it, once it knows the flow. */
export const flowVariable = 'STUDIO_FLOW_SID';

/** The variable that says which role visitors get in their chats. The deploy writes it, once it has found the role. */
export const roleVariable = 'GUEST_ROLE_SID';

/** The variable that remembers which build runs. The deploy writes it, last. */
export const buildVariable = 'DOCENT_BUILD';

/** Settings that stay with the deploy. ACCOUNT_SID and AUTH_TOKEN are given to Functions by Twilio itself. */
export const deployOnlyNames = [
  'ACCOUNT_SID',
  'AUTH_TOKEN',
  flowVariable,
  'WORKFLOW_SID',
  'TASK_CHANNEL_SID',
] as const;
