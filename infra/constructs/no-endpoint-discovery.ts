// Bundled in place of the SDK's memory of discovered endpoints (see bundling.ts), which is 7 KB of a cache that stays empty:
// DynamoDB's endpoint is that of the region, and nothing here turns discovery on.

/** Stands in for the class of @aws-sdk/endpoint-cache; whoever turns discovery on hears of it at the first call. */
export class EndpointCache {
  readonly getEndpoint = refuse;
  readonly get = refuse;
  readonly set = refuse;
  readonly delete = refuse;
  readonly has = refuse;
  readonly clear = refuse;
}

function refuse(): never {
  throw new Error('endpoints are not discovered: this bundle is made without');
}
