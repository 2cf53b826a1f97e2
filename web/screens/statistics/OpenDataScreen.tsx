import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { OpenDataAnswer } from '../../../api/contract/performance/openData.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay } from '../../text/figures.ts'
import { useBulletinWords } from '../../text/useBulletinWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { MapService } from './MapService.tsx'
import { PublicPages } from './PublicPages.tsx'
import classes from './statistics.module.css'
import { useOpenData } from './statisticsQueries.ts'
import { useQuarterName } from './useQuarterName.ts'

/** The public figures as files, with what each column and each indicator is. */
export function OpenDataScreen() {
  const say = useBulletinWords()
  useTitle(say('openData.title'))
  const { data, error, refetch } = useOpenData()
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <PublicPages />
      <h1>{say('openData.title')}</h1>
      <p className={classes.intro}>{say('openData.intro')}</p>
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[44, 44, 200, 200]} />}
      {data && <Described data={data} />}
      <MapService />
    </main>
  )
}

function Described({ data: { licence, datasets, indicators } }: { readonly data: OpenDataAnswer }) {
  const say = useBulletinWords()
  const { say: told } = useWords()
  return (
    <>
      <p>
        <strong>{say('openData.licence')}</strong> : {told(licence.name)} (
        {say('openData.licenceSince', { day: printedDay(licence.since) })}).{' '}
        {licence.url && <a href={licence.url}>{licence.url}</a>}
      </p>
      {datasets.map((dataset) => (
        <section key={dataset.code}>
          <h2>{told(dataset.name)}</h2>
          <p className={classes.intro}>{told(dataset.what)}</p>
          <Files dataset={dataset} />
          <Dictionary columns={dataset.columns} />
        </section>
      ))}
      <h2>{say('openData.indicators')}</h2>
      <table className={tables.table} data-stacks>
        <caption className="unseen">{say('openData.indicators')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('openData.indicator')}</th>
            <th scope="col">{say('openData.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {indicators.map(({ code, name, how, excluded }) => (
            <tr key={code}>
              <th scope="row">
                {told(name)}
                <br />
                <code dir="ltr">{code}</code>
              </th>
              <td>
                {told(how)} {told(excluded)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

type Dataset = OpenDataAnswer['datasets'][number]

function Files({ dataset: { periods, files } }: { readonly dataset: Dataset }) {
  const say = useBulletinWords()
  const quarterName = useQuarterName()
  const [period = '', setPeriod] = useState(periods[0])
  if (periods.length === 0) return <p>{say('openData.none')}</p>
  return (
    <div className={classes.filters}>
      <NativeSelect
        size="md"
        label={say('openData.period')}
        value={period}
        data={periods.map((code) => ({ value: code, label: quarterName(code) }))}
        onChange={({ currentTarget: { value } }) => setPeriod(value)}
      />
      <p className={classes.files}>
        {files.map(({ format, path }) => (
          <a key={format} href={`${path}?period=${period}`} download>
            {say(`openData.${format}`)}
          </a>
        ))}
      </p>
    </div>
  )
}

function Dictionary({ columns }: Pick<Dataset, 'columns'>) {
  const say = useBulletinWords()
  const { say: told } = useWords()
  return (
    <table className={tables.table} data-stacks>
      <caption>{say('openData.dictionary')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('openData.column')}</th>
          <th scope="col">{say('openData.type')}</th>
          <th scope="col">{say('openData.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, type, meaning }) => (
          <tr key={name}>
            <th scope="row">
              <code dir="ltr">{name}</code>
            </th>
            <td>{say(`openData.types.${type}`)}</td>
            <td>{told(meaning)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
