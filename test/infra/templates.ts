// The synthesised templates in a form that a test can read aloud: references become names, so that a right or an
// environment variable is compared with `TablesFacts.Arn` and not with an import and a hash.

import type { StageName } from '../../infra/stages.ts';
import { teraApp } from '../../infra/tera-app.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** Both stacks of a stage as one; the names of their resources are the paths of the constructs, without the hash. */
export interface System {
  readonly resources: ReadonlyMap<string, Resource>;
  ofType(type: string): ReadonlyMap<string, Resource>;
}

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: string } }>>;
}

/** Needs neither an account nor the network, and builds no bundle. */
export function systemOf(stage: StageName): System {
  const templates = teraApp({ stage, bundling: false })
    .synth()
    .stacks.map((stack): Template => stack.template);
  const exported = new Map(
    templates.flatMap((template) =>
      Object.values(template.Outputs ?? {}).map((output) => [output.Export?.Name, output.Value] as const),
    ),
  );

  const readable = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(readable);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [[key, argument] = ['', undefined]] = entries;
    if (key === 'Ref') return nameOf(String(argument));
    if (key === 'Fn::GetAtt' && Array.isArray(argument)) return `${nameOf(String(argument[0]))}.${String(argument[1])}`;
    if (key === 'Fn::ImportValue') return readable(exported.get(String(argument)));
    if (key === 'Fn::Join' && Array.isArray(argument))
      return parts(argument[1]).map(readable).join(String(argument[0]));
    return Object.fromEntries(entries.map(([name, inner]) => [name, readable(inner)]));
  };

  const resources = new Map(
    templates.flatMap(({ Resources }) =>
      Object.entries(Resources).map(([id, resource]) => [nameOf(id), readable(resource) as Resource] as const),
    ),
  );
  return {
    resources,
    ofType: (type) => new Map([...resources].filter(([, resource]) => resource.Type === type)),
  };
}

/** Functions by the name of their folder. */
export function functionsIn(resources: Iterable<Resource>): ReadonlyMap<string, Resource> {
  return new Map(
    [...resources]
      .filter(({ Type }) => Type === 'AWS::Lambda::Function')
      .map((resource) => [String(resource.Metadata?.['tera:entry']).split('/')[1] ?? '', resource]),
  );
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: object;
}

/** Every statement of every policy that allows something, whatever it is attached to. */
export function allowed(
  policies: Iterable<Resource>,
): readonly { action: string; resource: string; condition: object | undefined }[] {
  return [...policies].flatMap(({ Properties }) => {
    const { Statement } = Properties['PolicyDocument'] as { Statement: readonly Statement[] };
    return Statement.filter(({ Effect }) => Effect === 'Allow').flatMap((statement) =>
      [statement.Action]
        .flat()
        .flatMap((action) =>
          [statement.Resource].flat().map((resource) => ({ action, resource, condition: statement.Condition })),
        ),
    );
  });
}

function nameOf(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

function parts(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
