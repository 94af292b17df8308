// Every code that a refusal can have, with its status and what it means to whoever gets it. Clients rely on these words: a
// code is never given another meaning, and one that is no longer said stays out for good.

/** `status` → `code` → what it means. Codes of single fields stand with 422. */
export const ERRORS = {
  401: {
    unauthenticated: 'There is no valid key, or no good signature: nothing is said of why.',
  },
  403: {
    wrong_scope: 'The key has not the scope that this needs, or that another key shall have.',
    other_unit: 'The key is not for this unit.',
    other_officer: 'The key is of one officer, and this is not that officer’s own.',
    other_counter: 'The ticket was completed with the key of another counter, whose link it is to give.',
    other_site: 'A page of somebody else has made a browser send this: a survey is answered on its own page.',
    outlives_its_maker: 'A key lives no longer than the one that makes it.',
    self_decision: 'The key has filed the objection, or was made by the key that has: another one decides.',
    own_roles:
      'Nobody changes their own roles or account, in a page or with a key that they have made: another one does.',
    own_proposal: 'Another key than the one that proposed it has to decide.',
    officer_unknown:
      'Answers to tickets are brought in with a key that says whose it is (`officerId`), and this one does not.',
  },
  404: {
    unknown_route: 'There is nothing at this path and method.',
    unknown_unit: 'There is no such unit.',
    unknown_service: 'The unit has no such service.',
    unknown_officer: 'The unit has no such officer.',
    unknown_key: 'There is no such key, or it reaches beyond your own units.',
    unknown_ticket: 'There is no such ticket, or it is not counted yet.',
    unknown_fact: 'There is no such ticket, or it is in no figure.',
    unknown_objection: 'There is no such objection.',
    no_open_objection: 'Nobody objects to this ticket, or it is decided.',
    unknown_release: 'The period is not published, or has no such revision.',
    unknown_exclusion: 'There is no such exclusion.',
    unknown_person: 'There is no such person, or they reach beyond your own units.',
    unknown_comment: 'There is no such comment, or it was erased.',
    unknown_snapshot: 'There is no such snapshot.',
    unknown_error: 'There is no such kind of error and no such code.',
  },
  405: {
    wrong_method: 'There is something at this path, and not for this method: `Allow` names those that there are.',
  },
  406: {
    not_offered: 'This route does not answer in that format.',
    not_acceptable: 'Nothing that this route answers is named by `Accept`.',
    too_large_plain: 'The answer is too large to travel uncompressed: send `Accept-Encoding: gzip`, or ask for less.',
  },
  409: {
    contended: 'Others are changing the same thing: read it again, and send again.',
    not_completed: 'The ticket is not completed, and has no survey.',
    already_contested: 'Somebody objects to this ticket, and it is decided first.',
    annulled: 'The ticket counts no more: an objection to it was upheld.',
    already_decided: 'The objection is decided, and otherwise.',
    login_taken: 'Somebody else signs in with this login.',
    last_key: 'No other key could make keys for these units: make one first.',
    last_admin: 'Nobody else is an administrator of these units: make somebody else one first.',
    too_deep: 'The key was made by a key that was made by a key, too many times over.',
    time_zone_fixed: 'Tickets or answers are counted by the days of this time zone.',
    in_progress: 'A request with this `Idempotency-Key` is being worked on: ask again after `Retry-After` seconds.',
    about_to_be_forgotten: 'The ticket is forgotten within 60 days: a decision might come too late to change a figure.',
    not_over: 'The period is not over, and is not the running one.',
    released: 'The period is published: a release never changes by itself.',
    unsettled: 'Answers of the period are still on their way to their figures: ask again in some minutes.',
    no_answers: 'Nobody has answered in the period, so there is nothing to publish.',
    not_shown: 'The release does not show this element of the unit, so nothing can be planned by it.',
    not_replaceable: 'What differs from the release is fewer than ten answers, or would tell what few said.',
    marked_too_often: 'The comment keeps no further entry of what was done about it.',
    facts_forgotten: 'The ticket is forgotten, and what it added to the figures stays.',
  },
  410: {
    survey_over: 'The ticket was completed more than 30 days ago, and its survey is over.',
    unit_closed: 'The unit is closed, and its links with it.',
  },
  412: {
    stale: 'Somebody has changed it since it was read: read it again, and change what is there now.',
  },
  413: {
    too_large: 'The body is larger than this route takes, or does not fit where it is kept.',
  },
  415: {
    not_json: 'The body is not sent as JSON.',
    not_utf8: 'The body is sent in another charset than UTF-8.',
    encoded: 'The body is compressed, or encoded otherwise: send it as it is.',
  },
  422: {
    required: 'The field is missing.',
    invalid_type: 'The field is of another type.',
    invalid_value: 'The field has a value that is none of those expected.',
    invalid_format: 'The text is not written as it must be.',
    invalid_union: 'The field is none of the shapes that it can have.',
    invalid_key: 'A name in the object is none of those expected.',
    invalid_element: 'A part of the field is not as it must be.',
    too_small: 'The value, the text or the list is too small.',
    too_big: 'The value, the text or the list is too large.',
    not_multiple_of: 'The number is not a multiple of what is expected.',
    unknown_field: 'There is no such field, or no such parameter.',
    no_effect: 'The parameter changes nothing of the answer that is asked for: leave it out.',
    not_together: 'The parameter does not go with another one that is there.',
    not_allowed: 'The field has no place beside what is said of the rest.',
    control_character: 'The text has a control character, or one that turns the direction of the writing.',
    long_number: 'The id has a run of ten digits or more, as the number of a person has: ids stand in addresses.',
    number_of_a_person: 'The id has a NIK, a NIP or a telephone number in it: ids stand in addresses.',
    duplicate: 'The same stands there before.',
    not_json: 'The body is sent as JSON and is none.',
    unknown_unit: 'There is no such unit.',
    not_reported_so: 'A result is of a month, a quarter, a semester or a year.',
    too_recent: 'The period ended less than 730 days ago: its answers can still be sent one by one.',
    not_a_release_period: 'The unit does not publish by such periods.',
    unknown_service: "The unit's document has no such service.",
    unknown_officer: "The unit's document has no such officer.",
    unknown_counter: "The unit's document has no such counter.",
    unknown_ticket: 'There is no such ticket, or it is not counted yet.',
    not_completed:
      'The ticket has not ended, or its end is not counted yet, or it ended after the day: nobody can answer about it then.',
    own_ticket: 'The ticket is that of the officer whose key this is: another one brings its answer in.',
    released: 'The day is in a period that is published: a release never changes by itself.',
    clock_ahead: 'The event is more than 10 minutes ahead of the server.',
    in_the_future: 'The day has not come yet where the unit is.',
    too_old: 'The event or the answer is older than 730 days.',
    ticket_ended:
      'The ticket has ended and is issued again: a ticket id is never used again, so put the day in front of a number.',
    too_many_events: 'The ticket has more than 200 events, and this is one of the earliest.',
    unit_closed: 'The event or the answer is of a day on which the unit is closed.',
    other_officer: 'The key is of one officer, and the event is about another’s ticket or names another.',
    unknown_link: 'The link is none of ours.',
    expired_link: 'The survey is closed: its link has expired.',
    in_the_past: 'The instant must be in the future.',
    not_begun: 'The period has not begun.',
    unknown_cursor: 'The cursor is none of ours, was changed, or belongs to another question.',
    too_many_rows: 'The answer would have too many rows: ask for a shorter span, a longer grain or less by.',
    other_body: 'The `Idempotency-Key` was sent before, with another request.',
    unknown_indicator: 'There is no such indicator in the catalogue.',
    no_direction: 'Neither more nor less of this figure is better, so it can have no target.',
    not_of_officers: 'The figure is the unit’s and no officer’s.',
    not_of_tickets: 'The figure is not made of tickets, so there are none behind it.',
    facts_forgotten: 'The facts of so long ago are forgotten.',
    unknown_type: 'The webhook tells of something that there is not.',
  },
  428: {
    if_match_required: 'It is there: send the `ETag` of what you have read as `If-Match`.',
  },
  429: {
    too_many: 'Too many in this minute; none of those that were taken is lost. Try again after `Retry-After` seconds.',
  },
  500: {
    internal: 'Something failed on our side; it is safe to send the same again.',
  },
  503: {
    queue_unavailable: 'What is named was not taken: send it again after `Retry-After` seconds.',
    dependency_unavailable: 'Something that we depend on does not answer: try again after `Retry-After` seconds.',
  },
} as const satisfies Readonly<Record<number, Readonly<Record<string, string>>>>;

export type ErrorStatus = keyof typeof ERRORS;
export type ErrorCode<Status extends ErrorStatus = ErrorStatus> = Status extends ErrorStatus
  ? Extract<keyof (typeof ERRORS)[Status], string>
  : never;

/** A refusal by its status and code, such as `404 unknown_unit`: how a route says what it may answer. */
export type RefusalName = { [Status in ErrorStatus]: `${Status} ${ErrorCode<Status>}` }[ErrorStatus];
