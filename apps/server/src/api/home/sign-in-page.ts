/** Works without anything but this server, and shows nothing of the link. */
export const signInPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Sign in to Hostler</title>
    <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 32rem; margin: 15vh auto; padding: 0 1rem; }
      button { font: inherit; padding: 0.5rem 1.5rem; }
    </style>
    <script src="/sign-in.js" defer></script>
  </head>
  <body>
    <h1>Hostler</h1>
    <p>This link signs you in once, in this browser.</p>
    <button type="button" id="sign-in">Sign in</button>
    <p id="answer" role="status"></p>
  </body>
</html>
`;

export const signInScript = `
const answer = document.getElementById('answer');
document.getElementById('sign-in').addEventListener('click', async () => {
  answer.textContent = 'Signing in …';
  const link = new URLSearchParams(location.search).get('link') ?? '';
  const response = await fetch('/api/v1/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ link }),
  });
  if (response.ok) {
    location.replace('/api/docs');
    return;
  }
  const problem = await response.json();
  answer.textContent = problem.title + '. ' + problem.detail;
});
`;
