// Has stack traces of a bundle name our own files and lines. Node does that by itself when it is told to, but then reads the
// map, which is larger than the bundle, each time that a bundle is loaded; here it is read when the first trace is looked at.
import type { SourceMapPayload } from 'node:module';

/** `module`: the URL of the module that asks. One that is no bundle has no map, and its lines are right as they are. */
export function makeStacksReadable(module: string): void {
  if (!module.endsWith('.mjs')) return;
  let originOf: OriginOf | undefined;
  Error.prepareStackTrace = (error, frames: readonly Frame[]) => {
    const lines = frames.map((frame) => {
      const [line, column] = [frame.getLineNumber() ?? 0, frame.getColumnNumber() ?? 0];
      if (frame.getFileName() !== module) return `    at ${frame.toString()}`;
      originOf ??= originsBy(new URL(`${module}.map`));
      return `    at ${frame.toString().replace(`${module}:${line}:${column}`, (place) => originOf?.(line, column) ?? place)}`;
    });
    return [Error.prototype.toString.call(error), ...lines].join('\n');
  };
}

/** A frame prints itself as V8 prints it in a trace. */
type Frame = NodeJS.CallSite & { readonly toString: () => string };

type OriginOf = (line: number, column: number) => string | undefined;

/** A trace must come about whatever is wrong with the map. */
function originsBy(file: URL): OriginOf {
  try {
    const { readFileSync } = process.getBuiltinModule('node:fs');
    const { SourceMap } = process.getBuiltinModule('node:module');
    const map = new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload);
    return (line, column) => {
      const origin = map.findOrigin(line, column);
      if (!('fileName' in origin)) return undefined;
      // The bundle lies some folders below the root of the sources.
      return `${origin.fileName.replace(/^(?:\.\.\/)+/, '')}:${origin.lineNumber}:${origin.columnNumber}`;
    };
  } catch {
    return () => undefined;
  }
}
