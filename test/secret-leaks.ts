import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lines of the logs in a folder that hold a secret noted there, the secret itself cut out. */
export function findLeaks(folder: string): readonly string[] {
  const names = readdirSync(folder);
  const secrets = names
    .filter((name) => name.endsWith('.secrets'))
    .flatMap((name): readonly string[] => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return names
    .filter((name) => name.endsWith('.log'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .flatMap((line) => {
      const secret = secrets.find((each) => line.includes(each));
      return secret === undefined ? [] : [line.replaceAll(secret, '…').slice(0, 300)];
    });
}
