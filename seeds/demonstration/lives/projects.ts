import type { Track } from '../../../api/contract/procedures/definition.ts'
import type { Project } from '../../../api/contract/procedures/project.ts'
import type { Random } from '../random.ts'

export type Drawn = {
  readonly fr: string
  readonly ar: string
  readonly track: Track | null
  readonly project: Partial<Project>
  /** What is built, as whoever builds it names it in French; null where nothing is. */
  readonly building: string | null
}

type Sort = Omit<Drawn, 'track' | 'building'> & { readonly track?: Track; readonly building?: string }

/** Said of every building: what the tests of the grand projet and the list of pieces ask. */
const HOUSE: Partial<Project> = {
  uses: ['housing'],
  publicOwner: false,
  openToPublic: false,
  inReceivedLotissement: true,
  insuranceDue: false,
  applicantOwns: true,
  landTitle: 'titled',
}

const building = (fr: string, ar: string, facts: Partial<Project>, track: Track = 'pp'): Sort => ({
  fr,
  ar,
  track,
  building: fr,
  project: { ...HOUSE, works: 'construction', ...facts },
})

const BUILDINGS: readonly [Sort, ...Sort[]] = [
  building('Maison individuelle, R+1', 'منزل فردي من طابقين', {
    levels: 1,
    heightM: 8,
    footprintM2: 96,
    floorAreaM2: 180,
    dwellings: 1,
  }),
  building('Maison individuelle, R+2', 'منزل فردي من ثلاثة طوابق', {
    levels: 2,
    heightM: 11.5,
    footprintM2: 92,
    floorAreaM2: 264,
    dwellings: 2,
  }),
  building('Villa avec clôture', 'فيلا مع سياج', {
    levels: 1,
    heightM: 8.5,
    footprintM2: 140,
    floorAreaM2: 240,
    dwellings: 1,
  }),
  building(
    'Immeuble de rapport, R+4',
    'عمارة للكراء من خمسة طوابق',
    { levels: 4, heightM: 17.5, footprintM2: 210, floorAreaM2: 980, dwellings: 12 },
    'gp',
  ),
  building(
    'Résidence de vingt-quatre logements',
    'إقامة من أربعة وعشرين مسكنا',
    { levels: 3, heightM: 14.5, footprintM2: 420, floorAreaM2: 1600, dwellings: 24 },
    'gp',
  ),
  building(
    'École privée',
    'مدرسة خصوصية',
    {
      uses: ['teaching'],
      openToPublic: true,
      levels: 2,
      heightM: 12,
      footprintM2: 380,
      floorAreaM2: 1050,
      dwellings: 0,
    },
    'gp',
  ),
  building('Atelier de confection', 'ورشة للخياطة', {
    uses: ['industry'],
    industryClass: 3,
    industryFloorM2: 320,
    industryHeightM: 5,
    levels: 0,
    heightM: 6,
    footprintM2: 320,
    floorAreaM2: 320,
    dwellings: 0,
  }),
]

const plain = (fr: string, ar: string, facts: Partial<Project> = {}): readonly [Sort] => [
  { fr, ar, project: { ...HOUSE, ...facts } },
]

const works = (kind: NonNullable<Project['works']>): readonly [Sort, ...Sort[]] => {
  const [first, ...rest] = BUILDINGS.map((sort) => ({ ...sort, project: { ...sort.project, works: kind } }))
  return first ? [first, ...rest] : BUILDINGS
}

const named = (sorts: readonly [Sort, ...Sort[]], fr: string, ar: string): readonly [Sort, ...Sort[]] => {
  const [first, ...rest] = sorts.map((sort) => ({
    ...sort,
    fr: `${fr} : ${sort.fr.charAt(0).toLowerCase()}${sort.fr.slice(1)}`,
    ar: `${ar}: ${sort.ar}`,
  }))
  return first ? [first, ...rest] : sorts
}

/** What was built, to live in or for anything else, as it is looked at. */
function built(toLiveIn: boolean): readonly [Sort, ...Sort[]] {
  const [first, ...rest] = BUILDINGS.filter(({ project }) => (project.dwellings ?? 0) > 0 === toLiveIn).map(
    ({ fr, ar, building = fr, project: { uses = null, levels = null, dwellings = null } }): Sort => {
      return { fr, ar, building, project: { ...HOUSE, uses, levels, dwellings } }
    },
  )
  if (!first) throw new Error('no building is of that kind')
  return [first, ...rest]
}

