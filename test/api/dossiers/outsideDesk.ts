import { sql } from 'kysely'
import { expect } from 'vitest'
import type { OutsideAsking } from '../../../api/contract/avis/outside.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { AvisDesk } from './avisDesk.ts'

export const MORE = {
  bodyName: 'Office des habous',
  email: 'habous@exemple.ma',
  language: 'fr',
  reason: 'Cimetière voisin',
}
export type Refused = OutsideAsking & { readonly code?: string }

/** What is asked of a body without an account, and what it asks by its link. */
export function outsideDesk(desk: () => AvisDesk) {
  const ask = (id: string, more: object = {}, headers = desk().guichet.headers) =>
    desk().asked<CourseAnswer & { code?: string }>('POST', `/api/dossiers/${id}/outside-requests`, {
      headers,
      body: { ...MORE, documents: [], withMap: false, ...more },
    })

  /** The secret that was sent to an address, as its reader has it. */
  const tokenSent = async (address = MORE.email): Promise<string> => {
    const { rows } = await sql<{ link: string; kind: string }>`select data ->> 'link' as link, kind from message
      where address = ${address} order by id desc limit 1`.execute(desk().db)
    expect(rows[0]?.kind).toBe('outside_avis_asked')
    return rows[0]?.link.split('#')[1] ?? ''
  }

  const open = (token: string) => desk().asked<Refused>('POST', '/api/outside-avis/open', { body: { token } })
  const answer = (token: string, more: object = {}) =>
    desk().asked<Refused>('POST', '/api/outside-avis/answer', {
      body: { token, name: 'Hassan Ouazzani', quality: 'Nadir des habous', opinion: 'favourable', items: [], ...more },
    })
  return { ask, tokenSent, open, answer }
}
