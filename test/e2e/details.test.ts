import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endAlert, openAlert } from './alert-clicks.ts';
import { closeModal, textOfView, waitForModal } from './open-forms.ts';
import { createChannels, createTypist, startOverHttp, startOverSocket } from './typist.ts';
import { ALICE, createWorld, WAIT_MS, type World } from './world.ts';
import { yuan } from './yuan.ts';

const BOB = 'U0BOB00000';
const GUEST = 'U0GUEST000';
const PEOPLE = [
  { id: ALICE, name: 'alice', is_admin: true },
  { id: BOB, name: 'bob' },
  { id: GUEST, name: 'guest', is_restricted: true },
];
const WHY = 'Why you see this';

describe.each([
  { transport: 'Socket Mode', start: startOverSocket },
  { transport: 'signed HTTP', start: startOverHttp },
])('the details of an alert over $transport', ({ start }) => {
  let world: World;
  let newChannel: ReturnType<typeof createChannels>;

  beforeAll(async () => {
    world = await createWorld({ slack: { users: PEOPLE } });
    newChannel = createChannels(world);
    world.deepseek.set(world.key, yuan('45.00'));
    // No reading but those that are asked for.
    const env = { CHECK_CRON: '0 0 1 1 *' };
    await start(world, env);
    await createTypist(world, newChannel()).type('show');
  });
  afterEach(async () => {
    world.slack.faults.clear();
    world.deepseek.set(world.key, yuan('45.00'));
    for (const { id } of PEOPLE) await closeModal(world, id);
  });
  afterAll(() => world.close());

  it('open before anything is asked of anybody, and are then filled', async () => {
    const alert = await openAlert(world, newChannel());
    const from = world.slack.requests.length;
    const interaction = await alert.click(BOB, 'details');
    const open = await waitForModal(world, BOB, WHY);
    const methods = world.slack.requests.slice(from).map(({ method }) => method);
    expect(methods[0]).toBe('views.open');
    expect(methods).toContain('users.info');
    expect(methods.at(-1)).toBe('views.update');
    const text = textOfView(open);
    for (const part of ['is down to ¥45.00', '#1 warn when the total', 'The last balances', 'the alert began'])
      expect(text).toContain(part);
    expect(interaction).toMatchObject({ failure: null, answers: [] });
  });

  it('check now reads the account and shows what came of it', async () => {
    const alert = await openAlert(world, newChannel());
    await alert.click(ALICE, 'details');
    const { id } = await waitForModal(world, ALICE, WHY);
    world.deepseek.set(world.key, yuan('44.00'));
    await world.slack.clickInView({ user: ALICE, viewId: id, actionId: 'check_now' });
    const text = textOfView(await waitForModal(world, ALICE, 'Checked just now.'));
    expect(text).toContain('¥44.00');
  });

  it('check now says that DeepSeek does not answer', async () => {
    const alert = await openAlert(world, newChannel());
    await alert.click(ALICE, 'details');
    const { id } = await waitForModal(world, ALICE, WHY);
    world.deepseek.play(world.key, [{ status: 503, body: 'away' }]);
    await world.slack.clickInView({ user: ALICE, viewId: id, actionId: 'check_now' });
    expect(textOfView(await waitForModal(world, ALICE, 'could not be read'))).toContain('¥45.00');
  });

  it.each(['expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired'])(
    'that cannot open any more (%s) are said privately',
    async (error) => {
      const alert = await openAlert(world, newChannel());
      world.slack.faults.add({ method: 'views.open', fault: { kind: 'platform_error', error } });
      const { text } = await (await alert.click(ALICE, 'details')).answer(WAIT_MS);
      expect(text).toContain('Slack gave me too little time to open the details.');
      await alert.click(ALICE, 'details');
      await waitForModal(world, ALICE, WHY);
    },
  );

  it('that are closed before they are filled harm nobody', async () => {
    const alert = await openAlert(world, newChannel());
    const stop = world.slack.onRequest((method, _, phase) => {
      if (method === 'views.update' && phase === 'received') void closeModal(world, ALICE);
    });
    const interaction = await alert.click(ALICE, 'details');
    await world.slack.waitFor(
      ({ requests }) => requests.findLast(({ method }) => method === 'views.update')?.outcome === 'not_found',
      WAIT_MS,
      'an update of what is closed',
    );
    stop();
    expect(interaction).toMatchObject({ failure: null, answers: [] });
    await alert.click(ALICE, 'details');
    await waitForModal(world, ALICE, WHY);
  });

  it.each([
    { name: 'a rate limit', fault: { kind: 'rate_limited', retryAfter: 1 } },
    { name: 'an error of Slack', fault: { kind: 'http_error', status: 500, stored: false } },
    { name: 'a broken connection', fault: { kind: 'dropped', stored: true } },
    { name: 'a page of a proxy', fault: { kind: 'html_200' } },
  ] as const)('are filled in spite of $name', async ({ fault }) => {
    const alert = await openAlert(world, newChannel());
    const added = world.slack.faults.add({ method: 'views.update', fault });
    await alert.click(ALICE, 'details');
    await waitForModal(world, ALICE, WHY);
    expect(added.hits).toBe(1);
  });

  it('open in spite of a short rate limit', async () => {
    const alert = await openAlert(world, newChannel());
    const added = world.slack.faults.add({ method: 'views.open', fault: { kind: 'rate_limited', retryAfter: 1 } });
    await alert.click(ALICE, 'details');
    await waitForModal(world, ALICE, WHY);
    expect(added.hits).toBe(1);
  });

  it('of another channel, or of nothing, are not shown', async () => {
    const [alert, other] = [await openAlert(world, newChannel()), await openAlert(world, newChannel())];
    const theirs = /episode:(\d+)/.exec(other.controls() ?? '')?.[1] ?? '';
    for (const value of [theirs, '999999999', '0', '-1', 'NaN', '1e3', '', '{}']) {
      await alert.click(ALICE, 'details', value);
      expect(textOfView(await waitForModal(world, ALICE, 'I do not find this alert any more'))).not.toContain('¥');
      await closeModal(world, ALICE);
    }
  });

  it('are not for guests', async () => {
    const alert = await openAlert(world, newChannel());
    await alert.click(GUEST, 'details');
    const open = await waitForModal(world, GUEST, 'Only members of this workspace may use this');
    expect(textOfView(open)).not.toContain('¥');
  });

  it('of an alert that has ended meanwhile are still there', async () => {
    const alert = await openAlert(world, newChannel());
    await endAlert(world, alert);
    await alert.shows(/^✅/);
    await alert.click(ALICE, 'details', undefined, { stale: true });
    expect(textOfView(await waitForModal(world, ALICE, 'The last balances'))).toContain('✅');
  });
});
