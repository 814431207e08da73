import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeModal, createForm, modalOf, waitForModal } from './open-forms.ts';
import { createChannels, createTypist, startOverHttp, startOverSocket } from './typist.ts';
import { ALICE, createWorld, type World } from './world.ts';
import { yuan } from './yuan.ts';

const BOB = 'U0BOB00000';
const GONE = 'U0GONE0000';
const GUEST = 'U0GUEST000';
const PEOPLE = [
  { id: ALICE, name: 'alice', is_admin: true },
  { id: BOB, name: 'bob' },
  { id: GONE, name: 'gone', deleted: true },
  { id: GUEST, name: 'guest', is_restricted: true },
];
const BELOW_50 = 'warn when the total of any account falls below ¥50.00';
const SAVED = '✅ Saved. Everyone in';
const AMOUNT = { 'threshold:below': '50 CNY' };

describe.each([
  { transport: 'Socket Mode', start: startOverSocket },
  { transport: 'signed HTTP', start: startOverHttp },
])('the settings form over $transport', ({ start }) => {
  let world: World;
  let newChannel: ReturnType<typeof createChannels>;

  beforeAll(async () => {
    world = await createWorld({ slack: { users: PEOPLE } });
    newChannel = createChannels(world);
    world.deepseek.set(world.key, yuan('60.00'));
    await start(world);
    await createTypist(world, newChannel()).type('show');
  });
  afterEach(async () => {
    world.slack.faults.clear();
    for (const { id } of PEOPLE) await closeModal(world, id);
  });
  afterAll(() => world.close());

  const openForm = async (user = ALICE, channel = newChannel()) => {
    const form = createForm(world, channel, user);
    await form.open();
    const typist = createTypist(world, channel);
    const type: typeof typist.type = (text, where) => typist.type(text, where);
    return { ...form, channel, type };
  };
  const rulesOf = async (channel: string): Promise<string> => (await createTypist(world, channel).type('rules')).text;

  it('opens before anything is asked of anybody', async () => {
    const from = world.slack.requests.length;
    const channel = newChannel();
    const form = createForm(world, channel, BOB);
    const interaction = await world.slack.command({ user: BOB, channel, text: 'settings' });
    await waitForModal(world, BOB, 'This channel has no rules yet');
    expect(world.slack.requests.slice(from).map(({ method }) => method)[0]).toBe('views.open');
    expect(interaction).toMatchObject({ failure: null, answers: [] });
    expect(form.text()).toContain('Nothing is changed yet.');
  });

  it('saves several changes with one notice, and new rules are active with it', async () => {
    const channel = newChannel();
    const typist = createTypist(world, channel);
    for (const line of ['threshold 40 CNY', 'runway 3d', 'drop 20 CNY in 1h']) await typist.type(line);
    const before = world.roots(channel).length;
    const form = await openForm(ALICE, channel);
    await form.add({ ...AMOUNT, severity: 'critical', person: BOB });
    expect(form.text()).toContain('*new*: critical when the total of any account falls below ¥50.00');
    await form.add({ kind: 'drop', 'threshold:drop': '10% in 2h', account: 'default' });
    const [first = '', second = '', third = '', fourth = ''] = form
      .view()
      .view.blocks.map(({ block_id }) => String(block_id))
      .filter((id) => id.startsWith('rule:'));
    await form.press('settings_rule', { blockId: first, value: 'edit' });
    expect(await form.submit({ 'threshold:below': '30 CNY' })).toMatchObject({ kind: 'shown' });
    expect(form.text()).toContain('*changed*: #1 warn when the total of any account falls below ¥30.00');
    await form.press('settings_rule', { blockId: second, value: 'remove' });
    await form.press('settings_rule', { blockId: third, value: 'remove' });
    await form.press('settings_rule', { blockId: fourth, value: 'remove' });
    await form.press('settings_rule', { blockId: fourth, value: 'keep' });
    expect(form.text()).toContain('5 changes to save.');
    expect(await form.save()).toContain(SAVED);
    const [notice, ...others] = world.roots(channel).slice(before);
    expect(others).toEqual([]);
    expect(notice?.text).toContain(`<@${ALICE}>`);
    for (const part of ['¥50.00', '10%', '¥30.00', '¥40.00', 'mentions one person'])
      expect(notice?.text).toContain(part);
    const rules = await rulesOf(channel);
    expect(rules).toContain('This channel has 5 rules');
    expect(rules).not.toContain('waiting');
    for (const part of ['#1 warn when the total of any account falls below ¥30.00', '#6', '#7'])
      expect(rules).toContain(part);
  });

  it('a first rule brings calls refused and cannot read along', async () => {
    const form = await openForm();
    await form.add(AMOUNT);
    expect(await form.save()).toContain(SAVED);
    const rules = await rulesOf(form.channel);
    for (const part of [`#1 ${BELOW_50}`, '#2 critical when calls', '#3 warn when any account cannot be read'])
      expect(rules).toContain(part);
  });

  it.each([
    {
      name: 'no amount',
      values: { 'threshold:below': 'a lot' },
      field: 'threshold:below',
      says: 'an amount above zero',
    },
    { name: 'a multiplier', values: { 'threshold:below': '50k' }, field: 'threshold:below', says: 'such as 50 CNY' },
    { name: 'zero', values: { 'threshold:below': '0 CNY' }, field: 'threshold:below', says: 'above zero' },
    {
      name: 'a command',
      values: { 'threshold:below': '50 CNY critical' },
      field: 'threshold:below',
      says: 'an amount',
    },
    {
      name: 'a drop of no time',
      values: { kind: 'drop', 'threshold:drop': '20%' },
      field: 'threshold:drop',
      says: 'in which time',
    },
    {
      name: 'an amount for a time',
      values: { kind: 'runway', 'threshold:runway': '50 CNY' },
      field: 'threshold:runway',
      says: '3d',
    },
    { name: 'somebody who left', values: { ...AMOUNT, person: GONE }, field: 'person', says: 'I cannot notify' },
    { name: 'nobody', values: { ...AMOUNT, person: 'U0NOBODY00' }, field: 'person', says: 'I cannot notify' },
    {
      name: 'a channel for a person',
      values: { ...AMOUNT, person: '!channel' },
      field: 'person',
      says: 'I cannot notify',
    },
    {
      name: 'an unknown account',
      values: { ...AMOUNT, account: 'ghost' },
      field: 'account',
      says: 'do not know that account',
    },
  ])('says $name next to its field', async ({ values, field, says }) => {
    const form = await openForm();
    await form.press('settings_add_rule');
    if ('kind' in values) await form.press('kind', { value: values.kind });
    const submitted = await form.submit(values, true);
    expect(submitted).toEqual({ kind: 'complaints', errors: { [field]: expect.stringContaining(says) } });
    expect(world.roots(form.channel)).toEqual([]);
  });

  it('says that a rule is there already, and takes it as an edit when it is new', async () => {
    const channel = newChannel();
    const typist = createTypist(world, channel);
    await typist.type('threshold 50 CNY');
    await typist.type('threshold 40 CNY');
    const form = await openForm(ALICE, channel);
    await form.add({ ...AMOUNT, severity: 'critical' });
    expect(form.text()).toContain('*changed*: #1 critical');
    const ids = form
      .view()
      .view.blocks.map(({ block_id }) => String(block_id))
      .filter((id) => id.startsWith('rule:'));
    await form.press('settings_rule', { blockId: ids[3] ?? '', value: 'edit' });
    const errors = { 'threshold:below': expect.stringContaining('There is such a rule already') };
    expect(await form.submit(AMOUNT)).toEqual({ kind: 'complaints', errors });
  });

  it('shows the rule in words, and other fields for another kind', async () => {
    const form = await openForm();
    await form.press('settings_add_rule');
    await form.press('threshold', { value: '50 CNY' });
    expect(form.text()).toContain(`Preview: ${BELOW_50}.`);
    await form.press('kind', { value: 'runway' });
    const input = form.view().view.blocks.find(({ block_id }) => block_id === 'threshold:runway');
    expect(input).toMatchObject({ element: { action_id: 'threshold' } });
    expect(JSON.stringify(input)).not.toContain('initial_value');
    expect(form.text()).not.toContain('Preview');
    await form.press('kind', { value: 'unavailable' });
    expect(form.text()).toContain('Preview: critical when calls from any account are refused.');
    expect(form.view().view.blocks.map(({ block_id }) => block_id)).not.toContain('severity');
    await form.press('settings_back');
    expect(form.text()).toContain('Nothing is changed yet.');
  });

  it('makes a rule another one when its kind is changed', async () => {
    const channel = newChannel();
    await createTypist(world, channel).type('threshold 50 CNY');
    const form = await openForm(ALICE, channel);
    const blockId = String(
      form.view().view.blocks.find(({ block_id }) => String(block_id).startsWith('rule:'))?.['block_id'],
    );
    await form.press('settings_rule', { blockId, value: 'edit' });
    await form.press('kind', { value: 'runway' });
    await form.submit({ 'threshold:runway': '3d' });
    expect(await form.save()).toContain(SAVED);
    const rules = await rulesOf(channel);
    expect(rules).toContain('#4 warn when');
    expect(rules).not.toContain('#1');
  });

  it('sets the language, the zone, quiet hours and the digest', async () => {
    const form = await openForm();
    await form.press('settings_channel');
    const values = {
      zone: 'Asia/Shanghai',
      quiet_from: '22:00',
      quiet_until: '07:30',
      digest: 'week_1',
      digest_time: '09:15',
    };
    expect(await form.submit({ ...values, quiet_until: null })).toEqual({
      kind: 'complaints',
      errors: { quiet_until: 'Please choose both times, or clear both.' },
    });
    expect(await form.submit({ ...values, quiet_from: null })).toMatchObject({
      errors: { quiet_from: expect.anything() },
    });
    expect(await form.submit({ ...values, quiet_until: '22:00' })).toMatchObject({
      errors: { quiet_until: expect.anything() },
    });
    expect(await form.submit({ ...values, digest_time: null })).toMatchObject({
      errors: { digest_time: expect.anything() },
    });
    expect(await form.submit(values)).toMatchObject({ kind: 'shown' });
    expect(form.text()).toContain('1 change to save.');
    expect(await form.save()).toContain(SAVED);
    const [notice, ...others] = world.roots(form.channel);
    expect(others).toEqual([]);
    for (const part of ['Asia/Shanghai', '22:00', '07:30', '09:15']) expect(notice?.text).toContain(part);
    await form.open();
    await form.press('settings_channel');
    expect(await form.submit()).toMatchObject({ kind: 'shown' });
    expect(form.text()).toContain('Nothing is changed yet.');
    expect(await form.save()).toContain('Nothing was changed.');
    expect(world.roots(form.channel)).toHaveLength(1);
  });

  it('loses and overwrites nothing when somebody else is faster', async () => {
    const channel = newChannel();
    const typist = createTypist(world, channel);
    await typist.type('threshold 40 CNY');
    const form = await openForm(ALICE, channel);
    await form.add(AMOUNT);
    await form.press('settings_channel');
    await form.submit({ zone: 'Asia/Shanghai' });
    await typist.type('threshold 10 CNY critical', { user: BOB });
    const before = world.roots(channel).length;
    const said = await form.save();
    expect(said).toContain('Somebody changed the settings of this channel');
    expect(said).toContain('#4 critical when the total of any account falls below ¥10.00');
    expect(said).toContain(`*new*: ${BELOW_50}`);
    expect(said).toContain('2 changes to save.');
    expect(world.roots(channel)).toHaveLength(before);
    expect(await form.save()).toContain(SAVED);
    const rules = await rulesOf(channel);
    for (const part of ['¥40.00', '¥10.00', '¥50.00']) expect(rules).toContain(part);
  });

  it('does not overwrite the settings of a channel that somebody else changed', async () => {
    const form = await openForm();
    await form.press('settings_channel');
    await form.submit({ quiet_from: '22:00', quiet_until: '07:00' });
    await form.add(AMOUNT);
    await form.type('zone Europe/Berlin', { user: BOB });
    expect(await form.save()).toContain('1 change to save.');
    expect(await form.save()).toContain(SAVED);
    expect((await form.type('zone')).text).toContain('Europe/Berlin');
  });

  it('says that the channel is closed, and forgets the new rules', async () => {
    const form = await openForm();
    await form.add(AMOUNT);
    world.slack.archive(form.channel);
    const said = await form.save();
    expect(said).toContain('⚠️ I cannot post in');
    expect(said).toContain('New rules were not set');
    world.slack.unarchive(form.channel);
    expect(await rulesOf(form.channel)).toContain('This channel has no rules');
  });

  it('says that Slack takes its time, and saves once when it is sent twice', async () => {
    const form = await openForm();
    await form.add(AMOUNT);
    const [one, two] = await Promise.all([form.submit(), form.submit()]);
    expect([one.kind, two.kind]).toEqual(['shown', 'shown']);
    await waitForModal(world, ALICE, SAVED);
    expect(world.roots(form.channel)).toHaveLength(1);
    expect(await rulesOf(form.channel)).toContain('This channel has 3 rules');
  });

  it('takes ten changes at a time', async () => {
    const form = await openForm();
    for (let amount = 10; amount < 20; amount += 1) await form.add({ 'threshold:below': `${amount} CNY` });
    expect(form.text()).toContain('A form takes 10 changes at a time');
    await form.press('settings_add_rule');
    expect(form.view().view.callback_id).toBe('settings');
    expect(await form.save()).toContain(SAVED);
    expect(await rulesOf(form.channel)).toContain('This channel has 12 rules');
  });

  it('the second of two clicks does nothing', async () => {
    const form = await openForm();
    const { id, hash } = form.view();
    const click = () => world.slack.clickInView({ user: ALICE, viewId: id, actionId: 'settings_add_rule' });
    const both = await Promise.all([click(), click()]);
    expect(both.map(({ failure }) => failure)).toEqual([null, null]);
    await waitForModal(world, ALICE, 'Also mention a person');
    expect(form.view().view.callback_id).toBe('rule_form');
    // It is answered after both.
    await form.press('settings_back');
    const updates = world.slack.requests.filter(
      ({ method, args }) => method === 'views.update' && args['view_id'] === id && args['hash'] === hash,
    );
    expect(updates.map(({ outcome }) => outcome)).toEqual(['ok']);
    expect(form.text()).toContain('Nothing is changed yet.');
  });

  it.each([
    { name: 'an old trigger', fault: { kind: 'platform_error', error: 'expired_trigger_id' } },
    { name: 'an error of Slack', fault: { kind: 'http_error', status: 500, stored: false } },
    { name: 'a long rate limit', fault: { kind: 'rate_limited', retryAfter: 30 } },
  ] as const)('is said privately when it cannot open because of $name', async ({ fault }) => {
    world.slack.faults.add({ method: 'views.open', fault });
    const { text } = await createTypist(world, newChannel()).type('settings', { command: '/deepseek-balance-dev' });
    expect(text).toContain('too little time to open the form');
    expect(text).toContain('`/deepseek-balance-dev settings`');
    expect(modalOf(world, ALICE)).toBeUndefined();
  });

  it('sends a test alert to its channel', async () => {
    const form = await openForm();
    await form.add(AMOUNT);
    await form.save();
    await form.press('settings_test');
    await waitForModal(world, ALICE, '✅ The test alert is in');
    expect(world.roots(form.channel).at(-1)?.text).toContain('TEST, nothing is wrong');
  });

  it('sends a test alert to no channel in which its reader is not', async () => {
    const form = await openForm();
    await form.add(AMOUNT);
    await form.save();
    const secret = newChannel({ id: 'C0SECRET00', name: 'secret', members: [BOB] });
    await form.press('settings_test', { value: secret });
    await waitForModal(world, ALICE, 'You are not in that channel');
    expect(world.roots(secret)).toEqual([]);
  });

  it('speaks the language of the channel', async () => {
    const form = await openForm();
    await form.type('language 中文');
    await form.open();
    expect(form.text()).toContain('本频道还没有规则');
    await form.press('settings_add_rule');
    await form.press('threshold', { value: '50元' });
    expect(form.text()).toMatch(/预览：.*¥50\.00/);
    expect(await form.submit({ 'threshold:below': '很多' })).toEqual({
      kind: 'complaints',
      errors: { 'threshold:below': '请填写大于零的金额，最多两位小数，例如 50 CNY 或 ¥50。' },
    });
    await form.submit({ 'threshold:below': '50元' });
    expect(await form.save()).toContain('✅ 已保存。');
    expect(world.roots(form.channel).at(-1)?.text).toMatch(/[\u4e00-\u9fff]/);
  });

  it('is not for guests', async () => {
    const channel = newChannel();
    await world.slack.command({ user: GUEST, channel, text: 'settings' });
    const open = await waitForModal(world, GUEST, 'Only members of this workspace may use this');
    expect(open.view).not.toHaveProperty('submit');
  });
});

