import { describe, expect, test } from 'vitest'
import type { FactAnswer } from '../../../api/contract/fees/statements.ts'
import { dirhams } from '../../../spatial/dirhams.ts'
import { changedFacts, differsFromDeclared, factFault, textsOf } from '../../../web/screens/fees/factTexts.ts'
import { rateFigure } from '../../../web/screens/fees/money.ts'
import { centimesTyped } from '../../../web/screens/fees/receiptTexts.ts'

const fact = (more: Partial<FactAnswer> & Pick<FactAnswer, 'fact'>): FactAnswer => ({
  declared: null,
  declaredIn: null,
  checked: null,
  ...more,
})
const COVERED = fact({ fact: 'coveredM2', declared: 212.4, declaredIn: 'project' })
const COST = fact({ fact: 'worksCost', declared: 800_000_000, declaredIn: 'project' })

describe('money', () => {
  test('is printed to the centime, with thin spaces and a comma', () => {
    expect(dirhams(595_000).replace(/\s/g, ' ')).toBe('5 950,00')
    expect(dirhams(-1_050)).toBe('−10,50')
  })

  test.each([
    ['5 950,00', 595_000],
    ['5950', 595_000],
    ['٥٩٥٠٫٥', 595_050],
    ['0.1', 10],
    ['cinq', null],
    ['-3', null],
  ])('typed as « %s » is %d centimes', (text, centimes) => expect(centimesTyped(text)).toBe(centimes))

  test('of a rate is whole where it is: 25 DH, 3,5 %', () => {
    expect([rateFigure(2_500), rateFigure(350)]).toEqual(['25', '3,5'])
  })
})

describe('a form of facts', () => {
  test('opens with what was last said on its side, costs in dirhams', () => {
    expect(textsOf([COVERED, COST], 'declare').values.coveredM2).toBe('212,4')
    expect(textsOf([COST], 'declare').values.worksCost?.replace(/\s/g, ' ')).toBe('8 000 000')
    expect(textsOf([COVERED], 'check').values.coveredM2).toBe('')
  })

  test('sends what was changed and nothing else, costs in centimes', () => {
    const values = { coveredM2: '212,4', worksCost: '8 600 000,50' }
    expect(changedFacts([COVERED, COST], { values, reasons: {} }, 'declare')).toEqual([
      { fact: 'worksCost', value: 860_000_050 },
    ])
  })

  test('sends a check of the very figure that was declared, and the reason of one that differs', () => {
    const reasons = { coveredM2: ' Mezzanine ' }
    const check = (coveredM2: string) => changedFacts([COVERED], { values: { coveredM2 }, reasons }, 'check')
    expect(check('212,4')).toEqual([{ fact: 'coveredM2', value: 212.4, reason: 'Mezzanine' }])
    expect(check('230,5')).toEqual([{ fact: 'coveredM2', value: 230.5, reason: 'Mezzanine' }])
    expect(check('')).toEqual([])
  })

  test('asks for a reason where a check is another than what was declared, and nowhere else', () => {
    const differs = (text: string, one = COVERED) => differsFromDeclared(one, text)
    expect([differs('212,40'), differs('230'), differs(''), differs('9', fact({ fact: 'occupiedM2' }))]).toEqual([
      ...[false, true],
      ...[false, false],
    ])
  })

  test('refuses what is no figure, and half a quarter', () => {
    expect([factFault('coveredM2', 'douze'), factFault('coveredM2', '-1'), factFault('coveredM2', '')]).toEqual([
      'figureFault',
      'figureFault',
      null,
    ])
    expect([factFault('occupiedQuarters', '1,5'), factFault('occupiedQuarters', '2')]).toEqual(['wholeFault', null])
  })
})
