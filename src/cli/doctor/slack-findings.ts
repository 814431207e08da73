import { refusedBotToken } from '../../ops/start-error.ts';
import type { AppTokenTrial } from '../../slack/app-token.ts';
import { BOT_SCOPES, type Scope } from '../../slack/scopes.ts';
import { type Finding, fine, note, wrong } from './finding.ts';
import type { SlackLook } from './slack-look.ts';

const GRANT = 'Add it under "OAuth & Permissions" of the app and install the app again.';
const REACH =
  'Check the network and the firewall of this machine, SLACK_API_URL and https://slack-status.com; then run doctor again.';

/** Whether Slack takes both tokens, and what the bot may do. */
export function slackFindings(look: SlackLook | null): readonly Finding[] {
  if (look === null) return [];
  const { appToken, introduction } = look;
  // That Slack does not answer is said once.
  const isTold = appToken !== null && (appToken.kind !== 'untold' || introduction.kind !== 'unreachable');
  return [...tokenFindings(look), ...(isTold ? [appTokenFinding(appToken)] : [])];
}

/** Whether Slack says that a scope is missing; false while it says nothing. */
export function lacksScope({ introduction }: SlackLook, name: string): boolean {
  return introduction.kind === 'known' && introduction.scopes !== null && !introduction.scopes.includes(name);
}

function tokenFindings(look: SlackLook): readonly Finding[] {
  const { introduction } = look;
  switch (introduction.kind) {
    case 'refused':
      // One wording for the start of the bot and for the doctor; its second sentence says what to do.
      return [splitSentences(refusedBotToken(introduction.code).message)];
    case 'unreachable':
      return [
        wrong(
          'Slack',
          `it does not answer as it should (${silence(introduction.reason)}).`,
          waitOr(introduction.reason),
        ),
      ];
    case 'known': {
      if (introduction.scopes === null) {
        return [
          note(
            'Slack',
            'it takes SLACK_BOT_TOKEN, but does not say what the bot may do.',
            'Compare the scopes of the app with manifest.yml.',
          ),
        ];
      }
      const missing = BOT_SCOPES.filter(({ name }) => lacksScope(look, name));
      const all = missing.length === 0 ? ' and grants every scope' : '';
      return [fine('Slack', `it takes SLACK_BOT_TOKEN${all}.`), ...missing.map(scopeFinding)];
    }
  }
}

function scopeFinding({ name, isRequired, without }: Scope): Finding {
  if (isRequired) return wrong('Slack', `the scope ${name} is missing; without it ${without}`, GRANT);
  return note('Slack', `the optional scope ${name} is missing; without it: ${without}`, GRANT);
}

function appTokenFinding(trial: AppTokenTrial): Finding {
  switch (trial.kind) {
    case 'taken':
      return fine('Slack', 'it takes SLACK_APP_TOKEN.');
    case 'refused':
      return wrong(
        'Slack',
        `it refuses SLACK_APP_TOKEN (${trial.code}), so that commands do not arrive.`,
        'Create an app-level token with the scope connections:write under "Basic Information"; it starts with xapp-. Socket Mode must be on.',
      );
    case 'untold':
      return note('Slack', `SLACK_APP_TOKEN could not be tried (${silence(trial.reason)}).`, waitOr(trial.reason));
  }
}

/** Why Slack did not answer a question, in words where its reason is none for people. */
export function silence(reason: string): string {
  if (reason === 'rate_limited') return 'too many requests';
  return reason.startsWith('TimeoutError') ? 'no answer in time' : reason;
}

/** What to do about a question that Slack did not answer. */
export function waitOr(reason: string): string {
  return reason === 'rate_limited' ? 'Slack asks for fewer requests: run doctor again in a minute.' : REACH;
}

function splitSentences(message: string): Finding {
  const at = message.indexOf('. ') + 1;
  return wrong('Slack', message.slice(0, at), message.slice(at).trim());
}
