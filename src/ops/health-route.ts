import type { Part } from '../domain/readiness.ts';
import type { Route } from './route.ts';

const WORDS: Readonly<Record<Part, string>> = {
  slack: 'Slack is not connected, or refuses the app',
  database: 'the database takes no writes',
  checks: 'an account was not read for two check intervals',
};

/** `GET /healthz`: the process is alive and answers; anybody may ask. */
export function healthRoute(): Route {
  return {
    method: 'GET',
    path: '/healthz',
    refuse: () => null,
    answer: async () => ({ status: 200, body: { schema: 1, outcome: 'alive', message: 'The bot is running.' } }),
  };
}

/** `GET /readyz`: 200 when the bot can do its work, else 503 with the parts that are missing; anybody may ask. */
export function readyRoute(readReadiness: () => Promise<readonly Part[]>): Route {
  return {
    method: 'GET',
    path: '/readyz',
    refuse: () => null,
    answer: async () => {
      const missing = await readReadiness();
      if (missing.length === 0) {
        const message = 'Slack is connected, the database takes writes and every account was read lately.';
        return { status: 200, body: { schema: 1, outcome: 'ready', message, not_ready: missing } };
      }
      const message = `Not ready: ${missing.map((part) => WORDS[part]).join('; ')}.`;
      return { status: 503, body: { schema: 1, outcome: 'not_ready', message, not_ready: missing } };
    },
  };
}
