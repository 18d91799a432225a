import type { HostedGroupsEvent } from '#domain/hosted-groups/hosted-groups.events.js';
import type { Examples } from './examples.js';
import { botId, image, minute, ofEnvironment, ofGroup, personId } from './things.js';

const DAYS_28 = 28 * 24 * 60;

export const groupExamples: Examples<HostedGroupsEvent> = {
  AddOnsAssigned: { ...ofEnvironment, source: 'paid', count: 8, previousCount: 0 },
  HostedGroupCreated: {
    ...ofGroup,
    configuration: 1,
    name: 'Invoices',
    description: 'Reads invoices',
    sessionReuse: false,
    committed: 1,
    maximum: 4,
    image,
    access: 'agentAccount',
    ownerId: personId,
    createdAt: minute(2),
    activeUntil: minute(2 + DAYS_28),
  },
  HostedGroupRenamed: { ...ofGroup, configuration: 2, name: 'Bills', previousName: 'Invoices' },
  HostedGroupDescribed: { ...ofGroup, configuration: 3, description: 'Reads bills' },
  HostedGroupSessionReuseChanged: { ...ofGroup, configuration: 4, sessionReuse: true },
  HostedGroupScalingChanged: {
    ...ofGroup,
    configuration: 5,
    committed: 2,
    maximum: 6,
    previousCommitted: 1,
    previousMaximum: 4,
  },
  HostedGroupImageUpdated: {
    ...ofGroup,
    configuration: 6,
    image: { ...image, version: 2 },
    previousImage: image,
  },
  SlotReserved: { ...ofGroup, botId, reservedAt: minute(10) },
  SlotReleased: { ...ofGroup, botId, reservedAt: minute(10), releasedAt: minute(100) },
  HostedGroupDeletionRequested: {
    ...ofGroup,
    configuration: 7,
    reason: 'inactivity',
    requestedAt: minute(60 + DAYS_28),
    lastActivityAt: minute(50),
  },
  HostedGroupDeleted: { ...ofGroup, configuration: 8, reason: 'inactivity', deletedAt: minute(61 + DAYS_28) },
  HostedGroupRestored: {
    ...ofGroup,
    configuration: 9,
    name: 'Bills',
    committed: 0,
    maximum: 6,
    restoredAt: minute(70 + DAYS_28),
    activeUntil: minute(70 + 2 * DAYS_28),
  },
};
