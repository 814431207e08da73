/** An instant (UTC ms) for a terminal: `2026-11-21 14:05 UTC`. */
export function plainInstant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
