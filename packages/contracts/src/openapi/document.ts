// The OpenAPI 3.1 document, made from the same schemas that read the requests, so that it cannot say otherwise.
import { createDocument } from 'zod-openapi';
import { COUNTER_PATHS } from './counter-paths.ts';
import { EVIDENCE_PATHS } from './evidence-paths.ts';
import { INTAKE_PATHS } from './intake-paths.ts';
import { OBJECTION_PATHS } from './objection-paths.ts';
import { READING_PATHS } from './reading-paths.ts';
import { REBUILD_PATHS } from './rebuild-paths.ts';
import { REGISTRY_PATHS } from './registry-paths.ts';
import { SERVICE_PATHS } from './service-paths.ts';
import { SNAPSHOT_PATHS } from './snapshot-paths.ts';

const DESCRIPTION = `Tera takes what citizens answer and what counters clock, counts it exactly once, and serves it as
objective indicators for each civil servant.

Instants are ISO 8601 with an offset, durations seconds. Every error is a problem document (RFC 9457) whose \`errors\`
name the fields.`;

/** The document for this version of the API. */
export function openApiDocument(version: string): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Tera',
      version,
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: {
      ...SERVICE_PATHS,
      ...REGISTRY_PATHS,
      ...INTAKE_PATHS,
      ...COUNTER_PATHS,
      ...READING_PATHS,
      ...EVIDENCE_PATHS,
      ...OBJECTION_PATHS,
      ...SNAPSHOT_PATHS,
      ...REBUILD_PATHS,
    },
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'A key, `tera_<keyId>_<secret>`.' } },
    },
  });
}
