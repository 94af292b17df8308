// How sure a figure is, and whether it differs from another by more than chance. Pure numbers in, pure numbers out: what
// is shown, and with what reserve, is decided by who calls (domain.md §4). The choices are in decision 16.
export * from './case-mix.ts';
export * from './difference.ts';
export * from './duration.ts';
export * from './interval.ts';
export * from './mean.ts';
export * from './share.ts';
export * from './shrinkage.ts';
