import { type ProcedureDefinition, TRACKS, type Track } from '../../../../api/contract/procedures/definition.ts'
import type { ProcedureVersionAnswer } from '../../../../api/contract/procedures/versions.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { AvisPart } from './AvisPart.tsx'
import { DelaysPart } from './DelaysPart.tsx'
import { FeesPart } from './FeesPart.tsx'
import { FilingPart } from './FilingPart.tsx'
import { ForecastOfSheet } from './ForecastOfSheet.tsx'
import { MainFacts } from './MainFacts.tsx'
import { Part } from './Part.tsx'
import { PathLine } from './PathLine.tsx'
import { PiecesPart } from './PiecesPart.tsx'
import { SilencePart } from './SilencePart.tsx'
import { TestsPart } from './TestsPart.tsx'
import { ValidityPart } from './ValidityPart.tsx'

/** Those with a delay of their own; whatever the track otherwise. */
function tracksOf({ stages }: ProcedureDefinition): readonly (Track | null)[] {
  const told = TRACKS.filter((track) => stages.some((stage) => stage.code === 'total' && stage.track === track))
  return told.length > 0 ? told : [null]
}

/** The parts of a procedure's sheet, in the order an applicant asks them. */
export function SheetParts({ version }: { readonly version: ProcedureVersionAnswer }) {
  const say = useProcedureWords()
  const { definition, tests } = version
  return (
    <>
      <MainFacts version={version} />
      {definition.filing && <FilingPart filing={definition.filing} on={version.on} />}
      <Part title={say('sheet.path')} intro={say('sheet.pathHint')}>
        <PathLine definition={definition} track={null} />
      </Part>
      <DelaysPart definition={definition} />
      <ForecastOfSheet code={definition.code} tracks={tracksOf(definition)} />
      <SilencePart silence={definition.silence} />
      {tests.length > 0 && <TestsPart tests={tests} />}
      <PiecesPart pieces={definition.pieces} />
      <AvisPart avis={definition.avis} />
      <FeesPart fees={definition.fees} />
      <ValidityPart validity={definition.validity} />
    </>
  )
}
