// What an office prints and sets up for citizens to answer by: posters, the form on paper, the addresses of kiosks.
export { kiosks } from './kiosks.ts';
export { type PaperFormDeps, printForm } from './paper-form.ts';
export { type PosterDeps, type PostersRequest, posters } from './posters.ts';
