import { printedDay } from '../../../text/figures.ts'
import { useWords } from '../../../text/words.ts'
import { Area, Figure } from '../../../ui/Area.tsx'
import { type Fact, FactList } from '../../../ui/FactList.tsx'
import type { Subject } from '../subject.ts'
import { cameInDegrees } from '../subject.ts'
import { ZoneName } from '../ZoneName.tsx'
import classes from './confirm.module.css'
import { useOriginName } from './useOriginName.ts'

/** The outline in words: what it is called, its size, where it lies, and in which plane. */
export function SubjectFacts({ subject }: { readonly subject: Subject }) {
  const { t } = useWords()
  const { origin, legal, areaM2, perimeterM } = subject
  const name = useOriginName(subject)
  const facts: Fact[] = [
    { term: t('confirm.area'), value: <Area m2={areaM2} /> },
    { term: t('confirm.perimeter'), value: <Figure value={perimeterM} unit={t('units.m')} /> },
    { term: t('confirm.commune'), value: <CommuneValue commune={subject.commune} /> },
    { term: t('confirm.zone'), value: <ZoneName srid={legal.srid} /> },
    ...(origin.kind === 'filed' ? [{ term: t('confirm.crsHow'), value: t(`confirm.${origin.how}`) }] : []),
    ...(origin.kind === 'cadastre' ? [{ term: t('confirm.source'), value: <CadastreSource origin={origin} /> }] : []),
  ]
  return (
    <section className={classes.facts}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <FactList facts={facts} />
      {cameInDegrees(subject) && <p className={classes.why}>{t('confirm.tolerance')}</p>}
    </section>
  )
}

export function CommuneValue({ commune }: { readonly commune: Subject['commune'] }) {
  const { t, nameOf } = useWords()
  if (!commune) return t('confirm.communeNone')
  const approximate = 'outline' in commune && commune.outline === 'approximate'
  return (
    <>
      {nameOf(commune)}
      {approximate && <small title={t('frame.approximateWhy')}> ({t('frame.approximateOutline')})</small>}
    </>
  )
}

function CadastreSource({ origin }: { readonly origin: Extract<Subject['origin'], { readonly kind: 'cadastre' }> }) {
  const { t } = useWords()
  return (
    <>
      {origin.source}
      {origin.dataDate && <small> · {t('confirm.dataDate', { date: printedDay(origin.dataDate) })}</small>}
    </>
  )
}
