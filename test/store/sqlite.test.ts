import { describeStore } from '../contracts/store.ts';
import { openSqlite } from './sqlite-world.ts';

describeStore('a store on SQLite', openSqlite);
