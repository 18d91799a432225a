/** Every refusal that this layer gives by itself, before a rule of the domain is asked. Codes are public and stable. */
export const problemCatalogue = {
  'invalid-request': {
    status: 400,
    title: 'The request is not valid',
    detail: 'Correct what "errors" names and send it again.',
  },
  'malformed-json': {
    status: 400,
    title: 'The body is not JSON',
    detail: 'Send one well-formed JSON object in UTF-8.',
  },
  'json-too-deep': {
    status: 400,
    title: 'The JSON is nested too deeply',
    detail: 'Send JSON with at most 32 levels of objects and arrays.',
  },
  'forbidden-field': {
    status: 400,
    title: 'A field has a name that is never accepted',
    detail: 'Leave out fields named "__proto__", and "prototype" below "constructor".',
  },
  'unfit-text': {
    status: 400,
    title: 'A text holds a character that can not be kept',
    detail: 'Leave out NUL characters and halves of surrogate pairs.',
  },
  'invalid-cursor': {
    status: 400,
    title: 'The cursor does not belong to this list',
    detail: 'Use "next" of an answer to the same list with the same sort and filters, or leave "cursor" out.',
  },
  'moment-in-the-future': {
    status: 400,
    title: 'That moment has not come yet',
    detail:
      'Send as "asOf" a time that has passed by the clock of the server, or a "Hostler-Position" that it answered.',
  },
  'moment-before-the-log': {
    status: 400,
    title: 'Nothing had happened yet',
    detail: 'Send as "asOf" a moment after the installation began.',
  },
  'past-can-not-change': {
    status: 400,
    title: 'What has happened can not be changed',
    detail: 'Leave "asOf" out: actions act on the present.',
  },
  'not-signed-in': {
    status: 401,
    title: 'Nobody is signed in',
    detail: 'Send "Authorization: Bearer <API key>", or sign in with the one-time link that the server printed.',
  },
  'link-not-valid': {
    status: 401,
    title: 'The sign-in link is not valid',
    detail: 'A link is used up by one sign-in and ends after a while: make another with "hostler login-link".',
  },
  'not-allowed': {
    status: 403,
    title: 'You may not do this',
    detail: 'Ask a system administrator of this installation.',
  },
  'cross-site-request': {
    status: 403,
    title: 'The request comes from another site',
    detail: 'Send it from a page of this server, or with an API key instead of the session cookie.',
  },
  'no-such-route': {
    status: 404,
    title: 'There is nothing at this address',
    detail: 'Every address is listed at /api/docs.',
  },
  'not-found': {
    status: 404,
    title: 'There is no such thing',
    detail: 'Check the id; the list of its kind shows what there is.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take this method',
    detail: 'Use one of the methods that the header "Allow" names.',
  },
  'not-acceptable': {
    status: 406,
    title: 'There is no answer in that form',
    detail: 'Accept application/json, or what /api/docs names for this address.',
  },
  'position-of-another-store': {
    status: 409,
    title: 'The position belongs to another installation',
    detail: 'Send a position that this installation answered, or none.',
  },
  'group-without-connection': {
    status: 409,
    title: 'The group has no connection',
    detail: 'Runs go to a group by a connection, which says by which account. Create one, then send this again.',
  },
  'idempotency-key-used': {
    status: 409,
    title: 'The Idempotency-Key has been used before',
    detail: 'What it made is there; its answer is no longer kept. Send a new request with a new key.',
  },
  'no-event-to-skip': {
    status: 409,
    title: 'The row did not stop at an event',
    detail: 'A command was refused: correct what "reason" names, then take the row up again by "retry".',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    detail: 'Send at most 256 kB.',
  },
  'inputs-too-large': {
    status: 413,
    title: 'The inputs are too large',
    detail: 'Send inputs of at most 2 MB of JSON; put larger data where the flow can fetch it.',
  },
  'address-too-long': {
    status: 414,
    title: 'The address is too long',
    detail: 'Send a shorter one; ids have at most 100 characters.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body is in a form that is not understood',
    detail: 'Send JSON with "Content-Type: application/json".',
  },
  'invalid-inputs': {
    status: 422,
    title: "The inputs do not satisfy the flow's schema",
    detail: 'Correct what "errors" names; the schema is shown with the flow.',
  },
  'invalid-inputs-schema': {
    status: 422,
    title: 'The inputs schema can not be used',
    detail: 'Send a JSON Schema (2020-12) that stands by itself; "errors" names the place.',
  },
  'inputs-check-too-slow': {
    status: 422,
    title: "Checking the inputs against the flow's schema takes too long",
    detail: "Simplify the patterns in the flow's schema, or send smaller inputs.",
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The Idempotency-Key belongs to another request',
    detail: 'The same key stands for the same method, address and body only. Send a new request with a new key.',
  },
  'too-many-attempts': {
    status: 429,
    title: 'Too many attempts',
    detail: 'Wait as long as the header "Retry-After" says.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong inside',
    detail: 'Nothing of it is shown here. The server\'s log has it under the id in "instance".',
  },
  'store-refused': {
    status: 500,
    title: 'The event store will not take this',
    detail: 'Correct what the sentence of the store names; sending the request again does not help before.',
  },
  'read-model-behind': {
    status: 503,
    title: 'What you wrote is recorded, but can not be shown yet',
    detail: 'Ask again in a moment; the header "Retry-After" says when.',
  },
  'store-unavailable': {
    status: 503,
    title: 'The store does not answer just now',
    detail: 'Send the same request again, with the same Idempotency-Key, after the time in "Retry-After".',
  },
  'store-sealed': {
    status: 503,
    title: 'The events are moving to another store',
    detail:
      'Nothing was recorded. Send the same request again, with the same Idempotency-Key, once the server runs on the new store.',
  },
  'too-many-streams': {
    status: 503,
    title: 'Too many live streams are open',
    detail: 'Close one, or try again after the time in "Retry-After".',
  },
  'shutting-down': {
    status: 503,
    title: 'The server is stopping',
    detail: 'Send the same request again, with the same Idempotency-Key, once it is back.',
  },
} as const;

export type ProblemCode = keyof typeof problemCatalogue;
