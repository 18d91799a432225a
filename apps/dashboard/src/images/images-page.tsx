import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconPhoto, IconVersions } from '@tabler/icons-react';
import type { ColumnDef } from '@tanstack/react-table';
import { useState } from 'react';
import { images } from '../api/endpoints.js';
import { usePages } from '../api/use-answer.js';
import { useCommand } from '../api/use-command.js';
import type { ImageView, PublishImageVersionData } from '../generated/api.gen.js';
import { MachinesTabs } from '../shell/machines-tabs.js';
import { useMoment } from '../time-travel/moment.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { useListOf } from '../ui/list-of.js';
import { Page } from '../ui/page.js';
import { Panel } from '../ui/panel.js';
import { PresentOnly } from '../ui/present-only.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { SearchField } from '../ui/search-field.js';
import { StateBadge } from '../ui/state-badge.js';
import { useRemembered } from '../ui/use-remembered.js';
import { When } from '../ui/when.js';
import { NewImageButton } from './new-image-button.js';

type Sort = 'name' | '-name' | 'registeredAt' | '-registeredAt';

/** Monitor > Machines > VM images (S17). */
export function ImagesPage() {
  const [search, setSearch] = useRemembered('search');
  const [sort, setSort] = useRemembered('sort', 'name');
  const answer = usePages(images, { query: { search, sort: sort as Sort, limit: 100 } });
  const list = useListOf(answer);
  return (
    <Page
      title="Machines"
      about="What the bots of hosted machine groups are made from."
      actions={
        <PresentOnly>
          <NewImageButton />
        </PresentOnly>
      }
    >
      <MachinesTabs shown="images" />
      <Group mb="sm">
        <SearchField label="Search by name" value={search} onChange={setSearch} />
      </Group>
      <ProblemAlert error={answer.error} />
      <Panel flush>
        <DataTable
          {...list}
          label="VM images"
          columns={columns}
          rowKey={({ imageId }) => imageId}
          sort={sort}
          onSort={setSort}
          empty={<Empty icon={IconPhoto} title={search === '' ? 'No images' : 'No image fits'} />}
        />
      </Panel>
    </Page>
  );
}

const columns: ColumnDef<ImageView>[] = [
  {
    header: 'Name',
    meta: { sort: 'name' },
    cell: ({
      row: {
        original: { name },
      },
    }) => (
      <Text fz="inherit" fw={550}>
        {name}
      </Text>
    ),
  },
  {
    header: 'Description',
    meta: { wide: true },
    cell: ({
      row: {
        original: { description },
      },
    }) => (
      <Text fz="inherit" c="dimmed">
        {description}
      </Text>
    ),
  },
  {
    header: 'Origin',
    cell: ({
      row: {
        original: { origin },
      },
    }) => <StateBadge state={origin} />,
  },
  {
    header: 'Version',
    meta: { align: 'right' },
    cell: ({
      row: {
        original: { version },
      },
    }) => version,
  },
  {
    header: 'Published',
    meta: { wide: true },
    cell: ({
      row: {
        original: { publishedAt },
      },
    }) => <When time={publishedAt} />,
  },
  {
    header: 'Registered',
    meta: { wide: true, sort: 'registeredAt' },
    cell: ({
      row: {
        original: { registeredAt },
      },
    }) => <When time={registeredAt} />,
  },
  { id: 'actions', header: 'Actions', cell: ({ row: { original: image } }) => <PublishVersionButton image={image} /> },
];

function PublishVersionButton({ image }: { readonly image: ImageView }) {
  const { isPast } = useMoment();
  const [asking, setAsking] = useState(false);
  const publish = useCommand<PublishImageVersionData, ImageView>(
    'POST',
    '/api/v1/environments/{environmentId}/images/{imageId}/versions',
  );
  if (isPast) return null;
  return (
    <>
      <Tooltip label="Publish a new version">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Publish a new version of ${image.name}`}
          onClick={() => setAsking(true)}
        >
          <IconVersions size={16} />
        </ActionIcon>
      </Tooltip>
      {asking && (
        <ConfirmDialog
          opened
          title={`Publish version ${image.version + 1} of ${image.name}?`}
          confirm="Publish"
          pending={publish.isPending}
          error={publish.error}
          onClose={() => setAsking(false)}
          onConfirm={() => publish.mutate({ path: { imageId: image.imageId } }, { onSuccess: () => setAsking(false) })}
        >
          <Text fz="sm">
            Groups keep the version that they have until you update their VM image. New groups that choose this image
            get the new version.
          </Text>
        </ConfirmDialog>
      )}
    </>
  );
}
