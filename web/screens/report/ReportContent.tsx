import type { Ref } from 'react'
import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import { plain, printedDay } from '../../text/figures.ts'
import { useWords } from '../../text/words.ts'
import { Area, Figure } from '../../ui/Area.tsx'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { VerdictBadge } from '../../ui/VerdictBadge.tsx'
import { VerdictMark } from '../../ui/VerdictMark.tsx'
import { EnvelopePart } from '../envelope/EnvelopePart.tsx'
import type { BuildableView } from '../envelope/useBuildable.ts'
import { CommuneValue } from '../verify/confirm/SubjectFacts.tsx'
import { ZoneName } from '../verify/ZoneName.tsx'
import { CheckItem } from './CheckItem.tsx'
import { type CheckGroup, groupedChecks, isDemonstration, verdictCounts } from './checkGroups.ts'
import { landOf } from './landOf.ts'
import classes from './report.module.css'
import { SealedFacts } from './SealedFacts.tsx'

export type ReportContentProps = {
  readonly report: ReportAnswer
  readonly focused: number | null
  readonly onFocus: (check: number | null) => void
  readonly heading?: Ref<HTMLHeadingElement>
  /** Shared with the map, where there is one beside: then what can be built is worked out too. */
  readonly buildable?: BuildableView | undefined
}

/** The report in words: everything its map shows, in the order one reads it. */
export function ReportContent({ report, focused, onFocus, heading, buildable }: ReportContentProps) {
  const { t } = useWords()
  const groups = groupedChecks(report.checks)
  return (
    <article className={classes.report}>
      <header className={classes.overall} data-verdict={report.verdict}>
        <h1 ref={heading} tabIndex={-1}>
          {t('report.heading')}
        </h1>
        <VerdictBadge verdict={report.verdict} size="title" />
        <p>{t(`report.overall.${report.verdict}`)}</p>
        <Counts report={report} />
        <p className={classes.dates}>
          {t('report.madeOn', { date: printedDay(report.createdAt) })} ·{' '}
          {t('report.lawOn', { date: printedDay(report.on) })}
        </p>
      </header>
      {isDemonstration(report.checks) && <Notice tone="warning">{t('report.demonstration')}</Notice>}
      <section>
        <h2>{t('report.parcel')}</h2>
        <FactList facts={useParcelFacts(report)} />
      </section>
      <section>
        <h2>{t('report.project')}</h2>
        <ProjectFacts project={report.project} />
      </section>
      <section>
        <h2>{t('report.checks')}</h2>
        {groups.map((group) => (
          <Group key={group.group} group={group} focused={focused} onFocus={onFocus} />
        ))}
      </section>
      {buildable && <EnvelopePart subjectKey={report.id} subject={landOf(report)} {...buildable} />}
      <SealedFacts report={report} />
    </article>
  )
}

function Counts({ report }: { readonly report: ReportAnswer }) {
  const { t } = useWords()
  return (
    <ul className={classes.counts} aria-label={t('report.counts')}>
      {verdictCounts(report.checks).map(({ verdict, count }) => (
        <li key={verdict}>
          <VerdictMark verdict={verdict} /> <b className="figures">{count}</b> {t(`verdicts.${verdict}`)}
        </li>
      ))}
    </ul>
  )
}

type GroupProps = {
  readonly group: CheckGroup
  readonly focused: number | null
  readonly onFocus: (check: number | null) => void
}

function Group({ group: { group, checks }, focused, onFocus }: GroupProps) {
  const { t } = useWords()
  return (
    <section className={classes.group}>
      <h3>{t(`report.groups.${group}`)}</h3>
      <ul>
        {checks.map((numbered) => (
          <CheckItem key={numbered.index} numbered={numbered} focused={focused === numbered.index} onFocus={onFocus} />
        ))}
      </ul>
    </section>
  )
}

function useParcelFacts({ parcel, commune }: ReportAnswer): readonly Fact[] {
  const { t } = useWords()
  return [
    { term: t('confirm.area'), value: <Area m2={parcel.areaM2} /> },
    { term: t('confirm.perimeter'), value: <Figure value={parcel.perimeterM} unit={t('units.m')} /> },
    { term: t('confirm.commune'), value: <CommuneValue commune={commune} /> },
    { term: t('confirm.zone'), value: <ZoneName srid={parcel.legal.srid} /> },
  ]
}

const UNITS = { footprintM2: 'm2', floorAreaM2: 'm2', heightM: 'm' } as const
const FIGURES = ['levels', 'heightM', 'footprintM2', 'floorAreaM2', 'dwellings', 'parkingPlaces'] as const

function ProjectFacts({ project }: Pick<ReportAnswer, 'project'>) {
  const { t } = useWords()
  const unitOf = (name: (typeof FIGURES)[number]) =>
    name in UNITS ? t(`units.${UNITS[name as keyof typeof UNITS]}`) : ''
  const facts: Fact[] = [
    ...(project.use ? [{ term: t('project.use'), value: t(`uses.${project.use}`) }] : []),
    ...FIGURES.flatMap((name) => {
      const value = project[name]
      return value === undefined ? [] : [{ term: t(`project.${name}`), value: `${plain(value)} ${unitOf(name)}` }]
    }),
  ]
  return facts.length > 0 ? <FactList facts={facts} /> : <p>{t('report.projectNone')}</p>
}
