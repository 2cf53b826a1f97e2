import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { prepareAhead } from './demonstration/ahead.ts'
import { build } from './demonstration/build.ts'
import { census, censusTable } from './demonstration/census.ts'
import { buildCountry } from './demonstration/country/buildCountry.ts'
import { progress } from './demonstration/progress.ts'
import { reset } from './demonstration/reset.ts'
import { onStage } from './demonstration/stage.ts'
import { withOperatorDatabase } from './operatorDatabase.ts'
import { prepareDatabase } from './prepare.ts'

const LIVES = 5000
const DOSSIERS = 30_000
const MOST = 100_000

const USAGE = `npm run demo -- <command>
  build [--lives N]   play ${LIVES} dossiers over thirty-six months through the product's own commands; run again, it goes on
                      where it was stopped
  country [--dossiers N]
                      bring about ${DOSSIERS} dossiers of thirty-six months in from the paper registers of the communes of
                      every region; run again, it goes on where it was stopped
  reset               take away what build and country made, and only that`

type Values = { readonly lives: number; readonly dossiers: number }

const COMMANDS: Readonly<Record<string, (url: string, values: Values) => Promise<void>>> = {
  build: async (url, { lives }) => {
    const config = readConfig(process.env)
    await prepareDatabase(url, config)
    await onStage(url, config, async (stage) => {
      const from = performance.now()
      const [now, today] = [systemClock.now(), systemClock.today()]
      const { acts, plan } = await build(stage, { lives, now, today, onAct: progress(process.stdout, lives) })
      await prepareAhead(stage, now)
      const seconds = ((performance.now() - from) / 1000).toFixed(0)
      console.log(`\n${acts} acts played up to ${plan} in ${seconds} s\n`)
      console.log(censusTable(await census(stage)))
    })
  },
  country: async (url, { dossiers }) => {
    const config = readConfig(process.env)
    await prepareDatabase(url, config)
    await onStage(url, config, async (stage) => {
      const from = performance.now()
      const [now, today] = [systemClock.now(), systemClock.today()]
      const onRow = progress(process.stdout, dossiers)
      const built = await buildCountry(stage, { dossiers, now, today, onRow })
      const seconds = ((performance.now() - from) / 1000).toFixed(0)
      console.log(`\n${built.dossiers} dossiers of ${built.communes} communes up to ${built.day} in ${seconds} s`)
    })
  },
  reset: (url) =>
    onStage(url, readConfig(process.env), async (stage) =>
      console.log(`${await reset(stage, systemClock.now())} dossiers taken away`),
    ),
}

function countOf(option: string, text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > MOST)
    throw new Error(`--${option} is a whole number from 1 to ${MOST}`)
  return count
}

async function main(args: readonly string[]): Promise<void> {
  const options = {
    lives: { type: 'string', default: String(LIVES) },
    dossiers: { type: 'string', default: String(DOSSIERS) },
  } as const
  const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [name = ''] = positionals
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new Error(USAGE)
  if (!readConfig(process.env).demonstration)
    throw new Error('this is no demonstration (ROKHAS_DEMONSTRATION=off): nothing is built here, nor taken away')
  const wanted = { lives: countOf('lives', values.lives), dossiers: countOf('dossiers', values.dossiers) }
  await withOperatorDatabase((url) => command(url, wanted))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
