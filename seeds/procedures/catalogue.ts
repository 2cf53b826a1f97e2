import type { ProcedureDefinition } from '../../api/contract/procedures/definition.ts'
import { type CatalogueVersion, FIRST_DAY } from './define.ts'
import { activite, boissons, declaration, transfert } from './economic/activities.ts'
import { classe1, classe2, classe3 } from './economic/classes.ts'
import { affichage, antenne, evenement, occupation, tranchee } from './economic/publicDomain.ts'
import { BEFORE, type Period, SINCE } from './periods.ts'
import { GRANDS_PROJETS } from './trackTests.ts'
import { affectation } from './urban/affectation.ts'
import { alignement, attestation, raccordement } from './urban/certificates.ts'
import { chantier, fermetureChantier } from './urban/chantier.ts'
import { conformite } from './urban/conformite.ts'
import { construire } from './urban/construire.ts'
import { demolition } from './urban/demolition.ts'
import { derogation, derogationRurale } from './urban/derogation.ts'
import { extension } from './urban/extension.ts'
import { groupe } from './urban/groupe.ts'
import { habiter } from './urban/habiter.ts'
import { lotir } from './urban/lotir.ts'
import { lotirModificatif } from './urban/lotirModificatif.ts'
import { modificatif } from './urban/modificatif.ts'
import { morceler } from './urban/morceler.ts'
import { note } from './urban/note.ts'
import { receptionDefinitive, receptionProvisoire, receptionTranche } from './urban/receptions.ts'
import { refection } from './urban/refection.ts'
import { regularisationBefore2023, regularisationSince2023 } from './urban/regularisation.ts'

type Days = Pick<CatalogueVersion, 'validFrom' | 'validTo'>

const version = (definition: ProcedureDefinition, days: Days): CatalogueVersion => ({
  ...days,
  definition,
  tests: definition.track === 'by_tests' ? GRANDS_PROJETS : [],
})

/** Joint arrêté 1839.23, published on 13 July 2023: 30 and 15 days took the place of 25 and 10. */
const inBothPeriods = (define: (period: Period) => ProcedureDefinition): CatalogueVersion[] => [
  version(define(BEFORE), { validFrom: FIRST_DAY, validTo: '2023-07-12' }),
  version(define(SINCE), { validFrom: '2023-07-13', validTo: null }),
]

const throughout = (definition: ProcedureDefinition) => version(definition, { validFrom: FIRST_DAY, validTo: null })

const TWO_PERIODS = [construire, modificatif, extension, lotir, lotirModificatif, groupe, morceler]
const ONE_PERIOD = [
  ...[note, refection, demolition, habiter, conformite],
  ...[receptionProvisoire, receptionDefinitive, receptionTranche, chantier, fermetureChantier],
  ...[derogation, derogationRurale, affectation, attestation, alignement, raccordement],
  ...[declaration, classe3, classe2, classe1, activite],
  ...[occupation, tranchee, antenne, affichage, evenement, boissons, transfert],
]

/** Every procedure, in every version that was or is in force. */
export const CATALOGUE: readonly CatalogueVersion[] = [
  ...TWO_PERIODS.flatMap(inBothPeriods),
  version(regularisationBefore2023, { validFrom: FIRST_DAY, validTo: '2023-05-07' }),
  version(regularisationSince2023, { validFrom: '2023-05-08', validTo: null }),
  ...ONE_PERIOD.map(throughout),
]
