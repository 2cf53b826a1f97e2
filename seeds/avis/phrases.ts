import type { BodyKind } from '../../api/contract/policy/roles.ts'
import {
  ALIGNMENT,
  BUILDING,
  CLASSED,
  COMPETENCE,
  CONNECTED,
  DIVIDING,
  DRAFT_PLAN,
  EARTHQUAKE,
  EQUIPPED,
  FIRE,
  NO_PLAN,
  OTHER_AVIS,
  type PhraseGiven,
  PREWIRED,
  phrase,
  RECEIVING,
  SURVEYED,
  UNDER_STUDY,
  WORKS_SITE,
  ZONE_RULES,
} from './phrase.ts'

const PLANNERS: readonly BodyKind[] = ['urban_agency', 'commune', 'arrondissement', 'province']
const TOWN: readonly BodyKind[] = ['commune', 'arrondissement']
const agency = { of: PLANNERS, in: [...BUILDING, ...DIVIDING] }
const building = { of: PLANNERS, in: BUILDING }

const PLANNING: readonly PhraseGiven[] = [
  phrase(
    'height_over',
    ['La hauteur dépasse celle que le règlement de la zone admet.', 'العلو يتجاوز ما يسمح به ضابط المنطقة.'],
    ZONE_RULES,
    building,
  ),
  phrase(
    'levels_over',
    [
      'Le nombre de niveaux dépasse celui que le règlement de la zone admet.',
      'عدد المستويات يتجاوز ما يسمح به ضابط المنطقة.',
    ],
    ZONE_RULES,
    building,
  ),
  phrase(
    'footprint_over',
    [
      'L’emprise au sol dépasse celle que le règlement de la zone admet.',
      'المساحة المبنية على الأرض تتجاوز ما يسمح به ضابط المنطقة.',
    ],
    ZONE_RULES,
    building,
  ),
  phrase(
    'floor_ratio_over',
    [
      'La surface de plancher dépasse celle que le règlement de la zone admet.',
      'مساحة الأرضيات تتجاوز ما يسمح به ضابط المنطقة.',
    ],
    ZONE_RULES,
    building,
  ),
  phrase(
    'setback_short',
    [
      'Porter le retrait sur les limites à celui du règlement de la zone.',
      'احترام التراجع عن الحدود المنصوص عليه في ضابط المنطقة.',
    ],
    ZONE_RULES,
    building,
  ),
  phrase(
    'use_not_allowed',
    ['La zone n’admet pas l’affectation demandée.', 'لا تسمح المنطقة بالتخصيص المطلوب.'],
    ZONE_RULES,
    { ...agency, use: 'reason' },
  ),
  phrase(
    'parking_places',
    [
      'Prévoir sur la parcelle les places de stationnement que le règlement de la zone demande.',
      'توفير أماكن الوقوف التي يفرضها ضابط المنطقة داخل القطعة.',
    ],
    ZONE_RULES,
    building,
  ),
  phrase(
    'plan_under_study',
    ['Le plan d’aménagement est à l’étude sur ce terrain.', 'تصميم التهيئة قيد الدراسة على هذه الأرض.'],
    UNDER_STUDY,
    agency,
  ),
  phrase(
    'draft_plan_binds',
    [
      'Le projet n’est pas conforme au projet de plan d’aménagement, opposable depuis la clôture de l’enquête.',
      'المشروع غير مطابق لمشروع تصميم التهيئة الملزم منذ اختتام البحث العلني.',
    ],
    DRAFT_PLAN,
    agency,
  ),
  phrase(
    'no_plan_setbacks',
    [
      'Respecter le recul de 10 m de l’emprise de la voie et de 5 m des limites.',
      'احترام التراجع بعشرة أمتار عن حدود الطريق وبخمسة أمتار عن حدود الأرض.',
    ],
    NO_PLAN,
    building,
  ),
  phrase(
    'alignment_cut',
    ['Retirer du terrain la partie frappée d’alignement.', 'استثناء الجزء الذي يمسه تخطيط الطريق من الأرض.'],
    ALIGNMENT,
    agency,
  ),
  phrase('lots_unserved', ['Assurer la desserte de chaque lot par une voie.', 'ضمان ربط كل بقعة بطريق.'], EQUIPPED, {
    of: PLANNERS,
    in: DIVIDING,
  }),
  phrase(
    'green_spaces',
    ['Porter au plan les espaces libres et plantés.', 'إدراج الساحات والمساحات المغروسة في التصميم.'],
    EQUIPPED,
    { of: PLANNERS, in: DIVIDING },
  ),
]

