// What is the least that reading pages can take: `JSON.parse` of each of them, in a process that does nothing else. Prints seconds
// of its processor. node parse.mjs <pages>, one page a line.

import { readFileSync } from 'node:fs';

const pages = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean);
const before = process.cpuUsage();
for (const page of pages) JSON.parse(page);
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1e6);
