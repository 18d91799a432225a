import type {
  ApiKeyView,
  BotView,
  ComparisonView,
  ConnectionView,
  EnvironmentView,
  EventView,
  FlowSummaryView,
  FlowView,
  HostedGroupView,
  ImageView,
  IssuedApiKeyView,
  ParkedView,
  ProjectionView,
  QueuedRunView,
  RunView,
  ScalingDecisionView,
  SecretView,
} from '#protocol/generated/api.gen.js';

/** What the command line reads of the API's answers, in short words. Times are ISO 8601. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null; readonly total?: number };

export type Group = HostedGroupView;
export type Flow = FlowSummaryView;
export type FlowDefinition = Omit<FlowView, keyof FlowSummaryView>;
export type Connection = ConnectionView;
export type Secret = SecretView;
export type IssuedApiKey = IssuedApiKeyView;
export type ApiKey = ApiKeyView;
export type Image = ImageView;
export type Environment = EnvironmentView;
export type Run = RunView;
export type RunStatus = Run['status'];
export type RecordedEvent = EventView;
export type Bot = BotView;
export type BotStatus = Bot['status'];
export type QueuedRun = QueuedRunView;
export type ScalingDecision = ScalingDecisionView;
export type Projection = ProjectionView;
export type Comparison = ComparisonView;
/** A row that waits for a person. */
export type ParkedRow = ParkedView;
