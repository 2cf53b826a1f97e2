import type { AvisWeight } from '../../api/contract/avis/weights.ts'
import { plausible } from '../procedures/laws.ts'

type Weighed = AvisWeight & { readonly validFrom: string }

/** What a silence and an opposition are worth where no rule of a procedure says it: nothing of it was read in a text. */
export const WEIGHTS: readonly Weighed[] = [
  {
    ...{ about: 'silence', procedure: null, kind: null, effect: 'unknown', validFrom: '2021-04-01' },
    rule: plausible(
      'Loi 55-19 : le silence d’un organisme consulté passerait pour un avis favorable.',
      'القانون رقم 55.19: قد يعتبر سكوت الهيئة المستشارة رأيا بالموافقة.',
    ),
  },
  {
    ...{ about: 'opposition', procedure: null, kind: null, effect: 'reserves', validFrom: '2013-05-24' },
    rule: plausible(
      'Avis consultatif : ses motifs se pèsent, il n’arrête pas le dossier.',
      'رأي استشاري: توزن أسبابه ولا يوقف الملف.',
    ),
  },
  {
    ...{ about: 'opposition', procedure: 'morceler', kind: 'land_registry', effect: 'veto', validFrom: '2013-05-24' },
    rule: plausible(
      'RGC 2013, art. 22 : la conservation foncière est membre pour le morcellement ; en pratique son refus arrête le dossier.',
      'الضابط العام للبناء 2013، المادة 22: المحافظة العقارية عضو بالنسبة لتقسيم العقار؛ ورفضها يوقف الملف عمليا.',
    ),
  },
]
