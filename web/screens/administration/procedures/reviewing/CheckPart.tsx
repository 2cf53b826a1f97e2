import { Button } from '@mantine/core'
import type { VersionChecked, VersionDraft } from '../../../../../api/contract/procedures/drafting.ts'
import { printedDay } from '../../../../text/figures.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import { useWords } from '../../../../text/words.ts'
import { Notice } from '../../../../ui/Notice.tsx'
import { StatusBadge } from '../../../../ui/StatusBadge.tsx'
import { Refused } from '../../../frame/Refused.tsx'
import { FieldPath } from '../FieldPath.tsx'
import { useCheckVersion } from '../versionQueries.ts'
import classes from '../versions.module.css'
import { DelayChanges } from './DelayChanges.tsx'
import { Publish } from './Publish.tsx'

/** Whether it holds, what it changes, which dossiers keep the version it closes; then its publication. */
export function CheckPart({ draft }: { readonly draft: VersionDraft }) {
  const say = useVersionWords()
  const checking = useCheckVersion(draft.id)
  return (
    <div className={classes.part}>
      <p>{say('checkWhy')}</p>
      <div>
        <Button
          size="md"
          variant={draft.state === 'checked' ? 'default' : 'filled'}
          loading={checking.isPending}
          onClick={() => checking.mutate(draft.version)}
        >
          {say('checkNow')}
        </Button>
      </div>
      <Refused error={checking.error} />
      {checking.data && <Outcome checked={checking.data} />}
      {draft.state === 'checked' && <Publish draft={draft} />}
    </div>
  )
}

function Outcome({ checked }: { readonly checked: VersionChecked }) {
  const say = useVersionWords()
  const { say: sentence } = useWords()
  const { draft, delays, closes, kept } = checked
  const good = draft.state === 'checked'
  return (
    <>
      <Notice role="status" tone={good ? 'plain' : 'error'}>
        {say(good ? 'checkedGood' : 'checkedFaulty')}
      </Notice>
      <Findings checked={checked} />
      <section className={classes.section}>
        <h2>{say('changes')}</h2>
        <DelayChanges changes={delays} />
      </section>
      <section className={classes.section}>
        <h2>{say('dossiers')}</h2>
        {closes && <p>{say('closes', { from: printedDay(closes.validFrom), to: printedDay(closes.endsOn) })}</p>}
        <p>{sentence(kept)}</p>
      </section>
      <ToConfirm checked={checked} />
    </>
  )
}

function Findings({ checked: { findings } }: { readonly checked: VersionChecked }) {
  const say = useVersionWords()
  const { say: sentence } = useWords()
  if (findings.length === 0) return <p>{say('noFinding')}</p>
  return (
    <ul className={classes.findings}>
      {findings.map(({ level, code, path, sentence: told }) => (
        <li key={`${code} ${path}`}>
          <StatusBadge tone={level === 'fault' ? 'fault' : 'attention'}>{say(`levels.${level}`)}</StatusBadge>
          <FieldPath path={path} />
          <span>{sentence(told)}</span>
        </li>
      ))}
    </ul>
  )
}

function ToConfirm({ checked: { toConfirm } }: { readonly checked: VersionChecked }) {
  const say = useVersionWords()
  const { say: sentence } = useWords()
  if (toConfirm.length === 0) return null
  return (
    <details className={classes.rule}>
      <summary>{say('toConfirm', { n: toConfirm.length })}</summary>
      <ul className={classes.findings}>
        {toConfirm.map(({ path, rule }) => (
          <li key={path}>
            <FieldPath path={path} />
            <span>{sentence(rule)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
