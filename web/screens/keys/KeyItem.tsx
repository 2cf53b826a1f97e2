import { Button } from '@mantine/core'
import { useState } from 'react'
import type { KeyChange, KeyState, SigningKey } from '../../../api/contract/keys.ts'
import { printedDay } from '../../text/figures.ts'
import { useKeyWords } from '../../text/useKeyWords.ts'
import { useWords } from '../../text/words.ts'
import { FactList } from '../../ui/FactList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { nameIn, PersonName } from '../../ui/PersonName.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import { ChangeKey } from './ChangeKey.tsx'
import { KeyFault } from './KeyFault.tsx'
import classes from './keys.module.css'

const TONES: Readonly<Record<KeyState, Tone>> = {
  active: 'good',
  suspended: 'attention',
  revoked: 'fault',
  replaced: 'waiting',
}
const SOON_DAYS = 60

/** Words compared as a person would: without accents, in any order. */
const folded = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s-]+/)
    .toSorted()
    .join(' ')

type KeyItemProps = { readonly signingKey: SigningKey; readonly onReplace: (() => void) | null }

/** One key: whose, where, until when, how it stands, and what may be done with it. */
export function KeyItem({ signingKey: key, onReplace }: KeyItemProps) {
  const say = useKeyWords()
  const [changing, setChanging] = useState<KeyChange['state'] | null>(null)
  const live = key.state === 'active' || key.state === 'suspended'
  const left = key.daysLeft < 0 ? say('over') : say('daysLeft', { days: key.daysLeft })
  const { givenName, familyName } = key.holder
  return (
    <li className={classes.key}>
      <div className={classes.head}>
        <b>
          <PersonName person={key.holder} />
        </b>
        <StatusBadge tone={TONES[key.state]}>{say(`states.${key.state}`)}</StatusBadge>
      </div>
      <FactList
        facts={[
          { term: say('certifiedName'), value: <bdi>{key.certifiedName}</bdi> },
          {
            term: say('validTo'),
            value: (
              <span className="figures">
                {printedDay(key.validTo.slice(0, 10))} · {left}
              </span>
            ),
          },
          { term: say('kind'), value: say(`kinds.${key.kind}`) },
          { term: say('reference'), value: <bdi className={classes.code}>{key.reference}</bdi> },
          { term: say('authority'), value: <bdi>{key.authority}</bdi> },
          { term: say('serial'), value: <bdi className={classes.code}>{key.serial}</bdi> },
        ]}
      />
      {live && folded(key.certifiedName) !== folded(`${givenName} ${familyName}`) && (
        <Notice tone="warning">{say('otherName')}</Notice>
      )}
      {live && key.fault && key.fault !== 'KEY_NOT_ACTIVE' && <KeyFault fault={key.fault} />}
      {live && !key.fault && key.daysLeft <= SOON_DAYS && <Notice tone="warning">{left}</Notice>}
      {live && key.provedAt === null && <p className={classes.hint}>{say('unproved')}</p>}
      {key.suspension && <Suspended body={key.body} suspension={key.suspension} />}
      {key.reason && <p className={classes.hint}>{key.reason}</p>}
      {key.may.includes('key.change') && (
        <div className={classes.deeds}>
          {onReplace && (
            <Button variant="default" size="md" onClick={onReplace}>
              {say('replace')}
            </Button>
          )}
          {key.suspension?.mayEnd !== false && (
            <Button
              variant="default"
              size="md"
              onClick={() => setChanging(key.state === 'active' ? 'suspended' : 'active')}
            >
              {say(key.state === 'active' ? 'suspend' : 'resume')}
            </Button>
          )}
          <Button variant="default" size="md" onClick={() => setChanging('revoked')}>
            {say('revoke')}
          </Button>
        </div>
      )}
      {changing && <ChangeKey signingKey={key} state={changing} onClose={() => setChanging(null)} />}
    </li>
  )
}

type SuspendedProps = Pick<SigningKey, 'body'> & { readonly suspension: NonNullable<SigningKey['suspension']> }

/** Who holds a key back and since when; to its holder, whom to ask for it. */
function Suspended({ body, suspension: { by, at, mayEnd } }: SuspendedProps) {
  const say = useKeyWords()
  const { language, nameOf } = useWords()
  const day = printedDay(at)
  const since = by ? say('suspendedBy', { day, name: nameIn(language, by) }) : say('suspendedOn', { day })
  return (
    <Notice tone="warning">
      {since} {!mayEnd && say('askToResume', { body: nameOf(body) })}
    </Notice>
  )
}
