/** A self-hosted bot serves one workspace, named so before Slack has told its team. */
export const WORKSPACE = 'self';
