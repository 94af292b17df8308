// Gives CloudFormation's intrinsic functions their values on this machine. An attribute that nothing here can know is an
// error that names it, because an empty text would surface far away, as a request to a table without a name.

import { isObject, type JsonObject, listIn, textIn } from './json.ts';
import { StartProblem } from './problem.ts';

export interface Template {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value?: unknown; readonly Export?: { readonly Name?: unknown } }>
  >;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: JsonObject;
  readonly Metadata?: JsonObject;
}

/** Stack name → its template. */
export type Templates = Readonly<Record<string, Template>>;

/** What `Ref` and `Fn::GetAtt` answer for a resource; `undefined` for an attribute that is not known here. */
export interface ResourceValues {
  readonly ref: string;
  readonly attribute: (name: string) => string | undefined;
}

export interface Surroundings {
  readonly region: string;
  readonly accountId: string;
  readonly resource: (stack: string, logicalId: string, resource: Resource) => ResourceValues;
}

/** Returns a function that resolves a value of the template of `stack`; whatever has no intrinsic in it stays as it is. */
export function resolverOf(templates: Templates, surroundings: Surroundings) {
  const exports = exportsOf(templates);

  function resolveIn(stack: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => resolveIn(stack, item));
    if (!isObject(value)) return value;
    const [name, ...others] = Object.keys(value);
    if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
      return intrinsic(stack, name, value[name]);
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolveIn(stack, inner)]));
  }

  function intrinsic(stack: string, name: string, argument: unknown): unknown {
    switch (name) {
      case 'Ref':
        return ref(stack, textOf(stack, argument));
      case 'Fn::GetAtt': {
        const path =
          typeof argument === 'string' ? argument.split('.') : listIn(argument).map((it) => textOf(stack, it));
        return attribute(stack, path[0] ?? '', path.slice(1).join('.'));
      }
      case 'Fn::Join': {
        const [separator, parts] = listIn(argument);
        return listIn(resolveIn(stack, parts))
          .map((part) => textOf(stack, part))
          .join(textOf(stack, separator));
      }
      case 'Fn::Split': {
        const [separator, whole] = listIn(argument);
        return textOf(stack, whole).split(textOf(stack, separator));
      }
      case 'Fn::Select': {
        const [index, choices] = listIn(argument);
        return listIn(resolveIn(stack, choices))[Number(resolveIn(stack, index))];
      }
      case 'Fn::Sub': {
        const [text, own] = Array.isArray(argument) ? listIn(argument) : [argument];
        return substitute(stack, textOf(stack, text), isObject(own) ? own : {});
      }
      case 'Fn::ImportValue':
        return imported(textOf(stack, argument));
      default:
        throw new StartProblem(`The template of ${stack} uses ${name}, which the local stack does not resolve.`);
    }
  }

  function substitute(stack: string, text: string, own: JsonObject): string {
    return text.replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal === '!') return `\${${name}}`;
      if (name in own) return textOf(stack, own[name]);
      const [logicalId = '', ...path] = name.split('.');
      return path.length === 0 ? ref(stack, logicalId) : attribute(stack, logicalId, path.join('.'));
    });
  }

  function ref(stack: string, name: string): string {
    switch (name) {
      case 'AWS::Region':
        return surroundings.region;
      case 'AWS::AccountId':
        return surroundings.accountId;
      case 'AWS::Partition':
        return 'aws';
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return stack;
      default: {
        const parameter = templates[stack]?.Parameters?.[name];
        return parameter === undefined ? valuesOf(stack, name).ref : textOf(stack, parameter.Default);
      }
    }
  }

  function attribute(stack: string, logicalId: string, name: string): string {
    const value = valuesOf(stack, logicalId).attribute(name);
    if (value === undefined) {
      const type = templates[stack]?.Resources?.[logicalId]?.Type;
      throw new StartProblem(`The local stack does not know ${name} of ${logicalId} (${type}) in ${stack}.`);
    }
    return value;
  }

  function valuesOf(stack: string, logicalId: string): ResourceValues {
    const resource = templates[stack]?.Resources?.[logicalId];
    if (resource === undefined)
      throw new StartProblem(`The template of ${stack} refers to ${logicalId}, which it lacks.`);
    return surroundings.resource(stack, logicalId, resource);
  }

  function imported(name: string): unknown {
    const found = exports.get(name);
    if (found === undefined) throw new StartProblem(`No stack exports ${name}.`);
    return resolveIn(found.stack, found.value);
  }

  function textOf(stack: string, value: unknown): string {
    const resolved = resolveIn(stack, value);
    if (typeof resolved === 'string' || typeof resolved === 'number' || typeof resolved === 'boolean') {
      return String(resolved);
    }
    throw new StartProblem(`The template of ${stack} has ${JSON.stringify(value)} where a text belongs.`);
  }

  return resolveIn;
}

function exportsOf(templates: Templates): ReadonlyMap<string, { readonly stack: string; readonly value: unknown }> {
  return new Map(
    Object.entries(templates).flatMap(([stack, { Outputs = {} }]) =>
      Object.values(Outputs).flatMap(({ Value, Export }) => {
        const name = textIn(Export?.Name);
        return name === undefined ? [] : [[name, { stack, value: Value }] as const];
      }),
    ),
  );
}
