// Units, officers, services and counters from one table: a file that an office fills in, and what it would change.
export {
  FILE_COLUMNS,
  FILE_COLUMN_NAMES,
  type FileColumn,
  type FileFault,
  type FileFaultCode,
  type FileLine,
} from './columns.ts';
export { packedLines, unpackedLines } from './kept-lines.ts';
export {
  type CurrentUnit,
  type LineEffect,
  type PlanDeps,
  type PlannedLine,
  type PlannedUnit,
  idFrom,
  likeDocument,
  nextOfficer,
  planOf,
} from './plan-file.ts';
export { type FileRead, REGISTRY_FILE_BYTES, REGISTRY_FILE_LINES, readRegistryFile } from './read-file.ts';
