// The version of this program, as its package says; the server says its own at /v1/health.
import packageJson from '../package.json' with { type: 'json' };

export const VERSION: string = packageJson.version;
