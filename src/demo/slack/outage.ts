import type { WebServer } from './web-server.ts';

/** How the whole HTTP side of Slack is down: every call answers 500, or nobody listens. */
export type Outage = 'http_500' | 'refuse';

export interface OutageSwitch {
  isDown(): boolean;
  /** Null ends the outage. WebSockets stay open; `connections.drop()` breaks them. */
  set(server: WebServer, outage: Outage | null): Promise<void>;
}

export function createOutageSwitch(): OutageSwitch {
  let current: Outage | null = null;
  return {
    isDown: () => current === 'http_500',
    async set(server, outage) {
      current = outage;
      if (outage === 'refuse') server.stopListening();
      else await server.listenAgain();
    },
  };
}