/** What people ask of each procedure, in both languages. */
const SORTS: Readonly<Record<string, readonly [Sort, ...Sort[]]>> = {
  construire: BUILDINGS,
  modificatif: named(works('modification'), 'Modificatif', 'تعديل'),
  extension: named(works('extension'), 'Extension', 'توسيع'),
  lotir: plain('Lotissement de quarante lots', 'تجزئة من أربعين بقعة', {
    works: 'lotissement',
    lots: 40,
    worksCostDh: 6_400_000,
  }),
  lotir_modificatif: plain('Lotissement modifié : voie élargie', 'تعديل تجزئة: توسيع الطريق', {
    works: 'lotissement',
    lots: 38,
  }),
  groupe: plain('Groupe d’habitations de trente villas', 'مجموعة سكنية من ثلاثين فيلا', {
    ...{ works: 'housing_group', dwellings: 30, levels: 1, heightM: 8, footprintM2: 3600, floorAreaM2: 6000 },
  }),
  morceler: plain('Morcellement en deux parcelles', 'تقسيم العقار إلى قطعتين', { works: 'morcellement', lots: 2 }),
  regularisation: plain('Régularisation d’un étage', 'تسوية وضعية طابق', {
    works: 'regularisation',
    levels: 2,
    heightM: 10.5,
  }),
  note: plain('Renseignements sur un terrain', 'معلومات حول قطعة أرضية'),
  refection: [
    ...plain('Réfection de façade', 'إصلاح الواجهة', { works: 'repair' }),
    ...plain('Réfection d’étanchéité et de carrelage', 'إصلاح العزل والتبليط', { works: 'repair' }),
  ],
  demolition: plain('Démolition d’une maison vétuste', 'هدم منزل متداع', { works: 'demolition' }),
  habiter: named(built(true), 'Permis d’habiter', 'رخصة السكن'),
  conformite: named(built(false), 'Conformité', 'المطابقة'),
  reception_provisoire: plain('Réception provisoire du lotissement', 'التسلم المؤقت للتجزئة', {
    works: 'lotissement',
    lots: 40,
  }),
  reception_definitive: plain('Réception définitive du lotissement', 'التسلم النهائي للتجزئة', {
    works: 'lotissement',
    lots: 40,
  }),
  reception_tranche: plain('Réception de la première tranche', 'تسلم الشطر الأول', { works: 'lotissement', lots: 16 }),
  chantier: plain('Ouverture de chantier', 'فتح الورش', { works: 'construction' }),
  fermeture_chantier: plain('Fermeture de chantier', 'إغلاق الورش', { works: 'construction' }),
  derogation: plain('Dérogation de hauteur pour un hôtel', 'استثناء في العلو لفندق', {
    works: 'construction',
    uses: ['tourism'],
  }),
  derogation_rurale: plain('Maison rurale sur moins d’un hectare', 'منزل قروي على أقل من هكتار', {
    works: 'construction',
  }),
  affectation: plain('Changement d’affectation en bureaux', 'تغيير التخصيص إلى مكاتب', {
    works: 'change_of_use',
    uses: ['office'],
  }),
  attestation: plain('Attestation pour une cession', 'شهادة من أجل تفويت'),
  alignement: plain('Certificat d’alignement', 'شهادة التصفيف'),
  raccordement: plain('Raccordement à l’eau et à l’électricité', 'الربط بالماء والكهرباء'),
  declaration: plain('Ouverture d’une épicerie', 'فتح محل للبقالة', { works: 'activity', uses: ['commerce'] }),
  classe3: plain('Boulangerie (3e classe)', 'مخبزة (الصنف الثالث)', {
    works: 'activity',
    uses: ['industry'],
    industryClass: 3,
  }),
  classe2: plain('Station de lavage (2e classe)', 'محطة للغسل (الصنف الثاني)', {
    works: 'activity',
    uses: ['industry'],
    industryClass: 2,
  }),
  classe1: plain('Dépôt de gaz (1re classe)', 'مستودع للغاز (الصنف الأول)', {
    works: 'activity',
    uses: ['industry'],
    industryClass: 1,
  }),
  activite: plain('Café et pâtisserie', 'مقهى ومحل للحلويات', { works: 'activity', uses: ['commerce'] }),
  occupation: plain('Terrasse d’un café', 'شرفة مقهى', { works: 'occupation' }),
  tranchee: plain('Tranchée pour la fibre optique', 'حفر لمد الألياف البصرية', { works: 'trench' }),
  antenne: plain('Antenne sur une terrasse', 'لاقط هوائي فوق سطح', { works: 'antenna' }),
  affichage: plain('Enseigne lumineuse', 'يافطة مضيئة', { works: 'sign' }),
  evenement: plain('Tournage d’un film, trois jours', 'تصوير فيلم لمدة ثلاثة أيام', { works: 'event' }),
  boissons: plain('Débit de boissons', 'محل لبيع المشروبات', { works: 'activity', uses: ['commerce'] }),
  transfert: plain('Cession d’un fonds de commerce', 'تفويت أصل تجاري', { works: 'activity', uses: ['commerce'] }),
}

/** A project of a procedure, of one building where that is said. @throws when nobody wrote what people ask of it */
export function drawProject(procedure: string, random: Random, building: string | null = null): Drawn {
  const sorts = sortsOf(procedure)
  const [first, ...rest] = building === null ? sorts : sorts.filter((sort) => sort.building === building)
  const sort = random.pick(first ? [first, ...rest] : sorts)
  return { ...sort, track: sort.track ?? null, building: sort.building ?? null }
}

/** Whether a procedure may be asked of what stands there: dwellings get no certificate, a workshop no permit to live in it. */
export const isAskedOf = (procedure: string, building: string | null): boolean =>
  sortsOf(procedure).some((sort) => building === null || sort.building === undefined || sort.building === building)

function sortsOf(procedure: string): readonly [Sort, ...Sort[]] {
  const sorts = SORTS[procedure]
  if (!sorts) throw new Error(`what people ask of ${procedure} is not written`)
  return sorts
}
