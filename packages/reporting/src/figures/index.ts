// What a route of figures answers as JSON. What makes files of it is dear to load, and stands apart (`answers`).
export { type FigureWorkDeps, figureWorks } from './figure-works.ts';
export { type FiguresDeps, type IndicatorFigures, indicatorFigures } from './indicator-figures.ts';
export { skmFigures } from './skm-figures.ts';
export { trendFigures } from './trend-figures.ts';
