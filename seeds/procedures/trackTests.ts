import type { TrackTest } from '../../api/contract/procedures/trackTests.ts'
import { sourced, superseded } from './laws.ts'

const PUBLISHED = sourced(
  'RGC en vigueur (décret 2-18-577), liste des grands projets publiée par l’agence urbaine de Berrechid.',
  'الضابط العام الجاري به العمل (المرسوم رقم 2.18.577)، لائحة المشاريع الكبرى المنشورة من طرف الوكالة الحضرية لبرشيد.',
)
const ANNEX = (item: number, fr: string, ar: string) =>
  superseded(`RGC 2013, annexe 2, point ${item} : ${fr}`, `الضابط العام للبناء 2013، الملحق 2، البند ${item}: ${ar}`)

/**
 * The list of the grands projets; whatever is not on it is a petit projet. The 11.50 m of annex 3 name houses that are
 * petits projets among others: they decide nothing here.
 */
export const GRANDS_PROJETS: readonly TrackTest[] = [
  {
    code: 'lotissement',
    item: 1,
    nameFr: 'Lotissement ou groupe d’habitations',
    nameAr: 'تجزئة أو مجموعة سكنية',
    criterion: { kind: 'works', works: ['lotissement', 'housing_group'] },
    rule: PUBLISHED,
  },
  {
    code: 'morcellement',
    item: 2,
    nameFr: 'Morcellement',
    nameAr: 'تقسيم العقار',
    criterion: { kind: 'works', works: ['morcellement'] },
    rule: PUBLISHED,
  },
  {
    code: 'public',
    item: 3,
    nameFr: 'Bâtiment d’une administration, d’une collectivité ou d’un organisme public',
    nameAr: 'بناية لإدارة أو جماعة ترابية أو هيئة عمومية',
    criterion: { kind: 'public_owner' },
    rule: PUBLISHED,
  },
  {
    code: 'public_access',
    item: 4,
    nameFr: 'Bâtiment privé ouvert au public : tourisme, sport, enseignement, loisirs',
    nameAr: 'بناية خاصة مفتوحة للعموم: السياحة والرياضة والتعليم والترفيه',
    criterion: { kind: 'open_to_public', uses: ['tourism', 'sport', 'teaching', 'leisure'] },
    rule: ANNEX(4, 'établissements privés ouverts au public.', 'المؤسسات الخاصة المفتوحة للعموم.'),
  },
  {
    code: 'commerce',
    item: 5,
    nameFr: 'Commerce de plus de 500 m² ou de plus de 5,50 m de haut',
    nameAr: 'تجارة تفوق 500 متر مربع أو يفوق علوها 5,50 أمتار',
    criterion: { kind: 'premises', use: 'commerce', excused: null, floorOverM2: 500, heightOverM: 5.5 },
    rule: ANNEX(
      5,
      'plancher hors œuvre de plus de 500 m² ou hauteur de plus de 5,50 m, lue ici comme celle du local commercial.',
      'أرضيات تفوق 500 متر مربع أو علو يفوق 5,50 أمتار، مقروء هنا كعلو المحل التجاري.',
    ),
  },
  {
    code: 'industry',
    item: 6,
    nameFr: 'Industrie, sauf 3e classe jusqu’à 500 m² et 5,50 m',
    nameAr: 'صناعة، باستثناء الصنف الثالث إلى حدود 500 متر مربع و5,50 أمتار',
    criterion: { kind: 'premises', use: 'industry', excused: [3], floorOverM2: 500, heightOverM: 5.5 },
    rule: ANNEX(
      6,
      'la 3e classe y échappe jusqu’à 500 m² « ou » 5,50 m ; l’annexe 3 dit « et », lecture retenue.',
      'يستثنى الصنف الثالث إلى حدود 500 متر مربع «أو» 5,50 أمتار؛ والملحق 3 يقول «و»، وهي القراءة المعتمدة.',
    ),
  },
  {
    code: 'height',
    item: 7,
    nameFr: 'Plus de 15,50 m (R+3), ou 15,50 m hors lotissement réceptionné',
    nameAr: 'أكثر من 15,50 مترا (طابق أرضي + 3)، أو 15,50 مترا خارج تجزئة متسلمة',
    criterion: { kind: 'height', overM: 15.5, andAtOutsideLotissement: true },
    rule: ANNEX(
      7,
      'toute superstructure comprise, quel que soit l’usage.',
      'باحتساب جميع المنشآت العلوية، كيفما كان الاستعمال.',
    ),
  },
  {
    code: 'dwellings',
    item: 8,
    nameFr: 'Programme de plus de 20 logements',
    nameAr: 'برنامج يفوق 20 مسكنا',
    criterion: { kind: 'dwellings', over: 20 },
    rule: ANNEX(
      8,
      'tout programme de plus de 20 logements, présents ou à venir.',
      'كل برنامج يفوق 20 مسكنا، حاليا أو مستقبلا.',
    ),
  },
]
