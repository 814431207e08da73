import { formatMoney } from '../../domain/money.ts';
import type { SampleDeepSeek } from '../deepseek/sample-deepseek.ts';
import { SAMPLE_KEY } from '../stage.ts';
import type { Order } from './typed-line.ts';

const CURRENCY = 'CNY';
const STEP_MS = 500;
const STEPS_A_SECOND = 1000 / STEP_MS;
const SLOW_YUAN = 1;
const FAST_YUAN = 5;

/** The sample account that loses money by itself once it has begun, and that people steer. */
export interface SampleAccount {
  /** Begins to spend; once is enough. */
  begin(): void;
  /** Does as told and says what is so now. */
  obey(order: Order): string;
  stop(): void;
}

export function createSampleAccount(deepseek: SampleDeepSeek): SampleAccount {
  let yuan = SLOW_YUAN;
  let isDown = false;
  let isRevoked = false;
  let timer: NodeJS.Timeout | undefined;

  const total = (): string => formatMoney({ currency: CURRENCY, micros: deepseek.totalOf(SAMPLE_KEY, CURRENCY) });
  /** Without money or an answer nobody can spend. */
  const spend = (): void => {
    if (isDown || isRevoked || deepseek.totalOf(SAMPLE_KEY, CURRENCY) <= 0) return;
    deepseek.drain(SAMPLE_KEY, (yuan / STEPS_A_SECOND).toFixed(2), CURRENCY);
  };
  const begin = (): void => {
    timer ??= setInterval(spend, STEP_MS);
  };
  const goDown = (how: 'http_500' | 'silent'): string => {
    isDown = true;
    deepseek.play(SAMPLE_KEY, [how === 'silent' ? 'stall' : { status: 500, body: '' }]);
    const [what, when] = how === 'silent' ? ['does not answer', 'a quarter of a minute'] : ['answers HTTP 500', '5 s'];
    return `The sample DeepSeek ${what} now; the third failure in a row is an alert, in about ${when}. :up ends it.`;
  };
  const goUp = (): string => {
    isDown = false;
    deepseek.play(SAMPLE_KEY, []);
    return 'The sample DeepSeek answers again.';
  };
  const setKey = (revoked: boolean): string => {
    isRevoked = revoked;
    if (!revoked) deepseek.restore(SAMPLE_KEY);
    else deepseek.revoke(SAMPLE_KEY);
    return revoked
      ? 'The key of the sample account is refused now (HTTP 401). :key restored undoes it.'
      : 'The key of the sample account is good again.';
  };

  const obey = (order: Order): string => {
    switch (order.kind) {
      case 'drain':
        deepseek.drain(SAMPLE_KEY, order.amount, CURRENCY);
        return `The sample account has ${total()} now.`;
      case 'top_up':
        deepseek.topUp(SAMPLE_KEY, order.amount, CURRENCY);
        return `The sample account has ${total()} now.`;
      case 'down':
        return goDown(order.how);
      case 'up':
        return goUp();
      case 'key':
        return setKey(order.revoked);
      case 'fast':
        yuan = yuan === SLOW_YUAN ? FAST_YUAN : SLOW_YUAN;
        begin();
        return `The sample account loses ¥${yuan}.00 a second now. :fast switches back.`;
    }
  };
  return { begin, obey, stop: () => clearInterval(timer) };
}
