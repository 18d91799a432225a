/** Enough to make a group, a flow, a connection and a run with curl and nothing else. */
export const introduction = `Hostler runs unattended flows on groups of bots that it creates, scales and deletes by itself.

## From nothing to a run, with curl

Everything is JSON. \`hostler up\` prints a one-time sign-in link; turn it into an API key once, and send the key with every call:

\`\`\`sh
URL=http://127.0.0.1:7400
KEY=$(curl -s $URL/api/v1/session/key -H 'Content-Type: application/json' \\
  -d '{"link": "hst_link_…", "label": "curl"}' | node -pe 'JSON.parse(fs.readFileSync(0)).key')
hostler() { curl -s -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' "$URL/api/v1/environments/default/$@"; }
id() { node -pe "JSON.parse(fs.readFileSync(0)).$1"; }
\`\`\`

A **hosted group** has bots, a **connection** says by which account flows run on it, a **flow** says what is executed:

\`\`\`sh
GROUP=$(hostler hosted-groups -d '{"name": "Invoices", "committed": 1, "maximum": 4}' | id groupId)
CONNECTION=$(hostler connections -d '{"groupId": "'$GROUP'", "name": "Invoices", "kind": "agentAccount"}' | id connectionId)
FLOW=$(hostler flows -d '{"name": "Greet", "command": "node", "arguments": ["-e", "console.log(process.env.GREETING)"],
  "environment": {"GREETING": "Hello"}}' | id flowId)
\`\`\`

A **run** waits until a bot is free, and the queue says why it waits:

\`\`\`sh
RUN=$(hostler runs -d '{"connectionId": "'$CONNECTION'", "flowId": "'$FLOW'", "inputs": {"invoice": 4711}}' | id runId)
hostler queue
hostler runs/$RUN
hostler "runs/$RUN/log?follow=true" -N
hostler "audit?runId=$RUN"
\`\`\`

A flow finds its inputs as JSON on its standard input, and in the file that \`HOSTLER_INPUTS\` names. What it writes, as a JSON object,
to the file that \`HOSTLER_OUTPUTS\` names are its outputs.

## What holds everywhere

- **Repeats**: send an \`Idempotency-Key\` with what changes something. The same key gives the same answer for 24 hours, and does
  nothing twice; with another body it is refused (422).
- **Reading your own writes**: answers carry \`Hostler-Position\`. Send it as \`Hostler-After\`, and a query waits until it can show it.
- **Edits**: an \`ETag\` sent as \`If-Match\` refuses an edit of something that has changed since (412).
- **The past**: \`asOf\`, a time or a \`Hostler-Position\`, shows every list, detail and count as it was then; actions refuse it.
- **Live**: \`changes\` tells which rows of which lists have changed, as server-sent events that resume with nothing missed.
- **Lists** take \`limit\`, \`cursor\`, \`sort\`, \`count\`, filters, and some \`search\`. Their \`next\` is the \`cursor\` of the next page.
- **Problems** are RFC 9457 documents with a stable \`code\` and a sentence that says what to do. Unknown fields are refused, by name.
- **Times** are ISO 8601 in UTC; durations are milliseconds, and their names end in \`Ms\`.
`;
