import { CellLink } from '../../ui/cell-link.js';

type BotLinkProps = { readonly botId: string | null; readonly groupId: string };

/** To a bot: it is shown above the bots of its group. */
export const BotLink = ({ botId, groupId }: BotLinkProps) =>
  botId === null ? (
    <span className="nothing">–</span>
  ) : (
    <CellLink to={`/groups/${groupId}?tab=bots&bot=${botId}`}>
      <code>{botId.slice(0, 8)}</code>
    </CellLink>
  );
