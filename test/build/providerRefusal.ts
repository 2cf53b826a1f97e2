import { expect } from 'vitest'
import { SESSION_COOKIE } from '../../api/identity/sessionCookie.ts'
import type { HttpBrowser } from './httpBrowser.ts'
import type { ProviderHouse } from './providerHouse.ts'

export type Step = () => ReturnType<HttpBrowser['visit']>
type Refused = { readonly at: ProviderHouse; readonly browser: HttpBrowser; readonly step: Step }

/** People, sessions, and refusals in the journal. */
export async function counted(at: ProviderHouse) {
  const people = await at.db.selectFrom('person').select('id').execute()
  const sessions = await at.db.selectFrom('session').select('id').execute()
  const events = await at.db.selectFrom('journal_event').where('action', '=', 'session.refuse').select('id').execute()
  return { people: people.length, sessions: sessions.length, refused: events.length }
}

/** Neither a person nor a session comes of it; the journal says why. */
export async function refused({ at, browser, step }: Refused, code: string): Promise<number> {
  const before = await counted(at)
  const { status, body } = await step()
  expect(body).toMatchObject({ code, status })
  expect(body.detail.fr.length).toBeGreaterThan(20)
  expect(body.detail.ar).toMatch(/[\u0600-\u06ff]/)
  expect(await counted(at)).toEqual({ ...before, refused: before.refused + 1 })
  expect(browser.cookie(SESSION_COOKIE)).toBeUndefined()
  const { detail } = await at.db
    .selectFrom('journal_event')
    .where('action', '=', 'session.refuse')
    .orderBy('id', 'desc')
    .select('detail')
    .executeTakeFirstOrThrow()
  expect(detail).toMatchObject({ method: 'oidc' })
  return status
}
