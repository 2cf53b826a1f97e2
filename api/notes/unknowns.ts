import type { Bilingual } from '../../spatial/bilingual.ts'
import { squareMetres } from '../../spatial/conformity/figures.ts'
import { applicableZones, governingPlans } from '../../spatial/conformity/governing.ts'
import { type Facts, PARAMETERS, type Regulation } from '../../spatial/conformity/types.ts'
import { outsidePlans } from '../../spatial/conformity/withoutPlan.ts'
import type { NoteContent, Unknown } from '../contract/notes.ts'
import type { Cover, NoteFacts } from './facts.ts'
import { servitudesMet } from './servitudesMet.ts'
import { shareText } from './shareText.ts'

/** What is not known of how much of the land. */
type Missing = { readonly area: Bilingual; readonly share: string }

const SENTENCES: Readonly<Record<Unknown, Bilingual | ((missing: Missing) => Bilingual)>> = {
  NO_PLAN: {
    fr: 'Aucun plan opposable n’est enregistré sur ce terrain : cela ne veut pas dire qu’aucune règle ne s’y applique.',
    ar: 'لا يوجد أي تصميم ملزم مسجل على هذه الأرض: وهذا لا يعني أنها لا تخضع لأي قاعدة.',
  },
  PLAN_PARTIAL: ({ area, share }) => ({
    fr: `Les plans opposables ne couvrent qu’une partie du terrain : rien n’est dit du reste, ${area.fr} (${share}).`,
    ar: `لا تغطي التصاميم الملزمة إلا جزءا من الأرض: لا تقول هذه الورقة شيئا عن الباقي، ${area.ar} (${share}).`,
  }),
  ZONES_PARTIAL: ({ area, share }) => ({
    fr: `Une partie du terrain, ${area.fr} (${share}), est dans le périmètre d’un plan opposable et dans aucune de ses zones enregistrées : sa règle n’est pas connue ici.`,
    ar: `يوجد جزء من الأرض، ${area.ar} (${share})، داخل نطاق تصميم ملزم وخارج كل المناطق المسجلة فيه: لا تعرف هنا القاعدة المطبقة عليه.`,
  }),
  PLAN_STUDIED: {
    fr: 'Un plan est à l’étude ou en enquête sur ce terrain : le règlement peut changer, et une demande d’autorisation peut recevoir un sursis.',
    ar: 'يوجد تصميم في طور الدراسة أو البحث العلني على هذه الأرض: قد يتغير الضابط، وقد يتخذ قرار بالإرجاء في شأن طلب الرخصة.',
  },
  NO_REGULATION: {
    fr: 'Le règlement d’une des zones n’est pas publié ici : aucune de ses règles n’est connue.',
    ar: 'ضابط إحدى المناطق غير منشور هنا: لا تعرف أي من قواعده.',
  },
  FIGURES_UNPUBLISHED: {
    fr: 'Des valeurs du règlement ne sont pas publiées ; elles portent la mention « non publié », ou la note dit que le règlement enregistré n’en dit rien. Ce silence n’est pas une absence de limite.',
    ar: 'بعض قيم الضابط غير منشورة؛ وهي تحمل عبارة «غير منشور»، أو تقول الورقة إن الضابط المسجل لا يذكرها. هذا السكوت لا يعني انعدام الحد.',
  },
  SERVITUDES_UNKNOWN: {
    fr: 'La couche des servitudes n’est pas chargée à cet endroit : aucune servitude n’a pu être vérifiée.',
    ar: 'طبقة الارتفاقات غير متوفرة في هذا المكان: لم يمكن التحقق من أي ارتفاق.',
  },
  SERVITUDES_PARTIAL: {
    fr: 'Rien ne dit que la couche des servitudes soit complète sur tout le terrain : il peut y en avoir d’autres que celles de cette note.',
    ar: 'لا شيء يفيد بأن طبقة الارتفاقات كاملة على كل الأرض: قد توجد ارتفاقات غير المذكورة في هذه الورقة.',
  },
  CADASTRE_UNKNOWN: {
    fr: 'Le cadastre n’est pas chargé sur tout le terrain : les limites n’ont pas été comparées à celles des voisins.',
    ar: 'لا يغطي المسح العقاري المتوفر كامل الأرض: لم تقارن الحدود بحدود الجوار.',
  },
  STREETS_UNKNOWN: {
    fr: 'Les voies ne sont pas chargées sur tout le terrain : les alignements et les largeurs de voie ne sont pas vérifiés.',
    ar: 'لا تغطي طبقة الطرق المتوفرة كامل الأرض: لم يتحقق من التصفيف ولا من عرض الطرق.',
  },
  POSITION_DOUBTFUL: {
    fr: 'Le contour a été donné en longitude et latitude : il vaut à 7 m près dans le plan légal. Un levé en coordonnées Lambert lève ce doute.',
    ar: 'أعطيت الحدود بخطوط الطول والعرض: دقتها 7 م في المستوى القانوني. رفع طبوغرافي بإحداثيات لامبير يزيل هذا الشك.',
  },
  OUTLINE_APPROXIMATE: {
    fr: 'La limite de la commune est approximative.',
    ar: 'حدود الجماعة تقريبية.',
  },
  TITLE_UNSAID: {
    fr: 'Le titre foncier n’a pas été désigné : la note porte sur le contour qu’elle dessine et non sur un titre.',
    ar: 'لم يعين الرسم العقاري: تخص هذه الورقة الحدود المرسومة فيها وليس رسما عقاريا.',
  },
}

