import { Button, Group, Stepper } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useCommand } from '../../api/use-command.js';
import type { CreateHostedGroupData, HostedGroupView } from '#protocol/generated/api.gen.js';
import { useEnvironmentId } from '../../shell/environment.js';
import { useMoment } from '../../time-travel/moment.js';
import { Empty } from '../../ui/empty.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { TextLink } from '../../ui/text-link.js';
import { AccessStep } from './access-step.js';
import { emptyDraft, faultsOf, ofTouched, requestOf, type Draft } from './draft.js';
import { ImageStep } from './image-step.js';
import { NameStep } from './name-step.js';
import { ReviewStep } from './review-step.js';
import { ScalingStep } from './scaling-step.js';
import { stepOfProblem, steps } from './steps.js';
import { useRoom } from './use-room.js';
import './wizard.css';

/** New hosted machine group. In the past nothing can be made; what was typed is there again after it. */
export function WizardPage() {
  const environmentId = useEnvironmentId();
  const { isPast } = useMoment();
  return (
    <Page
      title="New hosted machine group"
      trail={[{ label: 'Machines', to: `/environments/${environmentId}/machines/groups` as string as '/' }]}
    >
      {isPast && <NotInThePast />}
      <div hidden={isPast}>
        <Wizard />
      </div>
    </Page>
  );
}

function NotInThePast() {
  const { go } = useMoment();
  return (
    <Panel>
      <Empty
        icon={IconHistory}
        title="Nothing can be created in the past"
        action={<Button onClick={() => go(undefined)}>Back to the present</Button>}
      >
        This page shows a moment that has passed. A machine group is made now.
      </Empty>
    </Panel>
  );
}

/** Its steps (S38 to S46). */
function Wizard() {
  const environmentId = useEnvironmentId();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [step, setStep] = useState(0);
  const [tried, setTried] = useState(false);
  const [touched, setTouched] = useState<readonly string[]>([]);
  const heading = useRef<HTMLDivElement>(null);
  const { room, limitReached } = useRoom();
  const create = useCommand<CreateHostedGroupData, HostedGroupView>(
    'POST',
    '/api/v1/environments/{environmentId}/hosted-groups',
  );

  const faults = faultsOf(draft, room);
  const blocking = (steps[step]?.fields ?? []).some((field) => faults[field] !== undefined);
  const change = (part: Partial<Draft>): void => {
    setDraft((was) => ({ ...was, ...part }));
    setTouched((was) => [...new Set([...was, ...Object.keys(part)])]);
    create.reset();
  };
  const go = (to: number): void => {
    setTried(false);
    setStep(to);
    heading.current?.focus();
  };
  const next = (): void => {
    setTried(true);
    if (!blocking) go(step + 1);
  };
  const submit = (): void =>
    create.mutate(
      { body: requestOf(draft) },
      {
        onSuccess: ({ groupId }) =>
          void navigate({ to: '/environments/$environmentId/groups/$groupId', params: { environmentId, groupId } }),
        onError: (error) => go(stepOfProblem(error) ?? step),
      },
    );

  const props = { draft, change, faults: tried ? faults : ofTouched(faults, touched), error: create.error, room };
  const last = step === steps.length - 1;
  return (
    <>
      <Progress step={step} go={go} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (last) submit();
          else next();
        }}
      >
        <div
          ref={heading}
          tabIndex={-1}
          style={{ maxWidth: 760, outline: 'none' }}
          aria-label={steps[step]?.label}
          role="group"
        >
          <Panel title={steps[step]?.label}>
            {step === 0 && <NameStep {...props} />}
            {step === 1 && <ScalingStep {...props} />}
            {step === 2 && <ImageStep {...props} />}
            {step === 3 && <AccessStep {...props} />}
            {last && <ReviewStep {...props} />}
          </Panel>
          <div style={{ marginTop: 12 }}>
            <ProblemAlert error={limitReached ?? create.error} />
          </div>
          <Moves step={step} isPending={create.isPending} onBack={() => go(step - 1)} />
        </div>
      </form>
    </>
  );
}

/** Steps that are done can be gone back to. */
const Progress = ({ step, go }: { readonly step: number; readonly go: (to: number) => void }) => (
  <Stepper
    active={step}
    className="wizard-steps"
    onStepClick={(to) => to < step && go(to)}
    size="xs"
    mb="lg"
    maw={760}
    allowNextStepsSelect={false}
  >
    {steps.map(({ label }) => (
      <Stepper.Step key={label} label={label} />
    ))}
  </Stepper>
);

type MovesProps = { readonly step: number; readonly isPending: boolean; readonly onBack: () => void };

function Moves({ step, isPending, onBack }: MovesProps) {
  const environmentId = useEnvironmentId();
  return (
    <Group mt="md" justify="space-between">
      <TextLink to="/environments/$environmentId/machines/groups" params={{ environmentId }} c="dimmed" fz="sm">
        Leave without creating
      </TextLink>
      <Group gap="xs">
        {step > 0 && (
          <Button variant="default" onClick={onBack}>
            Back
          </Button>
        )}
        <Button type="submit" loading={isPending}>
          {step === steps.length - 1 ? 'Create' : 'Next'}
        </Button>
      </Group>
    </Group>
  );
}
