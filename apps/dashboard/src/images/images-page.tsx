import { Group } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { images } from '../api/endpoints.js';
import { usePages } from '../api/use-pages.js';
import { MachinesPage } from '../machines/machines-page.js';
import { Empty } from '../ui/empty.js';
import { ListPanel } from '../ui/list-panel.js';
import { SearchField } from '../ui/search-field.js';
import { useRemembered } from '../ui/use-remembered.js';
import { imageColumns } from './image-columns.js';

type Sort = 'name' | '-name' | 'registeredAt' | '-registeredAt';

/** Monitor > Machines > VM images (S17). */
export function ImagesPage() {
  const [search, setSearch] = useRemembered('search');
  const [sort, setSort] = useRemembered('sort', 'name');
  const answer = usePages(images, { query: { search, sort: sort as Sort, limit: 100 } });
  return (
    <MachinesPage shown="images" about="What the bots of hosted machine groups are made from.">
      <Group mb="sm">
        <SearchField label="Search by name" value={search} onChange={setSearch} />
      </Group>
      <ListPanel
        answer={answer}
        label="VM images"
        columns={imageColumns}
        rowKey={({ imageId }) => imageId}
        sort={sort}
        onSort={setSort}
        empty={
          <Empty icon={IconPhoto} title={search === '' ? 'No VM images' : 'No VM image fits'}>
            {search === '' ? 'Register one by New > VM image.' : 'Search for another part of the name.'}
          </Empty>
        }
      />
    </MachinesPage>
  );
}
