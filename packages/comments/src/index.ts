// What citizens wrote, as it comes out, is read and is marked: the work of the API and of the night, which the console asks too.
export { type ListingDeps, listComments } from './list-comments.ts';
export { type MarkingDeps, markComment } from './mark-comment.ts';
export { type ReleasingDeps, releaseComments, releaseUnitComments } from './release-comments.ts';
