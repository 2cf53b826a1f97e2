import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { ConsultedBody } from '../../../api/contract/avis.ts'
import { AvisItem } from '../../../web/screens/course/AvisItem.tsx'
import type { Deadline } from '../../../web/screens/course/timeLeft.ts'
import { Around, browserParts } from './build.tsx'

beforeAll(browserParts)
afterEach(cleanup)

const consulted: ConsultedBody = {
  ...{ round: 1, rules: [], binding: true, added: null, removed: null, given: [], mayGive: false, maySign: false },
  body: { id: 'b', kind: 'urban_agency', nameFr: 'Agence urbaine', nameAr: 'الوكالة الحضرية' },
  askedAt: '2026-11-03T09:00:00.000Z',
}
const deadline: Deadline = {
  ...{ stage: 'avis', holder: 'members', from: '2026-11-03', assumed: false, due: '2026-11-24', days: 15, left: 0 },
  ...{ unit: 'working', met: null, skipped: [], rule: { fr: 'RGC', ar: 'ض', sureness: 'sourced' } },
}

const said = (today: string) => {
  const due = { deadline, today }
  const { container } = render(
    <Around>
      <AvisItem
        dossierId="d"
        consulted={consulted}
        due={due}
        onGive={undefined}
        onSign={undefined}
        onRemove={undefined}
      />
    </Around>,
  )
  return container.textContent ?? ''
}

test('a body that has not answered is told its last day, and how late it is', () => {
  expect(said('2026-11-24')).toContain('demandé le 03/11/2026 · dernier jour : 24/11/2026 (aujourd’hui)')
  expect(said('2026-11-26')).toContain('dernier jour : 24/11/2026 (en retard de 2 jours)')
  expect(screen.getAllByText('Agence urbaine').length).toBeGreaterThan(0)
})
