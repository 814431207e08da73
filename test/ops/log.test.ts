import { describe, expect, it } from 'vitest';
import { createLog, type LogOptions } from '../../src/ops/log.ts';

const KEY = 'sk-0123456789abcdef';
const TOKEN = 'xoxb-1-2-"quoted"\\secret';

function setUp(more: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    secrets: [KEY, TOKEN],
    destination: { write: (line) => void lines.push(line) },
    ...more,
  });
  const written = (): unknown[] => lines.map((line): unknown => JSON.parse(line));
  return { log, lines, written };
}

describe('the log', () => {
  it('writes one JSON line per event, with its level as a word and its time', () => {
    const { log, lines, written } = setUp();
    log.info({ account: 'prod', ms: 12 }, 'account checked\nand more');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toContain('\n');
    expect(written()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        account: 'prod',
        ms: 12,
        msg: 'account checked\nand more',
      },
    ]);
  });

  it('leaves out what is below its level', () => {
    const { log, written } = setUp({ level: 'warn' });
    log.debug({}, 'one');
    log.info({}, 'two');
    log.warn({}, 'three');
    log.error({}, 'four');
    expect(written()).toEqual([
      expect.objectContaining({ level: 'warn', msg: 'three' }),
      expect.objectContaining({ level: 'error', msg: 'four' }),
    ]);
  });

  it('strikes out known secrets wherever they are: message, fields, keys, errors and their causes', () => {
    const { log, lines, written } = setUp();
    const cause = new TypeError(`fetch failed with Bearer ${KEY}`, { cause: new RangeError(`and ${TOKEN}`) });
    const error = Object.assign(new Error(`could not read with ${KEY}`, { cause }), {
      request: { options: { deep: [{ secret: TOKEN }] } },
    });
    log.error({ err: error, [KEY]: 'a key', list: [KEY, { of: TOKEN }] }, `it was ${KEY} and ${TOKEN}`);
    expect(lines.join('')).not.toContain('0123456789abcdef');
    expect(lines.join('')).not.toContain('quoted');
    expect(lines.join('')).toContain('could not read with [hidden]');
    expect(lines.join('')).toContain('fetch failed with Bearer [hidden]');
    expect(written()).toHaveLength(1);
  });

  it('keeps an error readable: its message, its kind and where it happened', () => {
    const { log, written } = setUp();
    log.error({ err: new RangeError('a bug') }, 'job failed');
    expect(written()).toEqual([
      expect.objectContaining({
        err: expect.objectContaining({
          type: 'RangeError',
          message: 'a bug',
          stack: expect.stringContaining('log.test.ts'),
        }),
      }),
    ]);
  });

  it('hides headers and what is named like a secret, also when it is not known', () => {
    const { log, written } = setUp({ secrets: [] });
    const unknown = 'nobody-knows-this-one';
    log.warn(
      {
        authorization: unknown,
        headers: { authorization: unknown },
        token: unknown,
        apiKey: unknown,
        signingSecret: unknown,
        request: { headers: { cookie: unknown }, authorization: unknown, token: unknown, apiKey: unknown },
      },
      'asked',
    );
    expect(JSON.stringify(written())).not.toContain(unknown);
    expect(written()).toEqual([
      expect.objectContaining({ authorization: '[hidden]', request: expect.objectContaining({ headers: '[hidden]' }) }),
    ]);
  });

  it('hides the headers of a request that an error carries', () => {
    const { log, lines } = setUp({ secrets: [] });
    const request = { headers: { authorization: 'Bearer nobody-knows-this-one' } };
    log.error({ err: Object.assign(new Error('refused'), { request, headers: request.headers }) }, 'asked');
    expect(lines.join('')).toContain('refused');
    expect(lines.join('')).not.toContain('nobody-knows-this-one');
  });

  it('does not take a short or empty value for a secret', () => {
    const { log, written } = setUp({ secrets: ['', 'a', 'prod'] });
    log.info({ account: 'prod' }, 'a check');
    expect(written()).toEqual([expect.objectContaining({ account: 'prod', msg: 'a check' })]);
  });

  it('strikes out the longer of two secrets that begin alike as a whole', () => {
    const { log, lines } = setUp({ secrets: ['sk-shared', 'sk-shared-and-longer'] });
    log.info({}, 'sk-shared-and-longer');
    expect(lines.join('')).not.toContain('and-longer');
  });
});

describe('the log for people', () => {
  it('is a line of words, with time and zone, without colours unless asked for', () => {
    const { log, lines } = setUp({ pretty: { colour: false } });
    log.warn({ account: 'prod', error: 'not_found' }, 'not delivered yet');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}\] WARN: not delivered yet \{"account":"prod","error":"not_found"\}\n$/,
    );
  });

  it('has colours when asked for', () => {
    const { log, lines } = setUp({ pretty: { colour: true } });
    log.info({}, 'hello');
    expect(lines[0]).toContain('\u001b[32mINFO\u001b[39m');
  });

  it('shows where an error happened', () => {
    const { log, lines } = setUp({ pretty: { colour: false } });
    log.error({ err: new TypeError('nonsense') }, 'failed');
    expect(lines[0]).toContain('TypeError: nonsense\n');
  });

  it('holds no secret either', () => {
    const { log, lines } = setUp({ pretty: { colour: true } });
    log.error({ token: TOKEN, err: new Error(`with ${KEY}`) }, `key ${KEY}`);
    expect(lines.join('')).not.toMatch(/sk-0123|secret/);
    expect(lines.join('')).toContain('[hidden]');
  });
});
