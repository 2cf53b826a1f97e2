import { request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AvisDesk, avisDesk } from '../avisDesk.ts'
import { outsideDesk, type Refused } from '../outsideDesk.ts'

let desk: AvisDesk
beforeAll(async () => {
  desk = await avisDesk()
})
afterAll(() => desk.close())

const { ask, tokenSent, answer } = outsideDesk(() => desk)

async function deposit(token: string, name: string, content: string) {
  const form = new FormData()
  form.set('file', new Blob([content]), name)
  const headers = { authorization: `Bearer ${token}` }
  const response = await desk.fetched('/api/outside-avis/document', { method: 'POST', headers, body: form })
  return {
    ...{ status: response.status, retryAfter: response.headers.get('retry-after') },
    answer: (await response.json()) as Refused,
  }
}

/** A file of forty megabytes that comes by a link and never ends; `answered` is the status, whenever it comes. */
function sending(token: string) {
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...{ 'content-type': 'multipart/form-data; boundary=x', 'content-length': 40 * 1024 * 1024 },
  }
  const line = request(`${desk.server.url}/api/outside-avis/document`, { method: 'POST', headers, agent: false })
  line.write('--x\r\nContent-Disposition: form-data; name="file"; filename="plan.pdf"\r\n\r\n%PDF-1.7')
  const answered = new Promise<number>((resolve) => {
    line.on('response', ({ statusCode = 0 }) => resolve(statusCode))
    line.on('error', () => resolve(0))
  })
  return { answered, end: () => line.destroy() }
}

describe('the document of a body without an account', () => {
  test('is one, read as every deposit is, that the dossier then holds', async () => {
    const { id } = await desk.dispatched()
    await ask(id, { email: 'depot@exemple.ma' })
    const token = await tokenSent('depot@exemple.ma')
    expect((await deposit(token, 'lettre.pdf', 'ceci n’est pas un PDF')).status).toBe(422)
    const kept = await deposit(token, 'lettre.txt', 'Avis du nadir des habous')
    expect(kept).toMatchObject({ status: 201, answer: { given: { deposited: { fileName: 'lettre.txt' } } } })
    expect(await deposit(token, 'autre.txt', 'Encore')).toMatchObject({
      status: 409,
      answer: { code: 'OUTSIDE_ALREADY_DEPOSITED' },
    })
    await answer(token)
    const { avis } = (await desk.course(desk.guichet.headers, id)).answer
    const document = avis.outside[0]?.answer?.document
    expect(document?.fileName).toBe('lettre.txt')
    const read = await desk.fetched(`/api/documents/${document?.id}/content`, { headers: desk.guichet.headers })
    expect([read.status, await read.text()]).toEqual([200, 'Avis du nadir des habous'])
    expect(await deposit(token, 'tard.txt', 'Trop tard')).toMatchObject({
      status: 409,
      answer: { code: 'OUTSIDE_LINK_OVER' },
    })
  })

  test('is read of no line before its link is: who has none is refused while the file still comes', async () => {
    const begun = [sending('y'.repeat(43)), sending('')]
    expect(await Promise.all(begun.map(({ answered }) => answered))).toEqual([404, 422])
    for (const { end } of begun) end()
  })

  test('comes once at a time by its link, and lines that never end keep no other from coming', async () => {
    const tokens: string[] = []
    for (let nth = 0; nth < 5; nth++) {
      const { id } = await desk.dispatched()
      await ask(id, { email: `lent${nth}@exemple.ma` })
      tokens.push(await tokenSent(`lent${nth}@exemple.ma`))
    }
    const [first = '', , , , fifth = ''] = tokens
    const slow = tokens.slice(0, 4).map(sending)
    const silent = await Promise.race([...slow.map(({ answered }) => answered), setTimeout(300, 'coming')])
    expect(silent).toBe('coming')
    expect(await deposit(first, 'lettre.txt', 'Avis')).toMatchObject({ status: 503, retryAfter: '5' })
    expect((await deposit(fifth, 'lettre.txt', 'Avis')).status).toBe(201)
    for (const { end } of slow) end()
    await expect.poll(async () => (await deposit(first, 'lettre.txt', 'Avis')).status).toBe(201)
  })
})
