import type { NamedRank } from '../../contract/activities.ts'

type Section = NamedRank & { readonly divisions: readonly [first: number, last: number] }

const section = (code: string, divisions: Section['divisions'], nameFr: string, nameAr: string): Section => ({
  code,
  divisions,
  nameFr,
  nameAr,
})

/** The 21 sections of NACE rév. 2 and the divisions each holds; their Arabic names are this product's own. */
export const SECTIONS: readonly Section[] = [
  section('A', [1, 3], 'Agriculture, sylviculture et pêche', 'الفلاحة والغابات والصيد البحري'),
  section('B', [5, 9], 'Industries extractives', 'الصناعات الاستخراجية'),
  section('C', [10, 33], 'Industrie manufacturière', 'الصناعة التحويلية'),
  section('D', [35, 35], 'Électricité, gaz, vapeur et air conditionné', 'الكهرباء والغاز والبخار وتكييف الهواء'),
  section('E', [36, 39], 'Eau, assainissement, déchets et dépollution', 'الماء والتطهير والنفايات وإزالة التلوث'),
  section('F', [41, 43], 'Construction', 'البناء والأشغال'),
  section('G', [45, 47], 'Commerce et réparation de véhicules', 'التجارة وإصلاح المركبات'),
  section('H', [49, 53], 'Transports et entreposage', 'النقل والتخزين'),
  section('I', [55, 56], 'Hébergement et restauration', 'الإيواء والإطعام'),
  section('J', [58, 63], 'Information et communication', 'الإعلام والاتصال'),
  section('K', [64, 66], 'Finance et assurance', 'المالية والتأمين'),
  section('L', [68, 68], 'Immobilier', 'العقار'),
  section('M', [69, 75], 'Activités spécialisées, scientifiques et techniques', 'أنشطة متخصصة وعلمية وتقنية'),
  section('N', [77, 82], 'Services administratifs et de soutien', 'خدمات إدارية وخدمات الدعم'),
  section('O', [84, 84], 'Administration publique', 'الإدارة العمومية'),
  section('P', [85, 85], 'Enseignement', 'التعليم'),
  section('Q', [86, 88], 'Santé humaine et action sociale', 'الصحة والعمل الاجتماعي'),
  section('R', [90, 93], 'Arts, spectacles, sports et loisirs', 'الفنون والعروض والرياضة والترفيه'),
  section('S', [94, 96], 'Autres services', 'خدمات أخرى'),
  section('T', [97, 98], 'Ménages employeurs ou producteurs', 'أنشطة الأسر المشغلة أو المنتجة'),
  section('U', [99, 99], 'Organismes extraterritoriaux', 'الهيئات الخارجة عن الولاية الوطنية'),
]
