import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import { plain } from '../../text/figures.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'

type Project = ReportAnswer['project']
const FIELDS = ['use', 'levels', 'heightM', 'footprintM2', 'floorAreaM2', 'dwellings', 'parkingPlaces'] as const
const UNITS = { footprintM2: 'm2', floorAreaM2: 'm2', heightM: 'm' } as const

/** What the applicant declared of the project in two reports: what changed, and nothing else. */
export function ProjectsCompared({ before, after }: { readonly before: Project; readonly after: Project }) {
  const say = useWorkbenchWords()
  const { t } = useWords()
  const changed = FIELDS.filter((field) => before[field] !== after[field])
  const told = (field: (typeof FIELDS)[number], { [field]: value }: Project) => {
    if (value === undefined) return say('notSaid')
    if (typeof value === 'string') return t(`uses.${value}`)
    return field in UNITS ? `${plain(value)} ${t(`units.${UNITS[field as keyof typeof UNITS]}`)}` : plain(value)
  }
  if (changed.length === 0) return <p>{say('sameProject')}</p>
  return (
    <table className={tables.table} data-stacks>
      <caption>{say('projects')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('projectField')}</th>
          <th scope="col">{say('before')}</th>
          <th scope="col">{say('after')}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map((field) => (
          <tr key={field}>
            <th scope="row">{t(`project.${field}`)}</th>
            <td data-label={say('before')}>
              <bdi>{told(field, before)}</bdi>
            </td>
            <td data-label={say('after')}>
              <bdi>{told(field, after)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