it('only those who are named may open and save the settings form', async () => {
  const world = await createWorld({ slack: { users: PEOPLE } });
  try {
    world.deepseek.set(world.key, yuan('60.00'));
    await startOverSocket(world, { ADMIN_USERS: BOB });
    const channel = createChannels(world)();
    await createTypist(world, channel).type('show');
    await world.slack.command({ user: ALICE, channel, text: 'settings' });
    await waitForModal(world, ALICE, `Only <@${BOB}> may change`);
    const form = createForm(world, channel, BOB);
    await form.open();
    await form.add(AMOUNT);
    expect(await form.save()).toContain(SAVED);
  } finally {
    await world.close();
  }
});

it('the settings form asks for the currency when two are funded', async () => {
  const world = await createWorld({ slack: { users: PEOPLE } });
  try {
    world.deepseek.set(world.key, { wallets: { CNY: { toppedUp: '60' }, USD: { toppedUp: '6' } } });
    await startOverSocket(world);
    const channel = createChannels(world)();
    await createTypist(world, channel).type('show');
    const form = createForm(world, channel, ALICE);
    await form.open();
    await form.press('settings_add_rule');
    expect(await form.submit({ 'threshold:below': '50' })).toEqual({
      kind: 'complaints',
      errors: { 'threshold:below': 'Please add the currency, such as 50 CNY.' },
    });
    await form.press('kind', { value: 'runway' });
    expect(await form.submit({ 'threshold:runway': '3d' })).toEqual({
      kind: 'complaints',
      errors: { 'threshold:runway': 'Please add the currency, such as 3d CNY.' },
    });
    expect(await form.submit({ 'threshold:runway': '3d CNY' })).toMatchObject({ kind: 'shown' });
    expect(form.text()).toContain('*new*: warn when the CNY money of any account lasts less than 3 days');
  } finally {
    await world.close();
  }
});
