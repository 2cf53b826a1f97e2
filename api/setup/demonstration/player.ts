import { parentPort, workerData } from 'node:worker_threads'
import { type Played, play } from './play.ts'
import type { Part, PartMessage } from './playApart.ts'
import { onStage } from './stage.ts'

const { url, config, ...playing } = workerData as Part // what playApart gives
let isStopped = false

const say = (message: PartMessage) => parentPort?.postMessage(message)

function onAct(played: Played): void {
  if (isStopped) throw new Error('the demonstration was stopped')
  say({ kind: 'act', played })
}

parentPort?.once('message', () => {
  isStopped = true
})
parentPort?.unref() // nobody stops what has ended
const acts = await onStage(url, config, (stage) => play(stage, { ...playing, onAct }))
say({ kind: 'end', acts })
