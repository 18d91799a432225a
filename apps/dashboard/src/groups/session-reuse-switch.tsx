import { Switch } from '@mantine/core';

type SessionReuseSwitchProps = {
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** S40: in the words of hosted machine groups, with what they mean on any machine. */
export const SessionReuseSwitch = ({ checked, disabled = false, onChange }: SessionReuseSwitchProps) => (
  <Switch
    label="Reuse a Windows session in unattended mode"
    description="Runs then share one session instead of getting a fresh one each. On Linux and macOS a session is a folder."
    checked={checked}
    disabled={disabled}
    onChange={({ currentTarget }) => onChange(currentTarget.checked)}
  />
);
