import { Button, Center, Code, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { requestJson } from '../api/request.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import mark from '../ui/mark.svg';

/** A one-time link becomes a session by a press of the button: programs that look at links before people do use nothing up. */
export function SignInPage() {
  const { link: given, back } = useSearch({ strict: false });
  const [link, setLink] = useState(given === undefined ? '' : String(given));
  const navigate = useNavigate();
  const { history } = useRouter();
  useEffect(() => {
    document.title = 'Sign in · Hostler';
  }, []);
  const signIn = useMutation({
    mutationFn: () => requestJson('/api/v1/session', { method: 'POST', body: { link } }),
    onSuccess: () => (isOurs(back) ? history.replace(back) : void navigate({ to: '/', replace: true })),
  });
  // A link that was used up is replaced by another one here.
  const asks = given === undefined || signIn.isError || link !== String(given);
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper className="panel" p="xl" maw={440} w="100%">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            signIn.mutate();
          }}
        >
          <Stack>
            <Group gap="sm">
              <img src={mark} width={32} height={32} alt="" />
              <Title order={1} fz={20}>
                Sign in to Hostler
              </Title>
            </Group>
            {asks ? (
              <>
                <Text fz="sm" c="dimmed">
                  {given !== undefined ? '' : back === undefined ? 'You are signed out. ' : 'Your session has ended. '}
                  Paste a one-time sign-in link: the server prints one each time that it starts (<Code>npm start</Code>
                  ).
                </Text>
                <TextInput
                  label="Sign-in link"
                  required
                  autoComplete="off"
                  value={link}
                  onChange={({ currentTarget }) => setLink(currentTarget.value)}
                />
              </>
            ) : (
              <Text fz="sm" c="dimmed">
                This link signs you in once, in this browser.
              </Text>
            )}
            <ProblemAlert error={signIn.error} />
            <Button type="submit" loading={signIn.isPending} data-autofocus>
              Sign in
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}

/** Only back to a page of ours, whatever the address says. */
const isOurs = (back: unknown): back is string => typeof back === 'string' && /^\/(?![/\\])/.test(back);
