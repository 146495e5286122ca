import { z } from 'zod'
import { type Text, textSchema } from '#core/text.ts'

const percent = z.number().min(0).max(100)

/**
 * What counts as digital, networked and platform-using. No published formula exists for 数字化网络化覆盖率
 * (domain §5.1, §11.8), so the definition is versioned data and every rate names the version it was counted by.
 */
export const digitalDefinitionSchema = z.strictObject({
  version: z.string().min(1),
  effectiveFrom: z.iso.date(),
  source: textSchema,
  /** Digital: the rate is reached and, if asked for, the core processes run in information systems. */
  digital: z.strictObject({ equipmentRateMin: percent, coreProcessesRequired: z.boolean() }),
  /** Networked: the rate is reached, or so many functions are integrated. */
  networked: z.strictObject({ equipmentRateMin: percent, integratedFunctionsMin: z.number().int().min(1) }),
  platform: z.strictObject({ servicesMin: z.number().int().min(1) }),
  /** National targets to compare with, in percent. */
  targets: z.strictObject({ coverage: percent, platform: percent }),
})
export type DigitalDefinition = z.infer<typeof digitalDefinitionSchema>

const source: Text = {
  zh: '产品默认口径（可配置，非国家标准公式）；对照目标取自“十四五”智能制造发展规划和“十四五”两化深度融合发展规划',
  en: 'Default of the product (configurable, not a formula of a national standard); targets of the 14th five-year plans',
}

/** Every definition ever shipped [P], oldest first; a version is never changed, only followed by another. */
export const digitalDefinitions: readonly DigitalDefinition[] = [
  {
    version: '2025-1',
    effectiveFrom: '2021-01-01',
    source,
    digital: { equipmentRateMin: 40, coreProcessesRequired: true },
    networked: { equipmentRateMin: 40, integratedFunctionsMin: 2 },
    platform: { servicesMin: 1 },
    targets: { coverage: 70, platform: 45 },
  },
]

/** The definition new reports are made under. */
export const currentDefinition: DigitalDefinition = digitalDefinitions.at(-1)!

export function definitionOf(version: string): DigitalDefinition | null {
  return digitalDefinitions.find((d) => d.version === version) ?? null
}
