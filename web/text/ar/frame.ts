import type { Words } from '../fr/fr.ts'

export const frame: Words['frame'] = {
  name: 'رخص',
  tagline: 'الشباك الوطني لرخص التعمير',
  skipToContent: 'الانتقال إلى المحتوى',
  otherLanguage: 'Français',
  home: 'الرئيسية',
  offline: 'أنتم غير متصلين بالشبكة. ما أدخلتموه محفوظ، وسيستأنف التحقق عند عودة الاتصال.',
  loading: 'جارٍ التحميل…',
  mapLoading: 'جارٍ تحميل الخريطة…',
  mapFailed: 'تعذر تحميل الخريطة. تبقى باقي طرق تحديد القطعة الأرضية متاحة.',
  mapLabel: 'الخريطة',
  retry: 'إعادة المحاولة',
  sheetGrow: 'تكبير اللوحة',
  sheetShrink: 'تصغير اللوحة',
  notFoundTitle: 'الصفحة غير موجودة',
  notFoundText: 'هذا العنوان لا يؤدي إلى أي صفحة. تحققوا من الرابط أو عودوا إلى الرئيسية.',
  failedTitle: 'تعذر عرض هذه الصفحة',
  failedText: 'وقع خطأ غير متوقع. ما أدخلتموه محفوظ: أعيدوا تحميل الصفحة.',
  signIn: 'دخول',
  showPassword: 'إظهار',
  hidePassword: 'إخفاء',
  exampleDay: 'مثال: 24/11/2026',
  reload: 'إعادة تحميل الصفحة',
  navigation: {
    dossiers: 'الملفات',
    board: 'ما يستعجل',
    avis: 'الآراء المنتظرة',
    workbench: 'الدراسة',
    signatures: 'في انتظار التوقيع',
    counter: 'الشباك',
    sessions: 'جلسات اللجنة',
    notes: 'أوراق المعلومات التعميرية',
    administration: 'الإدارة',
    territory: 'الآجال على الخريطة',
    plans: 'التصاميم',
    journal: 'السجل العمومي',
  },
  approximateOutline: 'حدود تقريبية',
  approximateWhy: 'لم تُحمَّل بعد الحدود الرسمية لهذه الجماعة: الحدود المعروضة للاستئناس فقط.',
}

export const units: Words['units'] = {
  ha: 'هـ',
  a: 'آر',
  ca: 'س',
  m: 'م',
  m2: 'م²',
  km2: 'كلم²',
  people: 'نسمة',
}

export const verdicts: Words['verdicts'] = {
  compliant: 'مطابق',
  reserved: 'مطابق بتحفظ',
  unverified: 'غير متحقق منه',
  noncompliant: 'غير مطابق',
}
