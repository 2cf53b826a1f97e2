// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { fail, ok } from '../../../spatial/result.ts'
import type { Client } from '../../../web/api/client.ts'
import { secondsLeft } from '../../../web/session/idle.ts'
import { createSessionEnds, guardClient } from '../../../web/session/sessionEnds.ts'

const REFUSED = { code: 'SIGNED_OUT', status: 401, detail: { fr: 'Connectez-vous.', ar: 'سجلوا الدخول.' } }

/** A service that refuses until somebody has signed in again. */
function service() {
  const state = { open: false, calls: 0 }
  const call = async () => {
    state.calls++
    return state.open ? ok({ done: true }) : fail(REFUSED)
  }
  return { state, client: { call } as unknown as Client }
}

describe('a request refused because the session ended', () => {
  test('waits for the person to sign in again, then is made once more', async () => {
    const { state, client } = service()
    const ends = createSessionEnds()
    const answer = guardClient(client, ends, () => true).call('getMe')
    await expect.poll(() => ends.asking()).toBe(true)
    state.open = true
    ends.answer(true)
    expect(await answer).toEqual(ok({ done: true }))
    expect([state.calls, ends.asking()]).toEqual([2, false])
  })

  test('is refused after all when the person leaves', async () => {
    const { state, client } = service()
    const ends = createSessionEnds()
    const answer = guardClient(client, ends, () => true).call('getMe')
    await expect.poll(() => ends.asking()).toBe(true)
    ends.answer(false)
    expect(await answer).toEqual(fail(REFUSED))
    expect(state.calls).toBe(1)
  })

  test('asks the person once, however many wait', async () => {
    const { state, client } = service()
    const ends = createSessionEnds()
    const shown: boolean[] = []
    ends.subscribe(() => shown.push(ends.asking()))
    const guarded = guardClient(client, ends, () => true)
    const answers = Promise.all([guarded.call('getMe'), guarded.call('listNotices'), guarded.call('myMandates')])
    await expect.poll(() => state.calls).toBe(3)
    state.open = true
    ends.answer(true)
    expect((await answers).every(({ ok: fine }) => fine)).toBe(true)
    expect(shown).toEqual([true, false])
  })

  test('asks nothing of a visitor', async () => {
    const { client } = service()
    const ends = createSessionEnds()
    expect(await guardClient(client, ends, () => false).call('getMe')).toEqual(fail(REFUSED))
    expect(ends.asking()).toBe(false)
  })

  test('is noticed too when the service says that nobody is signed in any more', async () => {
    const answers = [ok({ person: null }), ok({ person: { id: 'p' } })]
    const client = { call: async () => answers.shift() } as unknown as Client
    const ends = createSessionEnds()
    const answer = guardClient(client, ends, () => true).call('getSession')
    await expect.poll(() => ends.asking()).toBe(true)
    ends.answer(true)
    expect(await answer).toEqual(ok({ person: { id: 'p' } }))
  })
})

describe('the time left to a session', () => {
  test('is counted from the last answer of the service', () => {
    expect(secondsLeft(30, 0, 0)).toBe(1800)
    expect(secondsLeft(30, 0, 28 * 60_000)).toBe(120)
    expect(secondsLeft(30, 0, 31 * 60_000)).toBe(-60)
  })

  test('is unknown to a visitor, whose session has none', () => {
    expect(secondsLeft(0, 0, 10 * 60_000)).toBeNull()
  })
})
