import { CATALOGUE } from '../../../../seeds/procedures/catalogue.ts'
import type { ActKind } from '../../../contract/actsDrafted.ts'
import type { ProcedureDefinition } from '../../../contract/procedures/definition.ts'
import { project } from '../../../contract/procedures/project.ts'
import { validityFor } from '../../../deadlines/validity.ts'
import { type ActFacts, actFacts, type SigningFacts } from '../../facts.ts'

/** Which procedure the example of each kind follows. */
const PROCEDURE_OF: Readonly<Record<ActKind, string>> = {
  permit: 'construire',
  refusal: 'construire',
  deferral: 'construire',
  certificate: 'habiter',
  attestation: 'refection',
}

/** An invented request of each kind, under the catalogue's own procedure: nobody's, and marked so in its subject. */
export function exampleFacts(kind: ActKind): ActFacts {
  const version = CATALOGUE.find(
    ({ definition, validTo }) => definition.code === PROCEDURE_OF[kind] && validTo === null,
  )
  if (!version) throw new Error(`the catalogue has no ${PROCEDURE_OF[kind]}`)
  const { definition, validFrom } = version
  const { code, number, family, flow, nameFr, nameAr } = definition
  return actFacts.parse({
    kind,
    dossier: { number: '061410141-2026-00012', title: 'Exemple : villa R+1', filedOn: '2026-10-12' },
    procedure: { code, number, family, flow, nameFr, nameAr, validFrom },
    track: flow === 'commission' ? 'pp' : null,
    commune: COMMUNE,
    applicants: [{ nameFr: 'Amina Tazi', nameAr: 'أمينة التازي' }],
    designers: [{ nameFr: 'Youssef Alami', nameAr: 'يوسف العلمي' }],
    land: { title: 'titled', titleNumber: '12345/C', areaM2: 240, srid: 26191, trace: null },
    project: project.parse({ works: 'construction', uses: ['housing'], floorAreaM2: 180, levels: 1, heightM: 8.5 }),
    plans: kind === 'permit' ? 3 : 0,
    avis: flow === 'commission' ? avisOf(kind) : [],
    steps: stepsOf(flow),
    validity: kind === 'permit' ? validityFor(definition.validity, false) : null,
    ...decided(kind, definition),
  } satisfies ActFacts)
}

const COMMUNE: ActFacts['commune'] = {
  ...{ code: '06.141.01.41', nameFr: 'Aïn-Chock', nameAr: 'عين الشق', kind: 'arrondissement', filing: 'guichet' },
  ...{ provinceFr: 'Casablanca', provinceAr: 'الدار البيضاء', provinceKind: 'prefecture' },
}

const PARKING = {
  fr: 'Prévoir deux places de stationnement dans la parcelle',
  ar: 'توفير مكانين لوقوف السيارات داخل القطعة',
  article: null,
}

const avisOf = (kind: ActKind): ActFacts['avis'] => [
  {
    ...{ nameFr: 'Agence urbaine de Casablanca', nameAr: 'الوكالة الحضرية للدار البيضاء', binding: true },
    ...{ opinion: kind === 'refusal' ? 'unfavourable' : 'reserved', items: [PARKING], on: '2026-10-26' },
  },
  {
    ...{ nameFr: 'Protection civile', nameAr: 'الوقاية المدنية', binding: false },
    ...{ opinion: 'favourable', items: [], on: '2026-10-27' },
  },
]

const stepsOf = (flow: ActFacts['procedure']['flow']): ActFacts['steps'] => ({
  sessionOn: flow === 'commission' ? '2026-10-28' : null,
  minutesOn: flow === 'commission' || flow === 'reception' ? '2026-10-30' : null,
  inspectedOn: flow === 'reception' ? '2026-10-28' : null,
  settledOn: flow === 'commission' || flow === 'reception' ? '2026-11-05' : null,
})

type Decided = Pick<ActFacts, 'silence' | 'motives' | 'deferral' | 'conditions'>

const decided = (kind: ActKind, { silence }: ProcedureDefinition): Decided => ({
  silence: kind === 'attestation' ? { due: '2026-10-26', rule: silence.rule } : null,
  motives:
    kind === 'refusal'
      ? [
          {
            ...{ ground: 'binding_avis', detail: 'L’agence urbaine a donné un avis défavorable.', article: null },
            detailAr: 'أبدت الوكالة الحضرية رأيا غير موافق.',
          },
          {
            ...{ ground: 'plan_rules', detail: 'Hauteur de 14 m pour 11,50 m permis.', article: null },
            detailAr: 'علو 14 م مقابل 11,50 م مسموح بها.',
          },
        ]
      : [],
  deferral:
    kind === 'deferral'
      ? {
          ...{ ground: 'no_plan', detail: 'Le plan d’aménagement est attendu.', until: '2027-11-20' },
          detailAr: 'تصميم التهيئة قيد الانتظار.',
        }
      : null,
  conditions: [],
})

/** Who signs the examples, by the kind of act. */
export const exampleSigner = (kind: ActKind, at: Date): SigningFacts =>
  kind === 'attestation'
    ? {
        ...{ by: { nameFr: 'Hassan Idrissi', nameAr: 'حسن الإدريسي' }, role: 'governor', at: at.toISOString() },
        body: { nameFr: 'Préfecture de Casablanca', nameAr: 'عمالة الدار البيضاء' },
      }
    : {
        ...{ by: { nameFr: 'Karim Bennani', nameAr: 'كريم بناني' }, role: 'president', at: at.toISOString() },
        body: { nameFr: 'Arrondissement d’Aïn-Chock', nameAr: 'مقاطعة عين الشق' },
      }
