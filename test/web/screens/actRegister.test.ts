// @vitest-environment node
import { expect, test } from 'vitest'
import { ownUnit } from '../../../web/screens/acts/ownUnit.ts'
import { registerCsv } from '../../../web/screens/acts/registerCsv.ts'

const named = { bodyNameFr: 'Arrondissement d’Aïn-Chock', bodyNameAr: 'مقاطعة عين الشق' }
const guichet = {
  ...named,
  bodyId: 'a',
  bodyKind: 'arrondissement' as const,
  role: 'guichet' as const,
  territories: ['06.141.01.41'],
}

test('the register that is offered is that of the one place whose acts one keeps, and of none of several', () => {
  const own = { code: '06.141.01.41', nameFr: 'Arrondissement d’Aïn-Chock', nameAr: 'مقاطعة عين الشق' }
  expect(ownUnit([guichet, guichet])).toEqual(own)
  expect(ownUnit([guichet, { ...guichet, bodyId: 'agence', bodyKind: 'urban_agency' as const }])).toEqual(own)
  expect(ownUnit([guichet, { ...guichet, bodyId: 'b' }])).toBeNull()
  expect(ownUnit([{ ...guichet, territories: ['06.141.01.41', '06.141.01.43'] }])).toBeNull()
  expect(ownUnit([{ ...guichet, role: 'administrator' as const }])).toBeNull()
  expect(ownUnit([])).toBeNull()
})

test('the spreadsheet says since when an act stands no longer and why, and takes no text for a formula', () => {
  const act = { number: 7, reference: '7/2026', state: 'signed', kind: 'permit', signer: null } as const
  const dossier = { dossierId: null, dossierNumber: 'D-7', procedure: null, title: '=Villa' }
  const days = { beganAt: '2026-11-20T08:00:00Z', signedAt: '2026-11-21T08:00:00Z', since: '2026-11-25T08:00:00Z' }
  const line = { ...act, ...dossier, ...days, standing: 'withdrawn' as const, reason: 'Fausse déclaration' }
  const csv = registerCsv(['N°'], [line], ({ standing }) => ({ kind: 'Autorisation', state: `${standing}` }))
  expect(csv.split('\r\n')[1]).toBe(
    `"7/2026";"Autorisation";"D-7";"'=Villa";"withdrawn";"21/11/2026";"25/11/2026";"Fausse déclaration"`,
  )
})
