import type { SameWords } from '../apart.ts'
import type * as french from '../fr/trade.ts'

export const roles: SameWords<typeof french.roles> = {
  employee: 'مستخدم',
  administrator: 'مسير حسابات الهيئة',
  president: 'رئيس',
  delegate: 'مفوض له',
  guichet: 'عون الشباك',
  cashier: 'وكيل المداخيل',
  examiner: 'مكلف بدراسة الملفات',
  member: 'عضو اللجنة',
  governor: 'عامل',
  wali: 'والي',
  supervisor: 'مشرف',
  support: 'الدعم',
  operator: 'مستغل النظام',
}

export const bodyKinds: SameWords<typeof french.bodyKinds> = {
  commune: 'جماعة',
  arrondissement: 'مقاطعة',
  province: 'إقليم أو عمالة',
  wilaya: 'ولاية',
  urban_agency: 'وكالة حضرية',
  civil_protection: 'الوقاية المدنية',
  network_operator: 'متعهد الشبكة',
  land_registry: 'المحافظة العقارية',
  ministry: 'وزارة',
  support: 'الدعم',
  architect_office: 'مكتب هندسة معمارية',
  surveyor_office: 'مكتب مسح طبوغرافي',
  engineering_office: 'مكتب دراسات',
  company: 'شركة',
  promoter: 'منعش عقاري',
}

export const parts: SameWords<typeof french.parts> = {
  owner: 'صاحب المشروع',
  designer: 'مهندس معماري',
  surveyor: 'مهندس مساح طبوغرافي',
  engineer: 'مهندس',
  correspondent: 'مراسل',
}

export const dossierStates: SameWords<typeof french.dossierStates> = {
  draft: 'مسودة',
  filed: 'مودع',
  examined: 'قيد الدراسة',
  decided: 'تم البت فيه',
  archived: 'محفوظ في الأرشيف',
}
