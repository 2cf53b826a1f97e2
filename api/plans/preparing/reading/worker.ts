import { parentPort, workerData } from 'node:worker_threads'
import { type PlanFileJob, readPlanFile } from './planFile.ts'

parentPort?.postMessage(readPlanFile(workerData as PlanFileJob))
