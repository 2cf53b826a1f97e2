import type { Transition } from '../../../api/contract/procedures/transitions.ts'

type Said = readonly [fr: string, ar: string]

/** Why something is refused or asked for, as officials write it, in either language. */
export const REASONS: Readonly<Partial<Record<Transition, readonly [Said, ...Said[]]>>> = {
  refuse_admission: [
    ['Le plan cadastral ne porte pas les coordonnées des bornes.', 'التصميم العقاري لا يتضمن إحداثيات العلامات.'],
    ['Le certificat de propriété date de plus de trois mois.', 'شهادة الملكية يتجاوز تاريخها ثلاثة أشهر.'],
    ['La demande n’est pas signée par tous les propriétaires.', 'الطلب غير موقع من طرف جميع الملاك.'],
  ],
  ask_complement: [
    ['Coter les retraits sur le plan de masse.', 'يرجى بيان قياسات التراجعات على تصميم الكتلة.'],
    [
      'Joindre la coupe sur l’accès au sous-sol, pente indiquée.',
      'يرجى إرفاق المقطع على مدخل الطابق تحت الأرضي مع بيان الانحدار.',
    ],
    ['Préciser le nombre de places de stationnement par logement.', 'يرجى تحديد عدد أماكن الوقوف لكل مسكن.'],
    ['Fournir l’accord de l’indivision ou un mandat.', 'يرجى الإدلاء بموافقة الشركاء على الشياع أو بوكالة.'],
  ],
  ask_modification: [
    ['Ramener la hauteur à celle de la zone.', 'يرجى خفض العلو إلى المسموح به في المنطقة.'],
    ['Reculer la façade arrière pour respecter le prospect.', 'يرجى تراجع الواجهة الخلفية احتراما للارتداد.'],
  ],
  extend: [
    ['La stabilité du mur mitoyen est soumise à un expert.', 'عرض متانة الجدار المشترك على خبير.'],
    ['Une étude du sol est attendue.', 'في انتظار دراسة التربة.'],
  ],
  defer: [
    ['L’alignement de la voie est en cours d’arrêté.', 'قرار تصفيف الطريق في طور الإعداد.'],
    ['Un plan d’aménagement est à l’étude sur le secteur.', 'تصميم التهيئة للقطاع في طور الدراسة.'],
  ],
  refuse: [
    ['L’usage projeté est interdit dans la zone.', 'الاستعمال المزمع غير مسموح به في المنطقة.'],
    ['Le coefficient d’occupation du sol est dépassé.', 'تم تجاوز معامل استعمال الأرض.'],
    ['Le terrain est grevé d’une servitude non aedificandi.', 'القطعة الأرضية مثقلة بارتفاق عدم البناء.'],
  ],
}