const OF_THE_TOWN: readonly PhraseGiven[] = [
  phrase(
    'threshold_level',
    ['Mettre le niveau du seuil en accord avec celui du trottoir.', 'ملاءمة مستوى العتبة مع مستوى الرصيف.'],
    COMPETENCE,
    { of: TOWN, in: BUILDING, use: 'reserve' },
  ),
  phrase(
    'site_fence',
    [
      'Clore le chantier à deux mètres de hauteur et y afficher le panneau de l’autorisation.',
      'تسييج الورش بعلو مترين وتعليق لوحة الرخصة به.',
    ],
    WORKS_SITE,
    { of: TOWN, in: BUILDING, use: 'reserve' },
  ),
  phrase(
    'works_announced',
    [
      'Avertir la commune quarante-huit heures avant d’ouvrir le chantier.',
      'إخبار الجماعة ثمانية وأربعين ساعة قبل افتتاح الورش.',
    ],
    WORKS_SITE,
    { of: TOWN, in: BUILDING, use: 'reserve' },
  ),
  phrase(
    'built_otherwise',
    ['Les travaux exécutés ne sont pas ceux des plans autorisés.', 'الأشغال المنجزة ليست أشغال التصاميم المرخصة.'],
    COMPETENCE,
    { of: PLANNERS, in: RECEIVING },
  ),
  phrase(
    'other_avis_needed',
    [
      'Recueillir l’avis de l’administration dont la voie ou le domaine borde le terrain.',
      'الحصول على رأي الإدارة التي يحاذي طريقها أو ملكها الأرض.',
    ],
    OTHER_AVIS,
    { of: PLANNERS },
  ),
]

const fire = { of: ['civil_protection'], in: [...BUILDING, ...RECEIVING, ...CLASSED] } as const
const SAFETY: readonly PhraseGiven[] = [
  phrase('fire_notice', ['Joindre la notice de sécurité incendie.', 'إرفاق مذكرة الوقاية من الحريق.'], FIRE, fire),
  phrase(
    'fire_access',
    ['Rendre une façade accessible aux engins de secours.', 'جعل واجهة سهلة الولوج لآليات الإغاثة.'],
    FIRE,
    fire,
  ),
  phrase('fire_exits', ['Revoir le nombre et la largeur des issues.', 'مراجعة عدد المخارج وعرضها.'], FIRE, fire),
  phrase(
    'fire_smoke',
    ['Désenfumer les cages d’escalier et les sous-sols.', 'تجهيز أدراج البناية والأقبية بمصارف الدخان.'],
    FIRE,
    fire,
  ),
  phrase(
    'fire_means',
    [
      'Prévoir les moyens de première intervention : extincteurs, colonnes, bouches.',
      'توفير وسائل التدخل الأولي: المطفآت والأعمدة ونقط الماء.',
    ],
    FIRE,
    fire,
  ),
  phrase(
    'structure_notice',
    [
      'Joindre la note de calcul parasismique du bureau d’études.',
      'إرفاق المذكرة الحسابية المضادة للزلازل لمكتب الدراسات.',
    ],
    EARTHQUAKE,
    { of: ['civil_protection', 'urban_agency', ...TOWN], in: BUILDING },
  ),
]

