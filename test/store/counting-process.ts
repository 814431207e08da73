import { openStore } from '../../src/store/store.ts';

/** Counts one account's failures up in a process of its own: path, workspace, account, times. */
const [path = '', workspaceId = '', accountId = '', times = ''] = process.argv.slice(2);
const store = await openStore(path);
process.stdout.write('ready\n');
for (let round = 0; round < Number(times); round += 1) {
  await store.transaction(async ({ accounts }) => {
    const status = await accounts.getStatus(workspaceId, accountId);
    await accounts.saveStatus(workspaceId, accountId, { ...status, failures: status.failures + 1 });
  });
}
await store.close();
