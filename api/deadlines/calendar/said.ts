import type { Bilingual } from '../../../spatial/bilingual.ts'
import type { Effect } from '../../contract/calendar.ts'

/** What a change of the calendar does, in words: how many last days, and that each one will say why. */
export function said({ deadlines, dossiers, past }: Effect): Bilingual {
  if (deadlines === 0)
    return {
      fr: 'Aucune échéance en cours ne traverse ces jours. Les dossiers en cours sont tout de même recomptés.',
      ar: 'لا يمر أي أجل جار بهذه الأيام. ومع ذلك يعاد احتساب آجال الملفات الجارية.',
    }
  return {
    fr: `${past ? 'Ces jours sont passés : des échéances déjà annoncées changent. ' : ''}Échéances en cours qui les traversent : ${deadlines}, dans ${dossiers} dossiers. Elles sont recomptées, et chacune dira ce changement dans son explication.`,
    ar: `${past ? 'هذه الأيام مضت: تتغير آجال سبق الإعلان عنها. ' : ''}الآجال الجارية التي تمر بها: ${deadlines} في ${dossiers} من الملفات. يعاد احتسابها وسيبين كل أجل هذا التغيير في تفسيره.`,
  }
}
