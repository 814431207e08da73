import { z } from 'zod';

const answer = z.object({ schema: z.literal(1), message: z.string() });

/** The sentence in an answer of the bot's own port; undefined for what something else answered. */
export function parseOpsAnswer(text: string): string | undefined {
  try {
    return answer.safeParse(JSON.parse(text)).data?.message;
  } catch {
    return undefined;
  }
}
