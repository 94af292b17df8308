// How sure a figure is, and whether it differs from another by more than chance. Pure numbers in, pure numbers out: what
// is shown, and with what reserve, is decided by who calls (domain.md §4). The choices are in decision 16.
export * from './statistics-case-mix.ts';
export * from './statistics-difference.ts';
export * from './statistics-duration.ts';
export * from './statistics-interval.ts';
export * from './statistics-mean.ts';
export * from './statistics-share.ts';
export * from './statistics-shrinkage.ts';
