import type { TestProject } from 'vitest/node'
import { testTemplate } from './testCluster.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    maintenanceUrl: string
    territoryTemplate: string
  }
}

/** Once a run: the private test cluster and its migrated template. */
export default async function prepareDatabases(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, territory } = await testTemplate()
  project.provide('maintenanceUrl', cluster.url('postgres'))
  project.provide('territoryTemplate', territory)
  return cluster.stop
}
