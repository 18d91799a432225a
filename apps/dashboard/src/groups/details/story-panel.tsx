import { EventStory } from '../../audit/event-story.js';
import type { OfGroup } from './of-group.js';

/** Everything that happened to the group and in it. */
export const StoryPanel = ({ group }: OfGroup) => <EventStory query={{ groupId: group.groupId }} />;
