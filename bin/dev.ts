/** The program from its source: `npm run dev -- <arguments>`. */
import { fileURLToPath } from 'node:url';
import { main } from '../src/main.ts';

await main(fileURLToPath(new URL('..', import.meta.url)), false);
