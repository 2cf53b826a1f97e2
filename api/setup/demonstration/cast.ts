import { castLives } from '../../../seeds/demonstration/lives/castLives.ts'
import type { Config } from '../../config.ts'
import { play } from './play.ts'
import { onStage } from './stage.ts'

/** The name of the lives every demonstration begins with. */
export const CAST_PLAN = 'cast'
const CAST_DAY = '2026-11-24'

/** Plays the few dossiers of the published accounts, each once. The country, its people and the procedures come first. */
export async function playCast(url: string, config: Config): Promise<void> {
  await onStage(url, config, (stage) => play(stage, { plan: CAST_PLAN, day: CAST_DAY, lives: castLives() }))
}
