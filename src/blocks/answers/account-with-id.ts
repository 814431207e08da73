import type { AccountInfo } from '../../domain/card.ts';
import { codeSpan } from '../mrkdwn.ts';
import { accountName } from '../names.ts';

/** An account as private answers call it: its label, and its id where that differs, because the id is what one types. */
export function accountWithId(info: Pick<AccountInfo, 'id' | 'label'>): string {
  const name = accountName(info);
  return name === info.id ? name : `${name} (${codeSpan(info.id)})`;
}
