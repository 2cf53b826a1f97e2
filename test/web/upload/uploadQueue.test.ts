import { describe, expect, test } from 'vitest'
import type { UploadAnswer } from '../../../api/contract/documents.ts'
import { fail, ok } from '../../../spatial/result.ts'
import type { Problem } from '../../../web/api/problem.ts'
import type { SendingOptions } from '../../../web/upload/sender.ts'
import { createUploadQueue, isBusy, type UploadPorts } from '../../../web/upload/uploadQueue.ts'

const DOSSIER = '0192f0c0-0000-7000-8000-000000000001'

const begun = (given: Partial<UploadAnswer> = {}): UploadAnswer => ({
  id: '0192f0c0-0000-7000-8000-00000000000a',
  address: '/api/uploads/0192f0c0-0000-7000-8000-00000000000a',
  dossierId: DOSSIER,
  fileName: 'plan.pdf',
  fingerprint: 'plan.pdf/5',
  bytes: 5,
  received: 2,
  createdAt: '2026-11-24T09:00:00Z',
  lastPartAt: '2026-11-24T09:00:00Z',
  expiresAt: '2026-12-01T09:00:00Z',
  documentId: null,
  alreadyThere: false,
  refused: null,
  ...given,
})

const refusalOf = (code: string, status: number): Problem => ({ code, status, detail: { fr: code, ar: code } })

/** A queue whose line, service and clock are in the test's hands. */
function standing(given: Partial<UploadPorts> = {}) {
  const sent: { file: File; options: SendingOptions; stopped: boolean }[] = []
  const waiting: { work: () => void; ms: number }[] = []
  const forgotten: string[] = []
  let keys = 0
  const queue = createUploadQueue({
    send: (file, options) => {
      const sending = { file, options, stopped: false }
      sent.push(sending)
      return {
        stop: async () => {
          sending.stopped = true
        },
      }
    },
    forget: async (address) => forgotten.push(address) > 0,
    fingerprint: async ({ name, size }) => `${name}/${size}`,
    unfinished: async () => ok([]),
    outcome: async () => ok(begun({ documentId: '0192f0c0-0000-7000-8000-0000000000d0' })),
    now: () => 10_000,
    later: (work, ms) => waiting.push({ work, ms }),
    newKey: () => `k${++keys}`,
    ...given,
  })
  const states = () => queue.items().map(({ state }) => state)
  return { queue, sent, waiting, forgotten, states }
}

