import type { Recorded } from '#kernel/message.js';
import type { BotEvent } from '#domain/bot/bot.events.js';
import type { HostedGroupsEvent } from '#domain/hosted-groups/hosted-groups.events.js';
import { Violation } from './violation.js';

type Group = { committed: number; maximum: number; isActive: boolean };

/** I3, reckoned by itself from the log: slots within capacity and maximum, guarantees kept, a slot before its bot and until its end. */
export class SlotJudge {
  readonly slots = new Map<string, string>();
  readonly bots = new Map<string, 'alive' | 'leaving' | 'deleted'>();
  readonly groups = new Map<string, Group>();
  #capacity = 0;

  constructor(private readonly violated: (violation: Violation) => void) {}

  see(event: Recorded): void {
    if (event.stream.startsWith('hostedGroups-')) this.#seeGroups(event as unknown as Recorded<HostedGroupsEvent>);
    if (event.stream.startsWith('bot-')) this.#seeBot(event as unknown as Recorded<BotEvent>);
  }

  #seeGroups({ type, data }: Recorded<HostedGroupsEvent>): void {
    switch (type) {
      case 'AddOnsAssigned':
        this.#capacity = data.count;
        return;
      case 'HostedGroupCreated':
        this.groups.set(data.groupId, { committed: data.committed, maximum: data.maximum, isActive: true });
        return;
      case 'HostedGroupScalingChanged':
      case 'HostedGroupRestored': {
        const { committed, maximum } = data;
        this.groups.set(data.groupId, {
          committed,
          maximum,
          isActive: this.#isActive(data.groupId) || type === 'HostedGroupRestored',
        });
        return;
      }
      case 'HostedGroupDeletionRequested':
        this.#group(data.groupId).isActive = false;
        return;
      case 'SlotReserved':
        return this.#reserved(data.botId, data.groupId);
      case 'SlotReleased':
        return this.#released(data.botId);
      case 'HostedGroupRenamed':
      case 'HostedGroupDescribed':
      case 'HostedGroupSessionReuseChanged':
      case 'HostedGroupImageUpdated':
      case 'HostedGroupDeleted':
    }
  }

  #reserved(botId: string, groupId: string): void {
    const { maximum, committed } = this.#group(groupId);
    if (this.slots.has(botId)) this.violated(new Violation('I3', `${botId} has its slot twice`));
    this.slots.set(botId, groupId);
    const held = this.#held(groupId);
    if (this.slots.size > this.#capacity)
      this.violated(new Violation('I3', `${this.slots.size} slots of ${this.#capacity}`));
    if (held > maximum)
      this.violated(new Violation('I3', `${held} slots of group ${groupId}, which may have ${maximum}`));
    if (held > committed && this.#promised() <= this.#capacity && this.#capacity - this.slots.size < this.#unmet())
      this.violated(new Violation('I3', `a guarantee was lent to group ${groupId}`));
  }

  #released(botId: string): void {
    this.slots.delete(botId);
    const bot = this.bots.get(botId);
    if (bot !== undefined && bot !== 'deleted')
      this.violated(new Violation('I3', `the slot of ${botId} was released while it is ${bot}`));
  }

  #seeBot({ type, data: { botId } }: Recorded<BotEvent>): void {
    switch (type) {
      case 'BotRequested':
        if (!this.slots.has(botId)) this.violated(new Violation('I3', `${botId} was requested without a slot`));
        if (this.bots.has(botId)) this.violated(new Violation('I3', `${botId} was requested twice`));
        this.bots.set(botId, 'alive');
        return;
      case 'BotProvisioningFailed':
      case 'BotRetired':
      case 'BotLost':
        this.bots.set(botId, 'leaving');
        return;
      case 'BotDeleted':
        this.bots.set(botId, 'deleted');
        return;
      case 'BotProvisioningErrorOccurred':
      case 'BotEnrolled':
    }
  }

  #held(groupId: string): number {
    return [...this.slots.values()].filter((holder) => holder === groupId).length;
  }

  #promised(): number {
    return [...this.groups.values()].reduce((sum, { isActive, committed }) => sum + (isActive ? committed : 0), 0);
  }

  #unmet(): number {
    return [...this.groups].reduce(
      (sum, [groupId, { isActive, committed }]) => sum + (isActive ? Math.max(0, committed - this.#held(groupId)) : 0),
      0,
    );
  }

  #isActive(groupId: string): boolean {
    return this.groups.get(groupId)?.isActive ?? false;
  }

  #group(groupId: string): Group {
    return this.groups.get(groupId) ?? { committed: 0, maximum: 0, isActive: false };
  }
}
