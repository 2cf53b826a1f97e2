import type { AvisRule } from '../../api/contract/procedures/definition.ts'
import { plausible, sourced, superseded } from './laws.ts'

type Rule = AvisRule['rule']
type Kind = AvisRule['kind']
type Beside = Partial<Pick<AvisRule, 'network' | 'track' | 'binding' | 'silence'>>

/** What a consulted body's silence is worth is read in no text for most of them. */
const SILENCE_UNKNOWN: AvisRule['silence'] = {
  effect: 'unknown',
  rule: plausible(
    'Loi 55-19 : le silence d’un organisme consulté passerait pour un avis favorable.',
    'القانون رقم 55.19: قد يعتبر سكوت الهيئة المستشارة رأيا بالموافقة.',
  ),
}

export const avis = (kind: Kind, rule: Rule, beside: Beside = {}): AvisRule => ({
  kind,
  network: null,
  track: null,
  binding: false,
  silence: SILENCE_UNKNOWN,
  ...beside,
  rule,
})

const PERMANENT = sourced(
  'RGC 2013, art. 21, repris par le RGC en vigueur : membre permanent de la commission.',
  'الضابط العام للبناء 2013، المادة 21، كما احتفظ به الضابط الجاري به العمل: عضو دائم في اللجنة.',
)
const GRAND_PROJET = sourced(
  'RGC 2013, art. 21 : membre pour les grands projets.',
  'الضابط العام للبناء 2013، المادة 21: عضو بالنسبة للمشاريع الكبرى.',
)
const CONFORME = sourced(
  'RGC 2013, art. 35, et dahir 1-93-51 : aucune autorisation sans l’avis conforme de l’agence urbaine.',
  'الضابط العام للبناء 2013، المادة 35، والظهير رقم 1.93.51: لا يسلم أي إذن دون الرأي المطابق للوكالة الحضرية.',
)
const MORCELLEMENT = sourced(
  'RGC 2013, art. 22 : membre pour le morcellement. En pratique son refus arrête le dossier : à confirmer.',
  'الضابط العام للبناء 2013، المادة 22: عضو بالنسبة لتقسيم العقار. ورفضه يوقف الملف عمليا: في انتظار التأكيد.',
)

const NETWORKS = ['telecom', 'water', 'electricity'] as const

export const AGENCY_BINDS = avis('urban_agency', CONFORME, { binding: true })

const PERMANENT_MEMBERS: AvisRule[] = [avis('province', PERMANENT), avis('commune', PERMANENT), AGENCY_BINDS]

const networks = (rule: Rule, beside: Beside = {}) =>
  NETWORKS.map((network) => avis('network_operator', rule, { ...beside, network }))

export const COMMISSION_AVIS: AvisRule[] = [
  ...PERMANENT_MEMBERS,
  avis('civil_protection', GRAND_PROJET, { track: 'gp' }),
  ...networks(GRAND_PROJET, { track: 'gp' }),
]

export const MORCELLEMENT_AVIS: AvisRule[] = [...PERMANENT_MEMBERS, avis('land_registry', MORCELLEMENT)]

const PREWIRING = sourced(
  'Loi 12-90, art. 56 : contrôle du précâblage des télécommunications sous un mois lorsqu’il est obligatoire (art. 44) ; le silence vaut avis favorable.',
  'القانون رقم 12.90، المادة 56: مراقبة التجهيز بشبكة الاتصالات داخل شهر عندما تكون إلزامية (المادة 44)؛ ويعتبر السكوت رأيا بالموافقة.',
)
const RECOLEMENT = superseded(
  'RGC 2013, art. 42 : commission de récolement ; l’attestation de l’architecte peut en tenir lieu.',
  'الضابط العام للبناء 2013، المادة 42: لجنة المعاينة؛ ويمكن أن تقوم شهادة المهندس المعماري مقامها.',
)

export const RECOLEMENT_AVIS: AvisRule[] = [
  avis('province', RECOLEMENT),
  avis('commune', RECOLEMENT),
  avis('network_operator', PREWIRING, { network: 'telecom', silence: { effect: 'favourable', rule: PREWIRING } }),
]

const RECEPTION = sourced(
  'Commission de réception d’un lotissement : fiche « réception provisoire » du ministère de la Justice (adala).',
  'لجنة تسلم التجزئة: بطاقة «التسلم المؤقت» لوزارة العدل (عدالة).',
)

export const RECEPTION_AVIS: AvisRule[] = [
  avis('commune', RECEPTION),
  avis('province', RECEPTION),
  avis('urban_agency', RECEPTION),
  avis('land_registry', RECEPTION),
  ...networks(RECEPTION),
  avis(
    'ministry',
    sourced(
      'Équipement, sur le domaine public maritime ou une voie non communale ; Culture, s’il y a lieu (adala).',
      'التجهيز، بالنسبة للملك العمومي البحري أو الطرق غير الجماعية؛ والثقافة عند الاقتضاء (عدالة).',
    ),
  ),
]

const CLASSE = sourced(
  'Membres consultés pour un établissement classé : fiche de la commune d’Agadir.',
  'الأعضاء المستشارون بالنسبة لمؤسسة مرتبة: بطاقة جماعة أكادير.',
)

export const CLASSE_2_AVIS: AvisRule[] = [
  avis('commune', CLASSE),
  avis('province', CLASSE),
  avis('civil_protection', CLASSE),
  avis(
    'ministry',
    sourced(
      'Inspection du travail, énergie et mines : fiche de la commune d’Agadir.',
      'مفتشية الشغل، والطاقة والمعادن: بطاقة جماعة أكادير.',
    ),
  ),
  avis(
    'network_operator',
    sourced(
      'ONEE, en présence d’une ligne à haute tension : fiche de la commune d’Agadir.',
      'المكتب الوطني للكهرباء والماء الصالح للشرب، عند وجود خط للتوتر العالي: بطاقة جماعة أكادير.',
    ),
    { network: 'electricity' },
  ),
]

export const PUBLIC_DOMAIN_NETWORKS: AvisRule[] = networks(
  plausible('Exploitants des réseaux en place.', 'مستغلو الشبكات الموجودة.'),
)