const plan = (name = 'plan.pdf', text = '12345') => new File([text], name)
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('files being deposited', () => {
  test('leave two at a time', async () => {
    const { queue, sent, states } = standing()
    queue.add(DOSSIER, [plan('a.pdf'), plan('b.pdf'), plan('c.pdf')])
    await settle()
    expect(states()).toEqual(['sending', 'sending', 'queued'])
    sent[0]?.options.onReceived('/api/uploads/x')
    await settle()
    expect(states()).toEqual(['done', 'sending', 'sending'])
  })

  test('ask the service once for a thousand, and read them one after the other', async () => {
    let asked = 0
    let reading = 0
    let most = 0
    const { queue, states } = standing({
      unfinished: async () => {
        asked += 1
        return ok([])
      },
      fingerprint: async ({ name }) => {
        reading += 1
        most = Math.max(most, reading)
        await Promise.resolve()
        reading -= 1
        return name
      },
    })
    let drawn = 0
    queue.subscribe(() => {
      drawn += 1
    })
    const files = Array.from({ length: 1000 }, (_, n) => plan(`${n}.pdf`))
    queue.add(DOSSIER, files)
    expect(drawn).toBe(1)
    await expect.poll(() => states().filter((state) => state === 'queued').length).toBe(998)
    expect([asked, most]).toEqual([1, 1])
  })

  test('of 300 MB, a plan is refused before a byte leaves, told why, and the others of the drop go on', async () => {
    const { queue, sent } = standing()
    const heavy = Object.defineProperty(plan('plan-de-300-mo.pdf'), 'size', { value: 300 * 1024 * 1024 })
    queue.add(DOSSIER, [plan('rdc.pdf'), heavy, plan('etage.pdf')], { piece: 'plan_masse' })
    await settle()
    expect(queue.items().map(({ state, refusal }) => [state, refusal])).toEqual([
      ['sending', null],
      ['refused', { by: 'browser', why: 'tooLarge' }],
      ['sending', null],
    ])
    expect(sent.map(({ file }) => file.name)).toEqual(['rdc.pdf', 'etage.pdf'])
  })

  test('leave the list when dismissed, and what the service refused is forgotten there too', async () => {
    const refused = async () => ok(begun({ refused: { code: 'PDF_SCRIPT', detail: { fr: 'non', ar: 'لا' } } }))
    const { queue, sent, forgotten } = standing({ outcome: refused })
    queue.add(DOSSIER, [plan('a.pdf'), plan('run.exe')])
    await settle()
    sent[0]?.options.onAddress('/api/uploads/7')
    sent[0]?.options.onReceived('/api/uploads/7')
    await settle()
    queue.dismiss(['k1', 'k2'])
    expect([queue.items(), forgotten]).toEqual([[], ['/api/uploads/7']])
  })

  test('go on from another device where the service has the same file of the same dossier', async () => {
    const { queue, sent } = standing({ unfinished: async () => ok([begun()]) })
    queue.add(DOSSIER, [plan()])
    await settle()
    expect(sent[0]?.options.address).toBe(begun().address)
    expect(queue.items()[0]).toMatchObject({ state: 'sending', resumedAt: 2, sent: 2 })
  })

  test('begin anew beside the same file of another dossier, or one that was refused', async () => {
    const others = [begun({ dossierId: begun().id }), begun({ refused: { code: 'X', detail: { fr: '', ar: '' } } })]
    const { queue, sent } = standing({ unfinished: async () => ok(others) })
    queue.add(DOSSIER, [plan()])
    await settle()
    expect(sent[0]?.options.address).toBeNull()
  })

  test('are not taken for the unfinished one when their content differs', async () => {
    const { queue, sent } = standing()
    queue.add(DOSSIER, [plan('plan.pdf', '123456')], { expected: begun() })
    await settle()
    expect(sent).toEqual([])
    expect(queue.items()[0]?.refusal).toEqual({ by: 'browser', why: 'notTheSame', expected: 'plan.pdf' })
  })

  test('wait longer after each failure, and go on at once when the line is back', async () => {
    const { queue, sent, waiting, states } = standing()
    queue.add(DOSSIER, [plan()])
    await settle()
    sent[0]?.options.onLost()
    expect(states()).toEqual(['retrying'])
    queue.online()
    sent[1]?.options.onLost()
    waiting.at(-1)?.work()
    expect(waiting.map(({ ms }) => ms)).toEqual([1000, 2000])
    expect(sent.length).toBe(3)
    waiting[0]?.work()
    expect(sent.length).toBe(3)
  })

  test('stay paused whatever the line does', async () => {
    const { queue, sent, states } = standing()
    queue.add(DOSSIER, [plan()])
    await settle()
    queue.pause('k1')
    sent[0]?.options.onProgress(3)
    queue.online()
    expect([states(), sent.length, sent[0]?.stopped]).toEqual([['paused'], 1, true])
    queue.resume('k1')
    expect([states(), sent.length]).toEqual([['sending'], 2])
  })

  test('go on after the person has signed in again, and stop when they have not', async () => {
    const again = standing()
    again.queue.add(DOSSIER, [plan()])
    await settle()
    again.sent[0]?.options.onRefused(refusalOf('SIGNED_OUT', 401))
    await settle()
    again.waiting[0]?.work()
    expect(again.states()).toEqual(['sending'])
    const away = standing({ unfinished: async () => fail(refusalOf('SIGNED_OUT', 401)) })
    away.queue.add(DOSSIER, [plan()])
    await settle()
    away.sent[0]?.options.onRefused(refusalOf('SIGNED_OUT', 401))
    await settle()
    expect(away.states()).toEqual(['refused'])
  })

  test('begin anew when the service has forgotten what it had', async () => {
    const { queue, sent } = standing({ unfinished: async () => ok([begun()]) })
    queue.add(DOSSIER, [plan()])
    await settle()
    sent[0]?.options.onRefused(refusalOf('NOT_FOUND', 404))
    await settle()
    expect(sent[1]?.options.address).toBeNull()
  })

  test('are refused before anything leaves when their type, size or emptiness says so', async () => {
    const { queue, sent } = standing()
    queue.add(DOSSIER, [plan('run.exe'), plan('vide.pdf', '')])
    await settle()
    expect(queue.items().map(({ refusal }) => refusal)).toEqual([
      { by: 'browser', why: 'wrongType' },
      { by: 'browser', why: 'empty' },
    ])
    expect(sent).toEqual([])
  })

  test('say what the service made of them: kept, already there, or refused', async () => {
    const answers = [
      begun({ documentId: begun().id, alreadyThere: true }),
      begun({ refused: { code: 'PDF_SCRIPT', detail: { fr: 'non', ar: 'لا' } } }),
    ]
    const { queue, sent, states } = standing({ outcome: async () => ok(answers.shift() ?? begun()) })
    queue.add(DOSSIER, [plan('a.pdf'), plan('b.pdf')])
    await settle()
    for (const { options } of [...sent]) options.onReceived('/api/uploads/x')
    await settle()
    expect(states()).toEqual(['already', 'refused'])
    expect(queue.items()[1]?.refusal).toMatchObject({ by: 'service', problem: { code: 'PDF_SCRIPT' } })
  })

  test('are forgotten by the service when cancelled', async () => {
    const { queue, sent, forgotten } = standing()
    queue.add(DOSSIER, [plan()])
    await settle()
    sent[0]?.options.onAddress('/api/uploads/9')
    expect(isBusy(queue.items())).toBe(true)
    queue.cancel('k1')
    await settle()
    expect([queue.items(), forgotten, isBusy(queue.items())]).toEqual([[], ['/api/uploads/9'], false])
  })
})
