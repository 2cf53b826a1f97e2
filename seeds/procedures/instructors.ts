import type { ProcedureDefinition } from '../../api/contract/procedures/definition.ts'
import { plausible, sourced } from './laws.ts'

type Instructor = ProcedureDefinition['instructor']

export const GUICHET: Instructor = {
  kind: 'commune',
  rule: sourced(
    'RGC 2013, art. 10 à 16 : guichet unique de la commune de plus de 50 000 habitants ou de l’arrondissement, sinon comité préfectoral ou provincial.',
    'الضابط العام للبناء 2013، المواد 10 إلى 16: الشباك الوحيد للجماعة التي يفوق عدد سكانها 50.000 نسمة أو للمقاطعة، وإلا فاللجنة الإقليمية أو لجنة العمالة.',
  ),
}

export const GUICHET_OR_PREFECTURE: Instructor = {
  kind: 'commune',
  rule: sourced(
    'RGC 2013, art. 10 à 16 et 31 : guichet unique ou comité provincial ; à la préfecture ou à la province lorsque le terrain s’étend sur plusieurs communes.',
    'الضابط العام للبناء 2013، المواد 10 إلى 16 و31: الشباك الوحيد أو اللجنة الإقليمية؛ وبالعمالة أو الإقليم إذا كانت الأرض تمتد على عدة جماعات.',
  ),
}

export const COMMUNE: Instructor = {
  kind: 'commune',
  rule: sourced(
    'Instruit par la commune ; par l’arrondissement dans les villes qui en ont (Casablanca).',
    'تدرسه الجماعة؛ والمقاطعة في المدن التي تتوفر على مقاطعات (الدار البيضاء).',
  ),
}

export const COMMUNE_SERVICE: Instructor = {
  kind: 'commune',
  rule: plausible('Instruit par le service compétent de la commune.', 'تدرسه المصلحة المختصة بالجماعة.'),
}

export const RECEPTION_COMMISSION: Instructor = {
  kind: 'commune',
  rule: sourced('Commission de réception présidée par la commune (adala).', 'لجنة التسلم برئاسة الجماعة (عدالة).'),
}
