import { CellLink } from '../../ui/cell-link.js';

type BotLinkProps = {
  readonly botId: string | null;
  readonly groupId: string;
  /** In a list that shows those that are gone: it goes on to. */
  readonly amongGone?: boolean;
};

/** To a bot: it is shown above the bots of its group. */
export const BotLink = ({ botId, groupId, amongGone = false }: BotLinkProps) =>
  botId === null ? (
    <span className="nothing">–</span>
  ) : (
    <CellLink to={`/groups/${groupId}?tab=bots&bot=${botId}${amongGone ? '&gone=shown' : ''}`}>
      <code>{botId.slice(0, 8)}</code>
    </CellLink>
  );
