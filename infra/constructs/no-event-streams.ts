// Bundled in place of the SDK's reading of event streams (see bundling.ts), which is 14 KB that only an answer in pieces needs:
// no call of ours to DynamoDB, SQS or Secrets Manager has such an answer.

/** Stands in for the class of @smithy/core/event-streams; whoever makes a call that streams hears of it at the first one. */
export class EventStreamSerde {
  constructor() {
    refuse();
  }
}

export const eventStreamSerdeProvider = refuse;

function refuse(): never {
  throw new Error('no answer comes in pieces: this bundle is made without');
}
