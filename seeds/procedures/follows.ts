import type { FollowsRule } from '../../api/contract/procedures/definition.ts'
import { plausible, sourced, superseded } from './laws.ts'

const BUILDING = ['construire', 'modificatif', 'extension', 'groupe', 'regularisation']
const EQUIPPED = ['lotir', 'lotir_modificatif', 'groupe']

export const WHAT_WAS_PERMITTED: FollowsRule = {
  procedures: ['construire', 'modificatif', 'extension', 'groupe'],
  rule: superseded(
    'RGC 2013, annexe 6, art. 11 : toute modification d’un projet autorisé est une nouvelle demande.',
    'الضابط العام للبناء 2013، الملحق 6، المادة 11: كل تغيير لمشروع مرخص يكون موضوع طلب جديد.',
  ),
}

export const WHAT_WAS_BUILT: FollowsRule = {
  procedures: BUILDING,
  rule: sourced(
    'Loi 12-90, art. 55 : après les travaux qu’un permis a autorisés.',
    'القانون رقم 12.90، المادة 55: بعد الأشغال المرخص بها.',
  ),
}

export const THE_LOTISSEMENT: FollowsRule = {
  procedures: ['lotir', 'lotir_modificatif'],
  rule: plausible('Un lotissement déjà autorisé.', 'تجزئة عقارية مأذون بها من قبل.'),
}

export const WHAT_WAS_EQUIPPED: FollowsRule = {
  procedures: EQUIPPED,
  rule: sourced(
    'Loi 25-90 : les travaux d’équipement d’un lotissement ou d’un groupe d’habitations autorisé.',
    'القانون رقم 25.90: أشغال تجهيز تجزئة أو مجموعة سكنية مأذون بها.',
  ),
}

export const THE_FIRST_RECEPTION: FollowsRule = {
  procedures: ['reception_provisoire'],
  rule: plausible('Après la réception provisoire.', 'بعد التسلم المؤقت.'),
}

export const WHAT_WAS_DEMOLISHED: FollowsRule = {
  procedures: ['demolition', 'lotir', 'morceler'],
  rule: plausible(
    'Le terrain vient souvent d’une démolition, d’un lotissement ou d’un morcellement autorisés.',
    'كثيرا ما تكون الأرض موضوع هدم أو تجزئة أو تقسيم مرخص به.',
  ),
}

export const THE_WORKS: FollowsRule = {
  procedures: [...BUILDING, 'lotir', 'lotir_modificatif', 'demolition', 'refection'],
  rule: sourced(
    'Loi 66-12 : les travaux qu’une autorisation a permis.',
    'القانون رقم 66.12: الأشغال التي سمح بها الترخيص.',
  ),
}
