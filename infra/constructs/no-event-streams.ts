// Bundled in place of the SDK's reading of event streams (see bundling.ts), which is 14 KB that only an answer in pieces needs:
// no call of ours to DynamoDB, SQS or Secrets Manager has such an answer.

/** These stand in for what @smithy/core/event-streams exports; whoever makes a call that streams hears of it at the first one. */
export const EventStreamSerde = refuse;
export const eventStreamSerdeProvider = refuse;

function refuse(): never {
  throw new Error('no answer comes in pieces: this bundle is made without');
}
