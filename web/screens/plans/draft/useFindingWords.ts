import { FINDING_KINDS, type PlanFinding } from '../../../../api/contract/plans/drafts.ts'
import { fixed, share } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { useWords } from '../../../text/words.ts'

/** Kinds whose subject is a value or a code of ours: their sentence says it. */
const SAID_IN_SENTENCE: ReadonlySet<PlanFinding['kind']> = new Set(['code_unknown', 'wrong_legal_zone', 'list_cut'])

/** What a finding is about, and what it says beside its area: what, where, and what to do. */
export function useFindingWords(finding: PlanFinding): { readonly title: string; readonly more: string } {
  const { kind, subject, data } = finding
  const { language } = useWords()
  const sentences = useSentences(finding)
  const name = String((language === 'ar' ? data.nameAr : data.nameFr) ?? subject)
  return { title: SAID_IN_SENTENCE.has(kind) ? '' : name, more: sentences.filter((one) => one !== '').join(' · ') }
}

function useSentences({ kind, subject, data }: PlanFinding): readonly string[] {
  const say = usePlanWords()
  const { language } = useWords()
  const figure = (key: string) => (typeof data[key] === 'number' ? data[key] : null)
  const words = (key: string) => String(data[key] ?? '')
  const shareOf = (key: 'share' | 'sharePlan') => {
    const part = figure('share')
    return part === null ? '' : say(`control.said.${key}`, { share: share(part) })
  }
  const feature = () => {
    const record = figure('record')
    return record === null ? '' : say('control.said.feature', { n: String(record) })
  }
  switch (kind) {
    case 'invalid_shape':
    case 'shape_changed':
      return [feature(), words(language)]
    case 'shape_skipped':
      return [
        feature(),
        data.count === undefined ? '' : say('control.said.objects', { n: words('count') }),
        words(language),
      ]
    case 'code_unknown': {
      const field = words('field')
      return [
        subject === '' ? say('control.said.empty', { field }) : say('control.said.unknown', { value: subject, field }),
      ]
    }
    case 'wrong_legal_zone':
      return [say('control.said.wrongZone', { srid: subject, expected: words('expected') })]
    case 'outside_territory': {
      const m = figure('distanceM')
      return [
        shareOf('share'),
        say('control.said.inCommunes', { communes: words(language === 'ar' ? 'inAr' : 'inFr') }),
        m ? say('control.said.distance', { m: fixed(m, 0) }) : '',
      ]
    }
    case 'territory_unknown': {
      const communes = figure('communes')
      return [
        shareOf('share'),
        say('control.said.unknownGround'),
        communes ? say('control.said.unknownCommunes', { n: fixed(communes, 0) }) : '',
      ]
    }
    case 'outside_commune':
      return [shareOf('sharePlan'), data.outline === 'approximate' ? say('control.said.approximate') : '']
    case 'outside_perimeter':
      return [shareOf('share')]
    case 'ground_lost':
      return [say('control.said.lost', { label: words('version') })]
    case 'ground_gained':
      return [say('control.said.gained', { label: words('version') })]
    case 'gap':
      return [data.of === 'perimeter' ? say('control.said.noZone') : '']
    case 'list_cut': {
      const of = FINDING_KINDS.find((one) => one === data.of)
      return [
        of ? say(`control.kinds.${of}`) : '',
        say('control.said.cut', { listed: fixed(figure('listed') ?? 0, 0), total: fixed(figure('total') ?? 0, 0) }),
      ]
    }
    default:
      return []
  }
}
