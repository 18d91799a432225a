import { Type } from 'class-transformer';
import {
  Equals,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type {
  AgentFailureCode,
  ClaimRequest,
  EndRequest,
  EnrolRequest,
  HeartbeatRequest,
  StartRequest,
  TokenRequest,
} from '#protocol/agent.js';

const MAX_CLAIM = 2 ** 31 - 1;
const failureCodes: readonly AgentFailureCode[] = [
  'FlowFailed',
  'FlowTimedOut',
  'SessionCreationError',
  'InvalidOutputs',
  'OutputsTooLarge',
  'LeaseLost',
];

export class PublicKeyDto {
  @Equals('OKP') kty: 'OKP';
  @Equals('Ed25519') crv: 'Ed25519';
  @Matches(/^[A-Za-z0-9_-]{43}$/) x: string;
}

export class EnrolDto implements EnrolRequest {
  @IsString() @MaxLength(200) token: string;
  @ValidateNested() @Type(() => PublicKeyDto) publicKey: PublicKeyDto;
  @Matches(/^[\w.+-]{1,50}$/) agentVersion: string;
  @Matches(/^[\w.+-]{1,50}$/) platform: string;
}

export class TokenDto implements TokenRequest {
  @IsString() @MaxLength(4_000) assertion: string;
}

export class ClaimDto implements ClaimRequest {
  @IsInt() @Min(1) @Max(MAX_CLAIM) claim: number;
}

export class StartDto implements StartRequest {
  @IsInt() @Min(1) @Max(MAX_CLAIM) claim: number;
}

export class HeartbeatDto implements HeartbeatRequest {
  @IsInt() @Min(0) @Max(MAX_CLAIM) claim: number;
  @IsOptional() @IsUUID() runId?: string;
}

/** The union of {@link EndRequest}, as one class that class-validator can check; `toEndRequest` gives the union back. */
export class EndDto {
  @IsInt() @Min(1) @Max(MAX_CLAIM) claim: number;
  @IsIn(['succeeded', 'failed', 'cancelled', 'timedOut']) outcome: EndRequest['outcome'];
  @ValidateIf(({ outputs }: EndDto) => outputs !== null && outputs !== undefined) @IsObject() outputs?: Record<
    string,
    unknown
  > | null;
  @ValidateIf(({ outcome }: EndDto) => outcome === 'failed') @IsIn(failureCodes) code?: AgentFailureCode;
  @IsOptional() @IsInt() exitCode?: number;
  @IsOptional() @Matches(/^SIG[A-Z0-9+]{2,12}$/) signal?: string;
  @IsOptional() @IsString() @MaxLength(2_000) detail?: string;
}

export function toEndRequest({
  claim,
  outcome,
  outputs = null,
  code = 'FlowFailed',
  exitCode,
  signal,
  detail,
}: EndDto): EndRequest {
  if (outcome === 'succeeded') return { claim, outcome, outputs };
  if (outcome !== 'failed') return { claim, outcome };
  return {
    claim,
    outcome,
    code,
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(signal === undefined ? {} : { signal }),
    ...(detail === undefined ? {} : { detail }),
  };
}
