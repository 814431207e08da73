import { z } from 'zod';
import type { Answer } from '../answer.ts';
import { botMethod, type Method } from '../method.ts';
import type { Workspace } from '../workspace.ts';

/** `api.test`, `auth.test` and `apps.connections.open`, whose address `openConnection` gives. */
export function sessionMethods(parts: {
  readonly workspace: Workspace;
  readonly openConnection: () => string;
}): Readonly<Record<string, Method>> {
  const { team, bot } = parts.workspace;
  return {
    'api.test': { token: 'none', scopes: [], call: (args): Answer => ({ ok: true, args }) },
    'auth.test': botMethod([], z.looseObject({}), () => ({
      ok: true,
      url: team.url,
      team: team.name,
      user: bot.name,
      team_id: team.id,
      user_id: bot.userId,
      bot_id: bot.botId,
      is_enterprise_install: false,
    })),
    'apps.connections.open': {
      token: 'app',
      scopes: ['connections:write'],
      call: (): Answer => ({ ok: true, url: parts.openConnection() }),
    },
  };
}
