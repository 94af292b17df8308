// Runs the built bundle of a function as Lambda would: a process that loads it and is called, one call after the other. What each
// call took, and the most memory that the process ever had, goes into a file. It is no TypeScript, so that nothing but the
// function and Node is in that memory.
//
// node invoke.mjs <bundle> <question.json> <result.json>

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

const [bundle, question, result] = process.argv.slice(2);
const { event, follow, most } = JSON.parse(readFileSync(question, 'utf8'));
const { handler } = await import(bundle);

const calls = [];
for (let next = null; calls.length < most;) {
  const before = process.cpuUsage();
  const answer = await handler(asked(event, next), context());
  const { user, system } = process.cpuUsage(before);
  // The answer is looked at after that: what this takes is not the function's.
  const memory = mostMemory();
  const body = textOf(answer);
  calls.push({
    status: answer?.statusCode ?? 200,
    processor: (user + system) / 1e6,
    memory,
    digest: createHash('sha256').update(timeless(body)).digest('hex'),
    ...(body.length < 20_000 ? { body } : {}),
  });
  next = follow === undefined ? null : JSON.parse(body).next;
  if (next === null) break;
}
writeFileSync(result, JSON.stringify(calls));
process.exit();

/** The same question from where the last answer ended. */
function asked(first, next) {
  if (next === null) return first;
  if (follow === 'body') return { ...first, body: JSON.stringify({ ...JSON.parse(first.body), cursor: next }) };
  return { ...first, queryStringParameters: { ...first.queryStringParameters, cursor: next } };
}

function textOf({ body = '', isBase64Encoded = false, headers = {} } = {}) {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const encoding = headers['content-encoding'];
  const plain = encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes;
  return plain.toString('latin1');
}

/** Without the moments at which it was asked, and what was drawn or reckoned of them. */
function timeless(text) {
  const momentary =
    /\d{4}-?\d\d-?\d\dT[\d:.]+Z(?:-[\da-f]{8})?|pukul \d\d\.\d\d|"(?:next|sha256|contentHash)":"[^"]*"/g;
  return text.replaceAll(momentary, '');
}

/** In MB. What Linux tells in `resourceUsage` is at least what the process had that started this one. */
function mostMemory() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
}

function context() {
  const ends = Date.now() + 15 * 60_000;
  return {
    functionName: 'bench',
    functionVersion: '$LATEST',
    memoryLimitInMB: '0',
    awsRequestId: 'bench',
    getRemainingTimeInMillis: () => ends - Date.now(),
  };
}
