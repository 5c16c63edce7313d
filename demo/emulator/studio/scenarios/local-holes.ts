/** What stands in the holes of a flow when nobody says otherwise: the made-up account and space of the demo. */
export const localHoles: Readonly<Record<string, string>> = {
  WORKFLOW_SID: 'WW00000000000000000000000000d0ce01',
  TASK_CHANNEL_SID: 'TC00000000000000000000000000d0ce01',
  PROFILE_TOKEN: 'docent-demo-profile-token',
  SPACE_ID: 'spa_docent_demo',
};
