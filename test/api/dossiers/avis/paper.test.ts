import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withPages } from '../../../build/readPdf.ts'
import { type AvisDesk, avisDesk, wanted } from '../avisDesk.ts'
import type { Official } from '../commission.ts'

let desk: AvisDesk
let giver: Official
let dossier: Awaited<ReturnType<AvisDesk['dispatched']>>
const bare = (text: string) => text.replace(/\s+/g, ' ')

beforeAll(async () => {
  desk = await avisDesk()
  giver = await desk.acting(desk.agency, 'examiner')
  dossier = await desk.dispatched()
  const items = [{ text: 'Ramener la hauteur à 11,50 m', article: 'PA Aïn Chock, art. 4' }, { text: 'Clôture de 2 m' }]
  await desk.give(giver.headers, dossier.id, wanted(desk.agency, { opinion: 'unfavourable', items }))
})
afterAll(() => desk.close())

async function paper(headers: Official['headers'], language = 'fr', version = 1) {
  const query = `bodyId=${desk.agency}&round=1&version=${version}&language=${language}`
  const response = await desk.fetched(`/api/dossiers/${dossier.id}/avis/paper?${query}`, { headers })
  return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) }
}
const textOf = (bytes: Uint8Array) => withPages(bytes, (pages) => bare(pages.map(({ text }) => text).join(' ')))

describe('the paper of an avis', () => {
  test('says the opinion, each item with its article, who gave it, and that nobody signed it', async () => {
    const { status, bytes } = await paper(dossier.headers)
    expect(status).toBe(200)
    const text = await textOf(bytes)
    for (const words of [
      'Avis défavorable',
      '1. Ramener la hauteur à 11,50 m',
      'PA Aïn Chock, art. 4',
      '2. Clôture de 2 m',
    ])
      expect(text).toContain(words)
    expect(text).toContain('Avis conforme')
    expect(text).toContain('24/11/2026')
    expect(text).toContain('Ce document n’est pas signé.')
  })

  test('is in French and in Arabic, one part after the other, and the same bytes each time', async () => {
    const [one, two] = [await paper(dossier.headers, 'both'), await paper(giver.headers, 'both')]
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true)
    expect(await withPages(one.bytes, (pages) => pages.length)).toBe(2)
  })

  test('is for those who may read the dossier, and of an avis that was given', async () => {
    const stranger = await desk.people.signIn(await desk.people.person())
    expect((await paper(stranger)).status).toBe(404)
    expect((await paper({})).status).toBe(401)
    expect((await paper(dossier.headers, 'fr', 2)).status).toBe(404)
  })
})
