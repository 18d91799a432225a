import { Radio, Stack } from '@mantine/core';
import { problemOf } from '../../api/api-problem.js';
import type { Draft } from './draft.js';
import type { StepProps } from './steps.js';

const options = [
  {
    value: 'agentAccount',
    label: 'Agent account',
    description: "Runs go as the bot's own account. The choice for bots on this machine, and for trying things out.",
  },
  {
    value: 'workOrSchoolAccount',
    label: 'Work or school account',
    description: 'Bots join your organisation. Connections then use an e-mail address, not domain\\username.',
  },
  {
    value: 'localAdminAccount',
    label: 'Local admin account',
    description: 'An administrator account is made on each bot; its password is kept sealed and shown to nobody.',
  },
] as const;

const NOT_HERE = 'The bots of this server can not do that.';

/** S44, X20: which account the automations run as. */
export const AccessStep = ({ draft, change, error, room }: StepProps) => (
  <Radio.Group
    label="How do you want to access the hosted machine group?"
    description="The bots run your automations with this account."
    value={draft.access}
    error={problemOf(error, 'access')}
    onChange={(access) => change({ access: access as Draft['access'] })}
  >
    <Stack gap="sm" mt="sm">
      {options.map((option) =>
        room === undefined || room.accesses.includes(option.value) ? (
          <Radio key={option.value} {...option} />
        ) : (
          <Radio key={option.value} {...option} description={`${option.description} ${NOT_HERE}`} disabled />
        ),
      )}
    </Stack>
  </Radio.Group>
);