/** Whether the règlement leaves a parameter or the uses unsaid: by a row without a figure, or by no row at all. */
const isSilent = ({ figures, uses }: Regulation): boolean =>
  uses === null || PARAMETERS.some((parameter) => (figures[parameter]?.value ?? null) === null)

/** All that the areas kept by an older note tell: overlaps count twice, and no gap between zones is known. */
const summed = (ground: Facts): Cover => ({
  plansM2: governingPlans(ground).reduce((sum, { overlapM2 }) => sum + overlapM2, 0),
  unzonedM2: 0,
})

/** Less than a thousandth of the land and than this is what centimetres along an edge make; more is always said, in m². */
const EDGE = { share: 0.001, m2: 10 } as const

/** What the note cannot say of the land, each with what it means: what is unknown is never read as « no constraint ». */
export function unknownsOf(facts: NoteFacts): NoteContent['unknown'] {
  const { ground, title } = facts
  const cover = facts.cover ?? summed(ground)
  const { coverage } = ground
  const governing = governingPlans(ground)
  const zones = applicableZones(ground)
  const { areaM2 } = ground.parcel
  const edgeM2 = Math.min(areaM2 * EDGE.share, EDGE.m2)
  const missingM2: Readonly<Partial<Record<Unknown, number>>> = {
    PLAN_PARTIAL: areaM2 - cover.plansM2,
    ZONES_PARTIAL: cover.unzonedM2,
  }
  const listed = servitudesMet(ground).length > 0
  const holds: Readonly<Record<Unknown, boolean>> = {
    NO_PLAN: governing.length === 0 && outsidePlans(ground) === null,
    PLAN_PARTIAL: governing.length > 0 && areaM2 - cover.plansM2 > edgeM2,
    ZONES_PARTIAL: cover.unzonedM2 > edgeM2,
    PLAN_STUDIED: ground.plans.some(({ state }) => state === 'study' || state === 'inquiry'),
    NO_REGULATION: zones.some(({ zone }) => zone.regulation === null),
    FIGURES_UNPUBLISHED: zones.some(({ zone }) => zone.regulation !== null && isSilent(zone.regulation)),
    SERVITUDES_UNKNOWN: coverage.servitudes.covered === 'none' && !listed,
    SERVITUDES_PARTIAL: coverage.servitudes.covered === 'partial' || (coverage.servitudes.covered === 'none' && listed),
    CADASTRE_UNKNOWN: coverage.cadastre.covered !== 'whole',
    STREETS_UNKNOWN: coverage.streets.covered !== 'whole',
    POSITION_DOUBTFUL: ground.tolerance.because === 'geographic_source',
    OUTLINE_APPROXIMATE: ground.commune?.outline === 'approximate',
    TITLE_UNSAID: title === null,
  }
  return (Object.keys(holds) as Unknown[])
    .filter((code) => holds[code])
    .map((code) => ({ code, sentence: sentenceOf(code, { missingM2: missingM2[code] ?? 0, areaM2 }) }))
}

function sentenceOf(code: Unknown, { missingM2, areaM2 }: { readonly missingM2: number; readonly areaM2: number }) {
  const sentence = SENTENCES[code]
  if (typeof sentence !== 'function') return sentence
  return sentence({ area: squareMetres(missingM2), share: shareText(missingM2 / areaM2) })
}
