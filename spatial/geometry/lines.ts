import { fail, ok, type Result } from '../result.ts'
import { meetingOf } from './crossings.ts'
import { distance, samePosition } from './plane.ts'
import type { Position } from './types.ts'

/** What is wrong with a line, and where, in the coordinates of the line. */
export type LineFault = { readonly code: 'LINE_TOO_SHORT' | 'LINE_SELF_CROSSING'; readonly at: Position }

/** Length from the first position to the last, in the units of the plane. */
export const lineLength = (line: readonly Position[]): number =>
  line.reduce((sum, at, index) => sum + distance(line[index - 1] ?? at, at), 0)

/**
 * Is this a line with a length, that neither crosses, touches nor doubles back on itself? One that ends where it began is
 * a loop, and goes. Without two equal positions in a row; O(n²), for lines that somebody drew.
 */
export function checkLine(line: readonly Position[]): Result<null, LineFault> {
  const [first] = line
  if (!first || line.length < 2) return fail({ code: 'LINE_TOO_SHORT', at: first ?? [0, 0] })
  const sides = line.slice(1).map((to, index) => [line[index] ?? to, to] as const)
  for (const [rank, side] of sides.entries())
    for (const [other, next] of sides.slice(0, rank).entries()) {
      const meeting = meetingOf(next, side)
      if (!meeting || (meeting.kind === 'touch' && isJoint(line, { rank, other, at: meeting.at }))) continue
      return fail({ code: 'LINE_SELF_CROSSING', at: meeting.at })
    }
  return ok(null)
}

type Joint = { readonly rank: number; readonly other: number; readonly at: Position }

/** Neighbours share the position between them; the last side of a loop, the first position. */
function isJoint(line: readonly Position[], { rank, other, at }: Joint): boolean {
  const [shared, first, last] = [line[rank], line[0], line.at(-1)]
  if (rank === other + 1) return shared !== undefined && samePosition(shared, at)
  const closes = other === 0 && rank === line.length - 2
  return closes && first !== undefined && last !== undefined && samePosition(first, last) && samePosition(first, at)
}
