import process from 'node:process';
import { givenText } from '../config/given-text.ts';

/** What the environment says at this moment; read when a client is made or asked, never at import. */
export function readEnvironment(): { readonly apiKey: string | undefined; readonly baseURL: string | undefined } {
  const { DEEPSEEK_API_KEY: apiKey, DEEPSEEK_BASE_URL: baseURL } = process.env;
  return { apiKey: givenText(apiKey), baseURL: givenText(baseURL) };
}
