// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { BacklogRowAnswer } from '../../../api/contract/backlog.ts'
import { parseBacklogSearch } from '../../../web/screens/administration/backlog/backlogSearch.ts'
import { matchScans } from '../../../web/screens/administration/backlog/matchScans.ts'
import { RowsTable } from '../../../web/screens/administration/backlog/RowsTable.tsx'
import { Around, browserParts } from './build.tsx'

beforeAll(browserParts)
afterEach(cleanup)

const row = (more: Partial<BacklogRowAnswer>): BacklogRowAnswer => ({
  ...{ line: 2, state: 'faulty', cells: {}, filedOn: null, faults: [], notes: [], refusal: null, dossier: null },
  ...{ scans: [], procedure: 'construire' },
  ...more,
})
const imported = (paperNumber: string, id: string, scans: string[] = []) =>
  row({ state: 'imported', cells: { paperNumber }, dossier: { id, number: `N-${id}` }, scans })
const file = (name: string) => new File(['x'], name)

describe('the preview of a paper register', () => {
  const faulty = row({
    line: 7,
    cells: { paperNumber: '12/2023', filedOn: '31/02/2023', familyName: 'Ouchen' },
    faults: [{ field: 'filedOn', code: 'DATE_UNREADABLE', data: { written: '31/02/2023' } }],
  })

  test('says the line, the column, what is written there and what to do', async () => {
    render(
      <Around>
        <RowsTable rows={[faulty]} />
      </Around>,
    )
    const line = (await screen.findByRole('rowheader', { name: '7' })).closest('tr') as HTMLElement
    expect(within(line).getByText('Date de dépôt')).toBeTruthy()
    expect(within(line).getByText(/« 31\/02\/2023 » n’est pas une date : écrivez jour\/mois\/année/)).toBeTruthy()
  })

  test('says the same in Arabic', async () => {
    render(
      <Around language="ar">
        <RowsTable rows={[faulty]} />
      </Around>,
    )
    expect(await screen.findByText('تاريخ الإيداع', { selector: 'b' })).toBeTruthy()
    expect(screen.getByText(/ليس تاريخا: اكتبوا اليوم\/الشهر\/السنة/)).toBeTruthy()
  })
})

describe('scans dropped together', () => {
  const rows = [imported('12/2023', 'a'), imported('12', 'b'), imported('7/2023', 'c', ['Plan du riad.pdf'])]
  const pieces = new Map([['construire', new Set(['plan_masse'])]])
  const matched = (...names: string[]) => matchScans(names.map(file), rows, pieces)
  const placed = (...names: string[]) =>
    matched(...names).matched.map(({ file: { name }, dossierId, piece }) => [name, dossierId, piece])

  test('join the dossier whose row names them, or whose number they begin with, the longest first', () => {
    expect(placed('PLAN DU RIAD.pdf', '12-2023.pdf', '12_2023 suite.pdf', '12.pdf', '٧-٢٠٢٣.pdf')).toEqual([
      ['PLAN DU RIAD.pdf', 'c', null],
      ['12-2023.pdf', 'a', null],
      ['12_2023 suite.pdf', 'a', null],
      ['12.pdf', 'b', null],
      ['٧-٢٠٢٣.pdf', 'c', null],
    ])
  })

  test('stand for the piece whose code follows the number, and for none when it is none of the procedure', () => {
    expect(placed('12-2023-plan_masse.pdf', '12-2023-plan-masse-2.pdf', '12-2023-facture.pdf')).toEqual([
      ['12-2023-plan_masse.pdf', 'a', 'plan_masse'],
      ['12-2023-plan-masse-2.pdf', 'a', 'plan_masse'],
      ['12-2023-facture.pdf', 'a', null],
    ])
  })

  test('are left out when no row or two rows claim them', () => {
    const twice = [imported('1/2023', 'a', ['plan.pdf']), imported('2/2023', 'b', ['plan.pdf'])]
    const { unmatched } = matchScans([file('plan.pdf'), file('vacances.pdf')], twice, pieces)
    expect(unmatched.map(({ name }) => name)).toEqual(['plan.pdf', 'vacances.pdf'])
  })
})

test('the address keeps which register and which rows, and drops what is neither', () => {
  const registre = '018f0000-0000-7000-8000-000000000000'
  expect(parseBacklogSearch({ registre, lignes: 'faulty' })).toEqual({ registre, lignes: 'faulty' })
  expect(parseBacklogSearch({ registre: '1', lignes: 'all' })).toEqual({})
})
