// What a route of figures answers, in whatever format. The API's function asks it for a key, and the console for who is signed in.
export { etagOf } from './formats.ts';
export { type Deps as AnswerDeps, readIndicators } from './read-indicators.ts';
export { readPooledSkm } from './read-pooled-skm.ts';
export { readSkm } from './read-skm.ts';
export { readTrend } from './read-trend.ts';
