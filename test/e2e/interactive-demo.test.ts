import { expect, it, onTestFinished } from 'vitest';
import { startSampleDeepSeek } from '../../src/demo/deepseek/sample-deepseek.ts';
import { openDemo, openReadyDemo } from './demo-terminal.ts';

const LONGEST_MS = 60_000;
const KEY = 'sk-real-account-of-the-test-0123456789';

it(
  'a newcomer gets from the start to "Resolved" in less than a minute',
  async () => {
    const started = performance.now();
    const demo = await openReadyDemo();
    demo.enter(':help');
    await demo.waitFor(':key revoked|restored');
    demo.enter('/deepseek-balance help');
    await demo.waitFor('(only visible to you)');
    await demo.waitFor('/deepseek-balance threshold');
    demo.enter('/deepseek-balance threshold 50 CNY');
    await demo.waitFor('Set: #1');
    await demo.waitFor('@alice set a rule for this channel');
    demo.enter(':drain 25');
    await demo.waitFor(/The sample account has ¥\d\d\.\d\d now\./);
    await demo.waitFor(/⚠️ Warning: default is down to ¥\d\d\.\d\d \(threshold ¥50\.00\)\./);
    await demo.waitFor('Next: /deepseek-balance why');
    demo.enter('/deepseek-balance why');
    await demo.waitFor(/default: ¥\d\d\.\d\d is below ¥50\.00/);
    demo.enter(':topup 100');
    await demo.waitFor(/✎ edited: #ops · DeepSeek Balance\n {2}✅ Resolved: default has ¥1\d\d\.\d\d/);
    await demo.waitFor(/↳ #ops · DeepSeek Balance\n {4}in the thread of: ✅ Resolved/);
    demo.enter(':quit');
    await demo.waitFor('Goodbye');
    expect(await demo.ended).toBe(0);
    expect(performance.now() - started).toBeLessThan(LONGEST_MS);
    expect(await demo.leftovers()).toStrictEqual([]);
  },
  LONGEST_MS,
);

it('the sample account drains by itself, so that a rule speaks without any help', async () => {
  const demo = await openReadyDemo();
  demo.enter(':fast');
  await demo.waitFor('loses ¥5.00 a second');
  demo.enter('/deepseek-balance threshold 65 CNY');
  expect(await demo.waitFor('⚠️ Warning: default is down to ¥6')).not.toContain(':drain');
});

it('Home says what to do, and the first rule is set there by its form', async () => {
  const demo = await openReadyDemo();
  demo.enter('/home');
  await demo.waitFor('Three steps to the first warning');
  await demo.waitFor(':2 presses [Add the first rule]');
  demo.enter(':2');
  const answers: readonly (readonly [RegExp, string])[] = [
    [/Channel>$/, 'ops'],
    [/Account>$/, ''],
    [/Warn when>$/, ''],
    [/Amount>$/, '50 CNY'],
    [/Preview: warn when[^>]*How bad is it\?>$/, ''],
    [/Also mention a person>$/, ''],
    [/Enter submits, Ctrl-C closes>$/, ''],
  ];
  for (const [asked, answer] of answers) {
    await demo.waitFor(asked);
    demo.enter(answer);
  }
  await demo.waitFor('✅ Saved. Everyone in #ops sees what you changed.');
  expect(await demo.waitFor('Your channels')).toContain('@alice set a rule for this channel: #1');
});

it('there are two channels, each with a prompt and rules of its own', async () => {
  const demo = await openReadyDemo();
  demo.enter('/join #other');
  await demo.waitFor(/#other>$/);
  demo.enter('/deepseek-balance threshold 50 CNY');
  await demo.waitFor('#other · DeepSeek Balance');
  demo.enter('/join nowhere');
  expect(await demo.waitFor('/join #ops')).toContain('/join #other');
});

it('what the bot would not get is answered with what to type', async () => {
  const demo = await openReadyDemo();
  const answers = [
    ['threshold 50 CNY', 'To ask the bot, type\n/deepseek-balance threshold 50 CNY'],
    ['good morning', 'ordinary message'],
    ['/remind me', '/remind is not a valid command here'],
    [':topp 5', 'Did you mean :topup?'],
    [':drain lots', 'Say how many yuan, up to a million: :drain 5'],
    [':1', 'No message here has a button yet.'],
  ] as const;
  for (const [line, answer] of answers) {
    demo.enter(line);
    expect(await demo.waitFor(answer)).toContain(`#ops> ${line}`);
  }
});

it('DeepSeek can be down, and come back', async () => {
  const demo = await openReadyDemo();
  demo.enter('/deepseek-balance watch');
  await demo.waitFor('✅ Set:');
  demo.enter(':down');
  await demo.waitFor('HTTP 500');
  expect(await demo.waitFor('could not be read')).toContain('⚠️ Warning: the balance of default could not be read');
  demo.enter(':up');
  expect(await demo.waitFor('✅ Resolved')).toContain('answers again');
});

it('the key can be revoked, and restored', async () => {
  const demo = await openReadyDemo();
  demo.enter('/deepseek-balance watch');
  await demo.waitFor('✅ Set:');
  demo.enter(':key revoked');
  expect(await demo.waitFor('🔴 Critical')).toContain('DeepSeek no longer accepts the key of default (HTTP 401)');
  demo.enter(':key restored');
  expect(await demo.waitFor('✅ Resolved')).toContain('good again');
});

it('with a key it reads the real account, which only the sample’s commands cannot steer', async () => {
  const deepseek = await startSampleDeepSeek();
  onTestFinished(() => deepseek.close());
  deepseek.set(KEY, { wallets: { USD: { toppedUp: '12.34' } } });
  const demo = await openReadyDemo({ env: { DEEPSEEK_API_KEY: KEY, DEEPSEEK_BASE_URL: deepseek.baseUrl } });
  await demo.waitFor('your real DeepSeek account');
  demo.enter('/deepseek-balance');
  await demo.waitFor('$12.34');
  demo.enter(':drain 5');
  await demo.waitFor('steers the sample account only');
  demo.enter(':quit');
  expect(await demo.ended).toBe(0);
  expect(demo.raw()).not.toContain(KEY);
  expect(deepseek.countOf(KEY)).toBeLessThan(5);
});

it('a key that cannot be one is refused with a sentence that does not show it', async () => {
  const demo = await openDemo({ env: { DEEPSEEK_API_KEY: 'nonsense with spaces' } });
  expect(await demo.ended).toBe(78);
  expect(demo.screen()).toContain('DEEPSEEK_API_KEY must');
  expect(demo.raw()).not.toContain('nonsense');
  expect(await demo.leftovers()).toStrictEqual([]);
});