const operator = { of: ['network_operator'] } as const
const SERVED: readonly PhraseGiven[] = [
  phrase(
    'sewer_missing',
    [
      'Le terrain n’est pas raccordé à l’assainissement : dire comment il le sera.',
      'الأرض غير مربوطة بشبكة التطهير: بيان كيفية ربطها.',
    ],
    CONNECTED,
    { of: ['network_operator', ...PLANNERS], in: [...BUILDING, ...DIVIDING] },
  ),
  phrase(
    'water_missing',
    [
      'Le terrain n’est pas raccordé à l’eau potable : dire comment il le sera.',
      'الأرض غير مربوطة بالماء الصالح للشرب: بيان كيفية ربطها.',
    ],
    CONNECTED,
    { of: ['network_operator', ...PLANNERS], in: [...BUILDING, ...DIVIDING] },
  ),
  phrase(
    'telecom_prewiring',
    ['Joindre le plan de précâblage des télécommunications.', 'إرفاق تصميم التجهيز بشبكة الاتصالات.'],
    PREWIRED,
    operator,
  ),
  phrase(
    'network_crossed',
    [
      'Un réseau en place passe sous la construction : le déplacer ou s’en écarter.',
      'توجد شبكة تحت البناء: تحويلها أو الابتعاد عنها.',
    ],
    COMPETENCE,
    operator,
  ),
  phrase(
    'substation_place',
    ['Réserver l’emplacement d’un poste de transformation.', 'تخصيص مكان لمحطة تحويل كهربائي.'],
    COMPETENCE,
    { ...operator, in: [...BUILDING, ...DIVIDING] },
  ),
  phrase(
    'network_studies',
    ['Faire viser les plans des réseaux par l’exploitant.', 'عرض تصاميم الشبكات على المستغل للتأشير عليها.'],
    EQUIPPED,
    { ...operator, in: DIVIDING },
  ),
]

const registry = { of: ['land_registry'] } as const
const LAND: readonly PhraseGiven[] = [
  phrase(
    'outline_not_title',
    ['Le contour ne correspond pas au titre foncier.', 'المحيط لا يطابق الرسم العقاري.'],
    COMPETENCE,
    registry,
  ),
  phrase(
    'survey_not_attached',
    ['Rattacher le plan topographique au réseau géodésique.', 'ربط التصميم الطبوغرافي بالشبكة الجيوديزية.'],
    SURVEYED,
    { ...registry, in: DIVIDING },
  ),
  phrase(
    'areas_do_not_add_up',
    [
      'La somme des contenances des lots ne fait pas celle du titre.',
      'مجموع مساحات البقع لا يساوي مساحة الرسم العقاري.',
    ],
    COMPETENCE,
    { ...registry, in: DIVIDING },
  ),
  phrase(
    'charge_on_title',
    ['Une charge inscrite au titre s’oppose à l’opération.', 'يتعارض تحمل مقيد بالرسم العقاري مع العملية.'],
    COMPETENCE,
    { ...registry, use: 'reason' },
  ),
]

const ANYBODY: readonly PhraseGiven[] = [
  phrase('plans_unreadable', ['Le plan est illisible ou incomplet.', 'التصميم غير مقروء أو ناقص.'], COMPETENCE),
  phrase('pieces_contradict', ['Les pièces se contredisent.', 'الوثائق متناقضة.'], COMPETENCE),
  phrase(
    'visit_needed',
    ['Une visite des lieux est nécessaire avant de se prononcer.', 'تلزم معاينة الأماكن قبل إبداء الرأي.'],
    COMPETENCE,
    { use: 'reason' },
  ),
]

/** What bodies may say, in the order it is offered. */
export const PHRASES: readonly PhraseGiven[] = [...PLANNING, ...OF_THE_TOWN, ...SAFETY, ...SERVED, ...LAND, ...ANYBODY]
