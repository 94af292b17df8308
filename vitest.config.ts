import { defineConfig } from 'vitest/config';

// A limit for what hangs: a busy machine is slow, and no test says how quick anything is.
const everywhere = { environment: 'node' as const, testTimeout: 180_000, hookTimeout: 180_000 };

// What is doubted is watched for eleven seconds, each time.
const PATIENT = ['functions/rebuild-cells/handler.test.ts', 'test/e2e/rebuild.test.ts'];
// Every page and every form by everybody about everything: minutes, which `npm test` has not.
const CONSOLE_MATRICES = ['test/e2e/console-*.test.ts'];

export default defineConfig({
  test: {
    // By itself Vitest leaves a core free, and of two that is half.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...everywhere,
          name: 'unit',
          // To load every module anew for every file took half of the time. Who changes what all share puts it back.
          isolate: false,
          include: [
            'packages/**/*.test.ts',
            'functions/**/*.test.ts',
            'scripts/**/*.test.ts',
            'test/structure/**/*.test.ts',
          ],
          exclude: PATIENT,
        },
      },
      { test: { ...everywhere, name: 'infra', include: ['test/infra/**/*.test.ts'] } },
      {
        test: {
          ...everywhere,
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
        },
      },
      {
        test: {
          ...everywhere,
          name: 'simulation',
          include: ['test/simulation/**/*.test.ts'],
        },
      },
      {
        test: {
          ...everywhere,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // One browser after the other: two cores hold one, and Lighthouse measures.
          fileParallelism: false,
        },
      },
      {
        test: {
          ...everywhere,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: [...CONSOLE_MATRICES, ...PATIENT],
        },
      },
      { test: { ...everywhere, name: 'console', include: CONSOLE_MATRICES } },
      {
        test: {
          ...everywhere,
          name: 'thorough',
          include: [
            'test/thorough/**/*.test.ts',
            'test/reliability/**/*.test.ts',
            'test/cli/**/*.test.ts',
            ...PATIENT,
            // Once more, with ten times as many bodies.
            'functions/accept-*/doors.property.test.ts',
          ],
          env: { BODIES: '10000' },
        },
      },
    ],
    coverage: { provider: 'v8', include: ['packages/*/src/**', 'functions/**'], exclude: ['**/*.test.ts'] },
  },
});
