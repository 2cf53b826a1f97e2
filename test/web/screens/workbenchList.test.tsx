import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { FindingAnswer } from '../../../api/contract/findings.ts'
import type { Verdict } from '../../../spatial/conformity/types.ts'
import { useBenchKeys } from '../../../web/screens/workbench/BenchKeys.tsx'
import { awaiting, inOrder, worstOf } from '../../../web/screens/workbench/findingOrder.ts'
import { Around, browserParts } from './build.tsx'

beforeAll(() => {
  browserParts()
  // jsdom knows the element but cannot open it over the page
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
})
afterEach(cleanup)

/** As much of a finding as its place depends on. */
const finding = (key: string, verdict: Verdict, { judged = false, toReview = false } = {}) =>
  ({ key, check: { verdict }, decision: judged ? { id: key } : null, toReview }) as unknown as FindingAnswer

const FOUND = [
  finding('conforme', 'compliant'),
  finding('défavorable jugé', 'noncompliant', { judged: true }),
  finding('réservé', 'reserved'),
  finding('défavorable', 'noncompliant'),
  finding('réservé à revoir', 'reserved', { judged: true, toReview: true }),
]

const held = (findings: readonly FindingAnswer[]) => ({
  awaited: awaiting(findings),
  toReview: new Set(findings.filter(({ toReview }) => toReview).map(({ key }) => key)),
})

describe('the findings of a report', () => {
  test('come with what is to be looked at again first, then what nobody judged, then the rest, each the gravest first', () => {
    expect(inOrder(FOUND, held(FOUND)).map(({ finding: { key } }) => key)).toEqual([
      ...['réservé à revoir', 'défavorable', 'réservé'],
      ...['défavorable jugé', 'conforme'],
    ])
  })

  test('stay where they were while they are judged', () => {
    const opened = held(FOUND)
    const judged = FOUND.map((one) => ({ ...finding(one.key, one.check.verdict, { judged: true }) }))
    expect(inOrder(judged, opened)).toMatchObject(inOrder(FOUND, opened).map(({ index }) => ({ index })))
  })
})

test('a dossier comes to the worst of its findings', () => {
  expect(worstOf({ noncompliant: 1, unverified: 4, reserved: 2 })).toBe('noncompliant')
  expect(worstOf({ noncompliant: 0, unverified: 1, reserved: 2 })).toBe('unverified')
  expect(worstOf({ noncompliant: 0, unverified: 0, reserved: 2 })).toBe('reserved')
  expect(worstOf({ noncompliant: 0, unverified: 0, reserved: 0 })).toBe('compliant')
})

function Bench() {
  const { dialog } = useBenchKeys()
  return (
    <>
      {/* A piece read beside the findings is a dialog that does not take the page away, as the viewer makes it. */}
      {createElement('dialog', { open: true, role: 'region', 'aria-label': 'plan.pdf', tabIndex: -1 })}
      <dialog open aria-label="question" tabIndex={-1} />
      {dialog}
    </>
  )
}

test('? lists the keys while a piece is read beside the findings, with those of the piece, and not under a question', () => {
  render(<Bench />, { wrapper: Around })
  fireEvent.keyDown(screen.getByRole('dialog', { name: 'question' }), { key: '?' })
  expect(screen.queryByText('Constat suivant')).toBeNull()
  fireEvent.keyDown(screen.getByRole('region', { name: 'plan.pdf' }), { key: '?' })
  expect(screen.getByText('Constat suivant')).toBeDefined()
  expect(screen.getByText('PageDown')).toBeDefined()
})
