import { defineConfig } from 'vitest/config';

const everywhere = { environment: 'node' as const };

export default defineConfig({
  test: {
    // By itself Vitest leaves a core free, and of two that is half.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...everywhere,
          name: 'unit',
          include: [
            'packages/**/*.test.ts',
            'functions/**/*.test.ts',
            'scripts/**/*.test.ts',
            'test/structure/**/*.test.ts',
          ],
          testTimeout: 20_000,
        },
      },
      { test: { ...everywhere, name: 'infra', include: ['test/infra/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          ...everywhere,
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...everywhere,
          name: 'simulation',
          include: ['test/simulation/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...everywhere,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One browser after the other: two cores hold one, and Lighthouse measures.
          fileParallelism: false,
        },
      },
      {
        test: {
          ...everywhere,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...everywhere,
          name: 'thorough',
          include: [
            'test/thorough/**/*.test.ts',
            'test/reliability/**/*.test.ts',
            'test/cli/**/*.test.ts',
            // Once more, with ten times as many bodies.
            'functions/**/doors.property.test.ts',
          ],
          env: { BODIES: '10000' },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
    coverage: { provider: 'v8', include: ['packages/*/src/**', 'functions/**'], exclude: ['**/*.test.ts'] },
  },
});
