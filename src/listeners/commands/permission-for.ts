import type { Permission } from '../../usecases/authorise.ts';
import type { Intention } from './intention.ts';

/** What somebody must be allowed to do for it (product: "Who may do what"). */
export function permissionFor(intention: Intention): Permission {
  switch (intention.kind) {
    case 'threshold':
    case 'drop':
    case 'runway':
    case 'watch':
    case 'change':
    case 'remove':
    case 'set_digest':
    case 'set_zone':
    case 'probe':
    case 'settings':
    case 'set_language':
    case 'set_quiet':
      return 'change';
    case 'snooze':
    case 'end_snooze':
    case 'test':
      return 'test';
    case 'show':
    case 'afford':
    case 'simulate':
    case 'rules':
    case 'digest':
    case 'digest_now':
    case 'zone':
    case 'why':
    case 'history':
    case 'top_up':
    case 'version':
    case 'help':
    case 'language':
    case 'quiet':
      return 'ask';
  }
}
