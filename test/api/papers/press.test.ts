import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { PaperPress, PressBusy, type PressLimits } from '../../../api/papers/press.ts'
import type { ReceiptPaper } from '../../../api/papers/receiptPaper.ts'
import { receiptPaper, receiptPart } from '../../build/printedReceipt.ts'
import { withPages } from '../../build/readPdf.ts'

const MADE_AT = new Date('2026-11-24T09:00:00Z')
const presses: PaperPress[] = []
const opened = (limits: Partial<PressLimits> = {}, script?: string) => {
  const press = new PaperPress(limits, script)
  presses.push(press)
  return press
}
const badProcess = (name: string) => fileURLToPath(new URL(`./processes/${name}.ts`, import.meta.url))

afterEach(() => {
  for (const press of presses.splice(0)) press.close()
})

const print = (press: PaperPress, data: ReceiptPaper = receiptPaper()) =>
  press.print({ template: 'receipt', data, madeAt: MADE_AT })

describe('the press', () => {
  test('makes the same bytes of the same facts, by whichever of its processes', async () => {
    const press = opened()
    const all = await Promise.all(Array.from({ length: 8 }, () => print(press)))
    const another = await print(opened())
    const hashes = [...all, another].map((pdf) => createHash('sha256').update(pdf).digest('hex'))
    expect(new Set(hashes).size).toBe(1)
  })

  test('remembers nothing of a paper that is not also in the next', async () => {
    const press = opened({ most: 1 })
    await print(press)
    const parts = [{ ...receiptPart('fr', 'Autre'), foot: ['Reçu'] }]
    const other = { ...receiptPaper('Autre', parts), letterhead: { fr: ['Fès'], ar: ['فاس'] } }
    expect(await print(press, other)).toEqual(await print(opened(), other))
  })

  test('prints what somebody typed as it is: data is never code', async () => {
    const typed = '#panic("x") *gras* $x$ _y_ // <a> \\ "] #set page(fill: red) @z `'
    const pdf = await print(opened(), receiptPaper(typed))
    const [text = ''] = await withPages(pdf, (pages) => pages.map((page) => page.text))
    expect(text.replaceAll(/\s+/g, ' ')).toContain(typed)
  })

  test('refuses data its template does not understand, in the compiler’s words, and goes on', async () => {
    const press = opened({ most: 1 })
    const { parts: _, ...without } = receiptPaper()
    await expect(print(press, without as ReceiptPaper)).rejects.toThrow(/receipt\.typ.*parts/)
    expect((await print(press)).length).toBeGreaterThan(1000)
  })

  test('makes a receipt of 300 pieces, on several sheets whose head comes again', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => [
      { text: [`Pièce ${index + 1}`], under: [{ figures: `${'très_long_'.repeat(12)}${index}.pdf` }] },
      { text: ['3'] },
    ])
    const columns = [
      { head: 'Pièce', share: 4 },
      { head: 'Pages', share: 1 },
    ]
    const sections = [{ kind: 'table' as const, title: 'Pièces', columns, rows, note: null }]
    const long = { ...receiptPaper(), parts: [{ ...receiptPart('fr', 'Récépissé'), sections }] }
    const texts = await withPages(await print(opened(), long), (pages) => pages.map(({ text }) => text))
    expect(texts.length).toBeGreaterThan(6)
    expect(texts.every((text) => text.includes('Pages') && text.includes('Royaume du Maroc'))).toBe(true)
    expect(texts.at(-1)).toContain('Pièce 300')
  })
})

describe('a compiler’s process', () => {
  test('that never answers is ended, and whoever waited is told', async () => {
    const press = opened({ most: 1, seconds: 1 }, badProcess('silent'))
    const [first, second] = await Promise.allSettled([print(press), print(press)])
    expect([first, second]).toMatchObject(
      Array(2).fill({ status: 'rejected', reason: { message: 'receipt was not made within 1 s' } }),
    )
  })

  test('that falls takes one paper with it, and another process takes its place', async () => {
    const press = opened({ most: 1 }, badProcess('falling'))
    const outcomes = await Promise.allSettled([print(press), print(press)])
    expect(outcomes).toMatchObject([
      { status: 'rejected', reason: { message: 'the paper process stopped' } },
      { status: 'rejected', reason: { message: 'the paper process stopped' } },
    ])
  })

  test('that has grown makes no other paper, and nobody is refused one for that', async () => {
    const press = opened({ most: 1 }, badProcess('worn'))
    const answers = await Promise.all([print(press), print(press), print(press)])
    expect(new Set(answers).size).toBe(3)
  })

  test('has so many papers waiting and no more: the next is asked to come back', async () => {
    const press = opened({ most: 1, mostWaiting: 2, seconds: 2 }, badProcess('silent'))
    const waiting = [print(press), print(press), print(press)]
    await expect(print(press)).rejects.toThrow(PressBusy)
    press.close()
    await Promise.allSettled(waiting)
  })
})
