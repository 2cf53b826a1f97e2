import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { say } from '../../../api/notifications/sentences/say.ts'
import { type AvisDesk, avisDesk } from './avisDesk.ts'
import { AIN_CHOCK } from './commission.ts'

let desk: AvisDesk
beforeAll(async () => {
  desk = await avisDesk()
})
afterAll(() => desk.close())

const FAR = '06.141.01.43'

/** What a person was told of one dossier, and the e-mails that wait for them. */
async function toldOf(person: string, dossier: string) {
  const notices = await desk.db
    .selectFrom('notice')
    .selectAll()
    .where('person_id', '=', person)
    .where('kind', '=', 'avis_asked')
    .where('path', '=', `/dossiers/${dossier}`)
    .execute()
  const messages = await desk.db
    .selectFrom('message as m')
    .innerJoin('notice as n', 'n.id', 'm.notice_id')
    .selectAll('m')
    .where('n.person_id', '=', person)
    .where('n.kind', '=', 'avis_asked')
    .where('n.path', '=', `/dossiers/${dossier}`)
    .execute()
  return { notices, messages }
}

const times = async (person: string, dossier: string) => (await toldOf(person, dossier)).notices.length

describe('a dossier handed over', () => {
  test('tells the members of each body that is asked, each once, and no later handing over tells them again', async () => {
    const [member, examiner] = [await desk.member('province'), await desk.acting(desk.agency, 'examiner')]
    const { id, headers } = await desk.dispatched()
    expect([await times(member.person, id), await times(examiner.person, id)]).toEqual([1, 1])
    await desk.move(desk.guichet.headers, id, { transition: 'ask_complement', seen: 2, reason: 'Photo illisible' })
    await desk.move(headers, id, { transition: 'give_complement', seen: 3 })
    const { number } = (await desk.course(headers, id)).answer
    const { notices, messages } = await toldOf(member.person, id)
    expect(notices.map(({ data }) => data)).toMatchObject([{ number, title: 'Villa Tazi', due: '' }])
    expect(messages).toMatchObject([{ kind: 'avis_asked', channel: 'email', language: 'fr', state: 'waiting' }])
  })

  test('tells nobody else: not the guichet, not a colleague without the right, not a member for elsewhere', async () => {
    const accountant = await desk.acting(desk.agency, 'administrator')
    const far = await desk.acting(desk.agency, 'member', [FAR])
    const bystander = await desk.people.acting('ministry', 'member', [AIN_CHOCK])
    const { id, person } = await desk.dispatched()
    for (const one of [desk.guichet.person, accountant.person, far.person, bystander.person, person])
      expect(await times(one, id)).toBe(0)
  })

  test('says by which day the law wants the avis, in the language of whoever reads', async () => {
    const member = await desk.acting(desk.agency, 'member')
    await desk.db.updateTable('person').set({ language: 'ar' }).where('id', '=', member.person).execute()
    const { id } = await desk.filed({ code: 'construire', track: 'gp' })
    await desk.move(desk.guichet.headers, id, { transition: 'dispatch', seen: 1 })
    const { notices, messages } = await toldOf(member.person, id)
    // Fifteen working days from Tuesday 24 November 2026, none of them a holiday (RGC 2013, article 18).
    expect(notices[0]?.data).toMatchObject({ due: '2026-12-15' })
    expect(messages).toMatchObject([{ language: 'ar' }])
    const data = notices[0]?.data as Record<string, string>
    expect(say('fr', 'avis_asked', data).text).toMatch(
      /^Dossier \S+ « Villa Tazi » : l’avis de votre organisme \(.+\) est demandé\. Dernier jour pour le donner : 15 décembre 2026\.$/,
    )
    expect(say('ar', 'avis_asked', data).text).toMatch(/رأي هيئتكم \(.+\) مطلوب\. آخر يوم لإبدائه: 15/)
  })

  test('tells nothing of a body that was removed before', async () => {
    const member = await desk.acting(desk.agency, 'member')
    const { id } = await desk.filed({ code: 'construire', track: 'pp' })
    const reason = 'Consultée sur un autre dossier'
    expect((await desk.dismiss(desk.guichet.headers, id, { bodyId: desk.agency, reason })).status).toBe(200)
    await desk.move(desk.guichet.headers, id, { transition: 'dispatch', seen: 1 })
    expect(await times(member.person, id)).toBe(0)
  })
})

describe('one body more', () => {
  const reason = 'Accès des secours'

  test('is told at once when the dossier is before the members, once under one key, and again when asked anew', async () => {
    const guest = await desk.people.acting('civil_protection', 'member', [AIN_CHOCK])
    const { id } = await desk.dispatched()
    const headers = { ...desk.guichet.headers, 'idempotency-key': 'un-organisme-de-plus' }
    for (const turn of [1, 2])
      expect([turn, (await desk.consult(headers, id, { bodyId: guest.body, reason })).status]).toEqual([turn, 201])
    expect(await times(guest.person, id)).toBe(1)
    await desk.dismiss(desk.guichet.headers, id, { bodyId: guest.body, reason: 'Par erreur' })
    expect(await times(guest.person, id)).toBe(1)
    await desk.consult(desk.guichet.headers, id, { bodyId: guest.body, reason })
    expect(await times(guest.person, id)).toBe(2)
  })

  test('added before the dossier is handed over is told when it is', async () => {
    const guest = await desk.people.acting('civil_protection', 'member', [AIN_CHOCK])
    const { id } = await desk.filed({ code: 'construire', track: 'pp' })
    expect((await desk.consult(desk.guichet.headers, id, { bodyId: guest.body, reason })).status).toBe(201)
    expect(await times(guest.person, id)).toBe(0)
    await desk.move(desk.guichet.headers, id, { transition: 'dispatch', seen: 1 })
    expect(await times(guest.person, id)).toBe(1)
  })
})
