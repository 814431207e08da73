import type { Metrics } from './metrics.ts';
import type { Route } from './route.ts';

/** `GET /metrics`: how the bot and its accounts are, in Prometheus' text format; anybody may ask. */
export function metricsRoute({ render, contentType }: Pick<Metrics, 'contentType' | 'render'>): Route {
  return {
    method: 'GET',
    path: '/metrics',
    refuse: () => null,
    answer: async () => ({ status: 200, text: await render(), contentType }),
  };
}
