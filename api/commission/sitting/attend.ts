import type { AttendanceWanted } from '../../contract/commission/attendance.ts'
import { decide } from '../../contract/policy/decide.ts'
import { Problem } from '../../http/problem.ts'
import { comingFor } from '../calling/concerned.ts'
import type { InvitedRow } from '../calling/invited.ts'
import { happen } from '../happened.ts'
import { type Found, journal } from '../withSession.ts'
import { isDeliberated, isSame } from './fold.ts'
import { followQuorum } from './followQuorum.ts'
import { type Held, heldNow } from './state.ts'

/**
 * Notes that somebody who is called comes or goes; when the quorum goes or comes back with them, that is noted in the same
 * instant. The secretariat notes it of anybody, a member of themselves.
 * @throws Problem SESSION_NOT_AT_THIS_STEP, SESSION_NOT_TODAY, NOT_CALLED, PERSON_NOT_EMPOWERED, NOT_WITHIN_REACH,
 * DELIBERATION_UNDER_WAY, ALREADY_THERE, NOT_THERE
 */
export async function attend(found: Found, wanted: AttendanceWanted): Promise<void> {
  const { row, today } = found
  if (row.state !== 'convened' && row.state !== 'open') throw new Problem('SESSION_NOT_AT_THIS_STEP')
  if (row.day !== today) throw new Problem('SESSION_NOT_TODAY')
  const held = await heldNow(found)
  const seat = held.invited.find(({ id }) => id === wanted.invitedId)
  if (!seat) throw new Problem('NOT_CALLED', { field: 'invitedId' })
  const whoId = await whoComes(found, seat, wanted)
  checkMayNote(found, seat, whoId)
  checkNotDeliberated(held, seat, wanted)
  checkNews(held, wanted, whoId)
  const { bodyId, capacity } = seat
  const detail = { invitedId: seat.id, capacity, ...(seat.name !== null && { name: seat.name }) }
  await happen(found, [{ event: wanted.event, bodyId, whoId, detail }])
  await followQuorum(found, bodyId)
  await journal(found, {
    action: `commission.${wanted.event}`,
    ...(bodyId !== null && { bodyId }),
    ...(whoId !== null && { concernedId: whoId }),
  })
}

/** Who it is about: a designer is who they are; an observer has no account; a body is come for by who acts for it there. */
async function whoComes(found: Found, seat: InvitedRow, { event, personId }: AttendanceWanted): Promise<string | null> {
  const { transaction, row, asker } = found
  if (seat.bodyId === null) return seat.personId
  const who = personId ?? asker.actor.personId
  const able = (await comingFor(transaction, row.id, [seat.bodyId])).get(seat.bodyId) ?? []
  // Whose mandate ended in the meantime goes all the same.
  if (event === 'arrived' && !able.includes(who)) throw new Problem('PERSON_NOT_EMPOWERED', { field: 'personId' })
  return who
}

function checkMayNote({ asker, row }: Found, { bodyId, reach }: InvitedRow, whoId: string | null): void {
  if (decide(asker.actor, 'commission.hold', { territory: row.territory }).allowed) return
  const bodyIds = bodyId === null ? [] : [bodyId]
  const own = decide(asker.actor, 'commission.attend', { territory: reach, bodyIds })
  if (!own.allowed || whoId !== asker.actor.personId) throw new Problem('NOT_WITHIN_REACH')
}

/** Whoever designed a project does not come in while one is deliberated (RGC13, article 29). */
function checkNotDeliberated({ sitting }: Held, { capacity }: InvitedRow, { event }: AttendanceWanted): void {
  if (event === 'arrived' && capacity === 'designer' && isDeliberated(sitting))
    throw new Problem('DELIBERATION_UNDER_WAY')
}

function checkNews({ sitting }: Held, { event, invitedId }: AttendanceWanted, whoId: string | null): void {
  const isThere = sitting.there.some((one) => isSame(one, { invitedId, whoId }))
  if (event === 'arrived' && isThere) throw new Problem('ALREADY_THERE')
  if (event === 'left' && !isThere) throw new Problem('NOT_THERE')
}
