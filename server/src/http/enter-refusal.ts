import { PROBLEM_STATUS, type ProblemCode } from '../../contract/problem.ts';
import type { Actor } from '../actor.ts';
import { Failure } from '../failure.ts';
import { TooMany, type RequestLimits } from './request-limits.ts';

/** Told of every act that was refused or failed, before the answer is sent. */
export type RecordRefusal = (
  actor: Actor,
  act: string,
  subjectId: string,
  code: ProblemCode,
) => Promise<void>;

type Parts = { limits: RequestLimits; recordRefusal: RecordRefusal };

/**
 * Enters an act that came to nothing, and gives back what is to be answered. However often somebody tries, the
 * audit log grows by so many refusals a minute, and then by one entry that says that there were too many.
 */
export async function enterRefusal(
  { limits, recordRefusal }: Parts,
  actor: Actor,
  { act, subjectId }: { act: string; subjectId: string },
  error: unknown,
): Promise<unknown> {
  const answered = await oneMore(limits, actor, error);
  if (!(answered instanceof TooMany)) await recordRefusal(actor, act, subjectId, codeOf(answered));
  else if (await limits.isFirstExcess(actor.id)) await recordRefusal(actor, act, '-', codeOf(answered));
  return answered;
}

/** What failed through no fault of the person is not held against them. */
async function oneMore(limits: RequestLimits, { id }: Actor, error: unknown): Promise<unknown> {
  if (error instanceof TooMany || PROBLEM_STATUS[codeOf(error)] >= 500) return error;
  return limits.countRefusal(id).then(
    () => error,
    (tooMany: unknown) => tooMany,
  );
}

function codeOf(error: unknown): ProblemCode {
  return error instanceof Failure ? error.code : 'unexpected';
}
