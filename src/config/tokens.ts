import { accepted, type Parsed, refused } from './text-schema.ts';

const BOT_TOKEN = 'a bot token (xoxb-…)';
const APP_TOKEN = 'an app-level token (xapp-…)';
const API_KEY = 'a DeepSeek API key (sk-…)';
const SIGNING_SECRET = 'what looks like a signing secret (32 hexadecimal characters)';

/** What people put into the wrong variable; the first that fits counts. */
const KNOWN: readonly { readonly begins: RegExp; readonly name: string }[] = [
  { begins: /^xoxb-/i, name: BOT_TOKEN },
  { begins: /^xapp-/i, name: APP_TOKEN },
  { begins: /^xoxp-/i, name: 'a user token (xoxp-…)' },
  { begins: /^xoxe/i, name: 'a token of an app with token rotation (xoxe…), which this bot does not support' },
  { begins: /^xox[a-z]-/i, name: 'a Slack token of another kind' },
  { begins: /^sk-/i, name: API_KEY },
  { begins: /^[0-9a-f]{32}$/i, name: SIGNING_SECRET },
  { begins: /^https?:\/\//i, name: 'a web address' },
];

interface Secret {
  /** Its name in `KNOWN`. */
  readonly name: string;
  readonly shape: RegExp;
  /** What to look for instead of another secret. */
  readonly sign: string;
  readonly look: string;
}

/** What a text looks like, in words that do not hold the text; undefined when it looks like none of the known secrets. */
export function recogniseSecret(text: string): string | undefined {
  return KNOWN.find(({ begins }) => begins.test(text))?.name;
}

/** `xoxb-…` */
export const parseBotToken = secretParser({
  name: BOT_TOKEN,
  shape: /^xoxb-[\w-]+$/,
  sign: 'the bot token starts with xoxb-',
  look: 'xoxb- and then letters, digits and dashes',
});

/** `xapp-…` */
export const parseAppToken = secretParser({
  name: APP_TOKEN,
  shape: /^xapp-[\w-]+$/,
  sign: 'the app-level token starts with xapp-',
  look: 'xapp- and then letters, digits and dashes',
});

/** 32 hexadecimal characters. */
export const parseSigningSecret = secretParser({
  name: SIGNING_SECRET,
  shape: /^[0-9a-f]{32}$/i,
  sign: 'the signing secret is 32 hexadecimal characters without a prefix',
  look: '32 hexadecimal characters, from Basic Information › App Credentials',
});

/** Any visible ASCII text, because gateways hand out keys of their own shape, but nothing that is known to be another secret. */
export const parseApiKey = secretParser({
  name: API_KEY,
  shape: /^[\x21-\x7e]+$/,
  sign: 'a DeepSeek API key starts with sk-',
  look: 'an API key alone, such as sk-…, without spaces',
});

const LEAST_REPORT_TOKEN = 16;

/** A secret of the operator's own making; 32 hexadecimal characters are welcome, though a signing secret looks like that. */
export function parseReportToken(text: string): Parsed<string> {
  const recognised = recogniseSecret(text);
  if (recognised !== undefined && recognised !== SIGNING_SECRET) {
    return refused(`holds ${recognised}; make a secret for it alone, such as with: openssl rand -hex 24`);
  }
  return /^[\x21-\x7e]+$/.test(text) && text.length >= LEAST_REPORT_TOKEN
    ? accepted(text)
    : refused(
        `must be a secret of at least ${LEAST_REPORT_TOKEN} characters without spaces, such as from: openssl rand -hex 24`,
      );
}

function secretParser({ name, shape, sign, look }: Secret): (text: string) => Parsed<string> {
  return (text) => {
    const recognised = recogniseSecret(text);
    if (recognised !== undefined && recognised !== name) return refused(`holds ${recognised}; ${sign}`);
    return shape.test(text) ? accepted(text) : refused(`must be ${look}`);
  };
}
