import type { BatchFinding } from '../../../../api/contract/servitudeBatches.ts'
import { fixed } from '../../../text/figures.ts'
import { useBatchWords } from '../../../text/useBatchWords.ts'
import { useWords } from '../../../text/words.ts'

type Said = { readonly label: string; readonly subject: string; readonly more: string }

/** What a finding of a batch is called, what it is about and what it says besides. */
export function useFindingWords(): (finding: BatchFinding) => Said {
  const say = useBatchWords()
  const { language } = useWords()
  const inLanguage = (data: BatchFinding['data'], name: string) =>
    String(data[`${name}${language === 'ar' ? 'Ar' : 'Fr'}`] ?? '')
  const more = ({ kind, subject, data }: BatchFinding): string => {
    const field = String(data.field ?? '')
    switch (kind) {
      case 'invalid_footprint':
      case 'invalid_generator':
        return String(data[language === 'ar' ? 'ar' : 'fr'] ?? '')
      case 'effect_unknown':
      case 'value_unread':
      case 'distance_not_positive':
        return subject === ''
          ? say('control.said.empty', { field })
          : say('control.said.value', { value: subject, field })
      case 'wrong_legal_zone':
        return say('control.said.wrongZone', { srid: subject, expected: String(data.expected ?? '') })
      case 'outside_territory': {
        const commune = inLanguage(data, 'commune')
        if (commune === '') return say('control.said.nowhere')
        const agency = String(data.agency ?? '')
        return agency === ''
          ? say('control.said.commune', { commune })
          : say('control.said.agency', { commune, agency })
      }
      case 'already_there':
        return say('control.said.there', { name: inLanguage(data, 'name'), source: String(data.source ?? '') })
      case 'spills_over': {
        const spills = say('control.said.spills', { communes: inLanguage(data, 'communes') })
        return [spills, String(data.agencies ?? ''), data.approximate === 1 ? say('control.said.approximate') : '']
          .filter((part) => part !== '')
          .join(' · ')
      }
      case 'footprint_missing':
      case 'generator_missing':
        return data.link ? say('control.said.link', { link: String(data.link) }) : say('control.said.noLink')
      case 'record_empty':
        return say('control.said.records', { n: fixed(Number(data.records ?? 0), 0) })
      case 'duplicate':
        return ''
    }
  }
  const isValue = ({ kind }: BatchFinding) =>
    kind === 'effect_unknown' ||
    kind === 'value_unread' ||
    kind === 'distance_not_positive' ||
    kind === 'wrong_legal_zone'
  return (finding) => ({
    label: say(`control.kinds.${finding.kind}`),
    subject: isValue(finding) ? '' : finding.subject,
    more: more(finding),
  })
}
